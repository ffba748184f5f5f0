"""Whether a stretch of text says whose statement it is: a verb of saying or reporting, or “according to”."""

from newslint.document import word_pattern
from newslint.language.speech import CREDITING, HOMONYMS, REPORTED


def is_attributed(doc, start, end, verbs, plain=frozenset(), besides=None, participles=True, infinitives=False):
    """Whether text[start:end] names a source by a form of one of the verbs or by a phrase that credits one.

    verbs: lemmas of lists/verbs-of-saying.txt and verbs-of-reporting.txt.  plain: those that count also where their form
    may be a noun (“claims”).  besides: (start, end) of words that are judged themselves: a verb in them or right after
    them does not count (“reportedly said”).  participles: whether “saying” counts, which may go with another clause.
    infinitives: whether a form that may be a noun counts after “to” (“to present her as a traitor”).
    """
    if not REPORTED.keys().isdisjoint(word_pattern(doc).findall(doc.folded, start, end)):
        last = ""
        for m in doc.tokens(start, end):
            word = m[0]
            verb = REPORTED.get(word)
            if verb in verbs and (participles or not word.endswith("ing")) and (
                    word not in HOMONYMS or verb in plain or infinitives and last == "to") and not (
                    besides and besides[0] <= m.start() <= besides[1] + 1):
                return True
            last = word
    return credits_source(doc.folded[start:end])


def credits_source(text):
    """Whether a folded text has a phrase that credits a source, such as “according to”."""
    return any(phrase in text for phrase in CREDITING)
