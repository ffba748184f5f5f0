"""Accusations and labels that stand as fact in the paper's own voice: dictator, war crimes, genocidal."""

from functools import cached_property

from newslint.language.lists import word_set
from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import sentence_at
from newslint.language.speech import CREDITING, HOMONYMS, REPORTED
from newslint.checks import Check, Triggers
from newslint.document import WORD, Later, word_pattern
from newslint.finding import Hit, Place

REACH = 400  # characters of a sentence that are read around a term
PLAINLY = word_set("plain-accusing-verbs")  # verbs more often than nouns in such sentences
WORDS = Later(r"[\w'-]+")


class OwnVoice(Check):
    """An accusation outside quotation marks in a sentence that names no accuser; one Hit a term and article.

    terms: words and phrases, all their forms, by the term that the finding names.  acts: crimes that are an accusation
    only when done by or to the powerful; `powerful` words in the sentence say so.  accusers: lemmas of verbs that say
    who accuses, judges or denies.  qualified: words right before a term that mark it as not (yet) a fact (alleged).
    matters: words right after it that make it the name of a matter (a tribunal).  settled: words in the sentence for
    what courts or history have settled (convicted, Holocaust).
    """

    terms: dict[str, list]
    acts: dict[str, list]
    powerful: frozenset
    accusers: frozenset
    qualified: frozenset
    matters: frozenset
    settled: frozenset
    slots = frozenset()

    def triggers(self):
        return Triggers(words=frozenset(self._called))

    @cached_property
    def _called(self):
        """{word: [(term, whether it is an act, the form that the word calls, the other words of the form)]}.

        The longest word calls a phrase: there is many a state, and few of terror.
        """
        called = {}
        for table in (self.terms, self.acts):
            for term, forms in table.items():
                for form in forms:
                    words = WORD.findall(form)  # as the article's are cut: anti-semite is two
                    longest = max(words, key=len)
                    entry = term, table is self.acts, form, {*words[:-1]} - {longest}
                    called.setdefault(longest, []).append(entry)
                    if len(words) > 1 and longest == words[-1]:
                        called.setdefault(longest + "'s", []).append(entry)
        return called

    def run(self, doc, keys):
        terms = {}
        for key in keys:
            for term, is_act, form, others in self._called[key]:
                if doc.words.issuperset(others):
                    terms.setdefault((term, is_act), set()).add(form)
        for (_, needs_power), forms in terms.items():
            places = sorted((start, end) for form in forms for start, end in doc.spans(form)
                            if self._stands(doc, start, end, needs_power))
            if places:
                yield Hit(*places[0], related=tuple(Place(a, b, "also") for a, b in places[1:] if a >= places[0][1]))

    def _stands(self, doc, start, end, needs_power):
        """Whether the term stands as a fact."""
        folded = doc.folded
        before = WORDS.findall(folded[max(0, start - 50) : start])
        after = WORDS.findall(folded[end : end + 40])
        if not self.qualified.isdisjoint(before[-3:]) or not self.matters.isdisjoint(after[:2]):
            return False
        sentence = None if quote_at(doc, start) else sentence_at(doc, start)
        if sentence is None:
            return False
        floor, ceiling = max(sentence.start, start - REACH), min(sentence.end, end + REACH)
        words = word_pattern(doc).findall(folded, floor, ceiling)
        if not self.settled.isdisjoint(words) or needs_power and self.powerful.isdisjoint(words):
            return False
        for word, last in zip(words, ["", *words]):
            if REPORTED.get(word) in self.accusers and (
                    word not in HOMONYMS or REPORTED[word] in PLAINLY or last == "to"):
                return False
        text = folded[floor:ceiling]
        return not any(phrase in text for phrase in CREDITING)
