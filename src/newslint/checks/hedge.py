"""Hearsay that belongs to nobody: “reportedly”, “is widely seen as”, “there is speculation that”."""

from newslint.language.lists import word_set
from newslint.analysis.attribution import is_attributed
from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import sentence_at
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, word_pattern
from newslint.finding import Hit

PLAIN = frozenset({"say"})  # “they say” attributes, whatever else its form may be
SENTENCE_WINDOW = 400  # characters of a sentence that are read around a hedge
_BE = r"(?:is|are|was|were|be|been|being|'s|'re)"
BEING = LazyPattern(rf"(?<!to )(?<!not )\b{_BE}(?: (?:also|now|still|increasingly|sometimes|often|already|long|once|largely|generally))* \Z")
IT_IS = LazyPattern(
    r"it(?<![^\W_]it)(?: is| was|'s| has been)(?: (?:also|now|often|sometimes|long|already|widely|generally|commonly))* \Z"
)
# What the words before “said” may end with if they are “it is”; looked at first, since “said” is everywhere.
BEFORE_REPORTED = (
    " is ", " was ", "'s ", " been ", " also ", " now ", " often ", " sometimes ", " long ", " already ", " widely ",
    " generally ", " commonly ",
)
AFTER_REPORTED = LazyPattern(r" (?:live|as)\b")
# What people have been known to do, they did: a habit, and nobody's report.
HABIT = LazyPattern(r"\b(?:has|have|had|'s|'ve|'d)(?: (?:also|sometimes|often|occasionally|even|long))? been \Z")
AFTER_MANNER = LazyPattern(r" (?P<held>[^\W_]+)(?: (?:as|to|that|a|an|the|in|on|across|throughout)\b|,)")
THERE_IS = LazyPattern(r"\b(?:there(?: is| are| was| were| has been| have been|'s)|amid)(?: (?!no\b|little\b|not\b)[\w-]+){0,2} \Z")
SAYS_WHAT = LazyPattern(
    r" (?:(?:that|about|over|surrounding|is|was|were|has|have)\b"
    r"|(?:swirl|mount|rag|persist|abound|circulat|grow|spread|fl(?:y|ew)|surfac)\w*)"
)
THAT = LazyPattern(r" that (?!of\b)")  # there is a sense that; not: a sense of humour, a view of the bay
AGENT = LazyPattern(r"(?: [\w-]+){0,2} (?:by|among|from)\b")
AUXILIARIES = word_set("words-before-a-passive")
# Before “raised”, these name somebody who did, or begin another clause.
PEOPLE = word_set("words-before-a-past-tense")


class Hedge(Check):
    """Words by which an article reports hearsay without saying whose; not where the sentence names a speaker or agent.

    adverbs: hearsay in a word (reportedly).  manners: adverbs before `held` (widely); held: participles of opinion
    (regarded).  seen: participles before “as”; reported: participles after “is” and before “to” (believed), and after “it
    is”.  rumours: nouns for talk (speculation).  worries: nouns that things stir (questions, concerns), and that “there
    are”; stirring: the forms of the verbs.  notions: nouns for what people think, after “there is” and before “that”.  speech: lemmas of verbs that name a speaker.  charges:
    words that say who alleges what is “allegedly” so (indicted, lawsuit).  advice: {a word of the hedge: what to do}, and
    what to do “otherwise”.
    """

    adverbs: frozenset
    manners: frozenset
    held: frozenset
    seen: frozenset
    reported: frozenset
    rumours: frozenset
    worries: frozenset
    notions: frozenset
    stirring: frozenset
    speech: frozenset
    charges: frozenset
    advice: dict[str, str]
    slots = frozenset({"advice"})

    def triggers(self):
        return Triggers(words=self.adverbs | self.manners | self.seen | self.reported | self.rumours | self.worries | self.notions)

    def run(self, doc, keys):
        last = 0
        for start, end in sorted(set(self._places(doc, keys))):
            if start < last or quote_at(doc, start):
                continue
            sentence = sentence_at(doc, start)
            if sentence and not self._sourced(doc, sentence, start, end):
                last = end
                words = doc.folded[start:end].split()
                yield Hit(start, end, {"advice": next((self.advice[w] for w in words if w in self.advice), self.advice["otherwise"])})

    def _places(self, doc, keys):
        folded = doc.folded
        for word in self.adverbs & keys:
            yield from doc.spans(word)
        for word in self.manners & keys:
            for start, end in doc.spans(word):
                m = AFTER_MANNER.match(folded, end)
                if m and m["held"] in self.held:
                    yield start, m.end("held")
        for word in self.seen & keys:
            for start, end in doc.spans(word + " as"):
                m = BEING.search(folded, max(0, start - 40), start)
                if m:
                    yield (start if folded[m.start()] == "'" else m.start()), end
        for word in self.reported & keys:
            for start, end in doc.spans(word):
                if folded.startswith(" to", end) and not folded[end + 3 : end + 4].isalnum():
                    m = BEING.search(folded, max(0, start - 40), start)
                    if m and not (word == "known" and HABIT.search(folded, max(0, start - 40), start)):
                        yield m.start(), end + 3
                if folded.endswith(BEFORE_REPORTED, 0, start) and not AFTER_REPORTED.match(folded, end):
                    m = IT_IS.search(folded, max(0, start - 100), start)
                    if m:
                        yield m.start(), end
        for word in self.rumours & keys:
            for start, end in doc.spans(word):
                m = self._there_is(folded, start)
                if m:
                    yield m.start(), end
                elif SAYS_WHAT.match(folded, end):
                    yield start, end
        for word in self.notions & keys:
            for start, end in doc.spans(word):
                if THAT.match(folded, end) and (m := self._there_is(folded, start)):
                    yield m.start(), end
        for word in self.worries & keys:
            for start, end in doc.spans(word):
                m = self._there_is(folded, start)
                if m:
                    yield m.start(), end
                elif (at := self._stirred(doc, start)) is not None:
                    yield at, end

    def _there_is(self, folded, start):
        floor = max(0, start - 60)
        before = folded[floor:start]
        return THERE_IS.search(folded, floor, start) if "there" in before or "amid" in before else None

    def _stirred(self, doc, start):
        """Where “raised” begins in “raised (new) questions”, unless a person raised them; or None."""
        floor = max(0, start - 70)
        if self.stirring.isdisjoint(word_pattern(doc).findall(doc.folded, floor, start)[-3:]):
            return None
        words = [(m.start(), m[0]) for m in doc.tokens(floor, start)]
        for i in range(len(words) - 1, max(len(words) - 4, -1), -1):
            at, word = words[i]
            if doc.folded[at + len(word) : start].strip(" -’'abcdefghijklmnopqrstuvwxyz"):
                return None  # punctuation between
            if word in self.stirring:
                j = i - 1
                while j >= 0 and words[j][1] in AUXILIARIES:
                    j -= 1
                if j < 0:
                    return at
                before, subject = words[j]
                gap = doc.folded[before + len(subject) : words[j + 1][0]]
                if gap.strip():  # a result: “…, raising fears”
                    return at
                if subject in PEOPLE or word.endswith("ing") and j == i - 1:
                    return None
                return None if doc.text[before].isupper() and word.endswith("ed") else at
        return None

    def _sourced(self, doc, sentence, start, end):
        """Whether the sentence names who says so: a verb of saying, “according to”, “by …”, “among …”."""
        if AGENT.match(doc.folded, end, sentence.end):
            return True
        floor, ceiling = max(sentence.start, start - SENTENCE_WINDOW), min(sentence.end, end + SENTENCE_WINDOW)
        if doc.folded.startswith("alleg", start) and not self.charges.isdisjoint(word_pattern(doc).findall(doc.folded, floor, ceiling)):
            return True
        return is_attributed(doc, floor, ceiling, self.speech, PLAIN, (start, end), participles=False)
