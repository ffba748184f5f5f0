"""Statements hung on people whom the article does not name: “critics say”."""

from bisect import bisect_left
from functools import lru_cache

from newslint.language.lists import WordPattern, word_set
from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import sentence_at, sentences_in
from newslint.language.speech import REPORTED, SAID
from newslint.language.word_classes import AUXILIARIES, CONJUNCTIONS, DEMONSTRATIVES, INTERROGATIVES, POSSESSIVES, PREPOSITIONS
from newslint.language.calendar_names import DAY_NAMES
from newslint.checks import Check, Triggers
from newslint.document import RUN, LazyPattern
from newslint.finding import Hit

NAME_WINDOW = 1500  # characters after a vague source in which a name makes it good
PHRASE = 70  # characters of a noun phrase before its noun
WORD = LazyPattern(r"[^\W_]+(?:[-'’.][^\W_]+)*[.'’]?")
# From a noun to its verb: “critics have long said”, “officials, however, warn”.
VERB = WordPattern(
    r"(?:, (?:however|though|meanwhile|for their part|in turn|too|therefore|in particular),)?"
    r"(?P<between>(?: (?:(?@verbs-around-opinions)|\w+ly))*) (?P<verb>[^\W_]+)(?![\w'])"
)
VERB_FIRST = LazyPattern(r"[,”\"'’] (?P<verb>[^\W_]+) \Z")  # …, say critics
VERB_BEFORE = LazyPattern(r"[,”\"'’] (?:say|said|[^\W_]{2,}(?:ed|ote|ell|old)) ")
AGENT = LazyPattern(r"\b(?P<verb>[^\W_]+)(?: to [^\W_]+)? by \Z")  # is seen by critics
ACCORDING = LazyPattern(r"\baccording to \Z")
# Words before a noun that point at people whom the reader knows already.
DEFINITE = DEMONSTRATIVES | POSSESSIVES | word_set("definite-determiners")
# Words before a noun that do not belong to it.
FOREIGN = (INTERROGATIVES | CONJUNCTIONS | PREPOSITIONS | AUXILIARIES | {name.lower() for name in DAY_NAMES}
           | word_set("words-outside-a-noun-phrase")) - DEFINITE
# A group is made good in the same breath (“including the mayor of Lund, Anna Roth”) or by why it is not named.
NAMED_NEXT = LazyPattern(r",? (?:such as|including|among them|led by|like|notably) (?:[a-z.]+ ){0,5}[A-Z]")
# A speaker who is introduced with both names: “…,” said Anna Roth, who teaches law.
_NAME = r"(?:(?:[A-Z]\.|[A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*) ){1,3}[A-Z][^\W\d_]+(?:[-'’][^\W\d_]+)*"
NAMED_SPEAKER = LazyPattern(
    rf"[,”\"’'] (?:said|says) (?:[a-z-]+ ){{0,4}}{_NAME}"
    rf"|{_NAME},[^.;:”\"\n]{{3,90}}, (?:said|says|told|argued|argues|noted|warned|added)\b"
)
NAME = LazyPattern(_NAME)
THINKING = frozenset({"think", "see", "view", "understand", "interpret", "feel", "agree"})
STUDY = LazyPattern(r"\b(?:study|paper|findings?|research|survey|journal)\b")  # whose author is named in the next paragraph
SPOKEN = word_set("plain-verbs-of-saying")
# What follows a quotation up to the end of its sentence: ,” said Anna Roth of the harbour board.
SPEAKER = LazyPattern(r"[^.!?;:“”\"\n]{3,120}")
ORDER = LazyPattern(r" (?:(?!that\b)[^\W_]+ ){1,6}to [^\W_]+")  # told residents not to drink the water
ANONYMITY = LazyPattern(r"\banonym|\bcondition (?:of|that)\b|\bnot authori[sz]ed\b|\b(?:to|not|to not) be (?:named|identified|quoted)\b")


class VagueSource(Check):
    """A bare or quantified role noun with a verb of saying or opinion, where no name makes it good.

    roles: plural nouns for people who are cited for what they know or hold (experts, critics).  groups: plural nouns
    for parts of the public (voters, residents), vague only after a quantifier.  quantifiers: “some”, “a number of”, up
    to four words.  kinds: words before a noun that leave it as vague as it was, in their own case (legal, senior,
    European).  verbs: lemmas that report a statement or an opinion.
    """

    roles: frozenset
    groups: frozenset
    quantifiers: frozenset
    kinds: frozenset
    verbs: frozenset
    slots = frozenset()

    def triggers(self):
        return Triggers(words=self.roles | self.groups)

    def run(self, doc, keys):
        folded, amounts = doc.folded, _amounts(self.quantifiers) & doc.words
        for noun in sorted(keys if amounts else keys - self.groups):
            group = noun in self.groups
            for start, end in doc.spans(noun):
                if group and not any(map(folded[max(0, start - PHRASE) : start].__contains__, amounts)):
                    continue  # quick to see, and so with most
                if self._cited(folded, start, end) and not (group and amounts.isdisjoint(_before(folded, start))):
                    sentence = None if quote_at(doc, start) else sentence_at(doc, start)
                    begin = sentence and self._vague(doc, sentence, noun, start, end)
                    if begin is not None and not _made_good(doc, sentence, noun, end):
                        yield Hit(begin, end)

    def _cited(self, folded, start, end):
        """Whether anything around the noun looks like a citation; cheap, for most nouns are not cited."""
        m = VERB.match(folded, end) if folded[end : end + 1] in (" ", ",") else None
        if m and self._reports(m["verb"]):
            return True
        floor = max(0, start - 60)
        before = folded[floor:start]
        if " by " in before and self._agent(folded, floor, start):
            return True
        return "according to " in before or bool(VERB_BEFORE.search(before))

    def _agent(self, folded, floor, start):
        """Whether a verb comes before a “by” in folded[floor:start], as AGENT wants it."""
        at = folded.find(" by ", floor, start)
        while at >= 0:
            words = RUN.findall(folded, max(0, at - 40), at)[-3:]
            if words and (self._reports(words[-1]) or words[1:2] == ["to"] and self._reports(words[0])):
                return True
            at = folded.find(" by ", at + 1, start)
        return False

    def _vague(self, doc, sentence, noun, start, end):
        """Where the noun phrase begins if it is the unnamed source of a statement, or None."""
        begin, how = self._phrase(doc, sentence.start, start)
        if how in ("named", "specific") or noun in self.groups and how != "some":
            return None
        if doc.text[start].isupper() and noun in self.roles and start > sentence.start:
            return None  # a Society of Civil Engineers
        folded = doc.folded
        m = VERB.match(folded, end, sentence.end)
        if m:
            if m["verb"] == "call" and folded.endswith("what ", sentence.start, begin):
                return None  # what economists call a recession: a term
            if m["verb"] in THINKING and folded.endswith(("how ", "whether "), sentence.start, begin):
                return None  # it may change how scientists think: nothing is stated
            if m["verb"] in ("ask", "asked") and folded.startswith(" for ", m.end()):
                return None
            if m["verb"] in ("tell", "told") and ORDER.match(folded, m.end()):
                return None
            if begin == sentence.start and m["verb"].endswith("ed") and folded.startswith((" as ", " by "), m.end()):
                return None  # Several groups labelled as dangerous were asked to leave.
            gerund, being = m["verb"].endswith("ing"), not {"are", "were"}.isdisjoint(m["between"].split())
            if self._reports(m["verb"]) and gerund == (being or folded.endswith("with ", sentence.start, begin)):
                return begin
        floor = max(sentence.start, begin - 40)
        m = VERB_FIRST.search(folded, floor, begin)
        if m and self._reports(m["verb"]) and m["verb"] in SAID and not m["verb"].endswith("ing"):
            return begin
        m = AGENT.search(folded, floor, begin)
        if m and self._reports(m["verb"]):
            return begin
        return begin if ACCORDING.search(folded, floor, begin) else None

    def _reports(self, form):
        return REPORTED.get(form) in self.verbs

    def _phrase(self, doc, floor, start):
        """Where the noun phrase begins, and how: "bare", "some" (quantified), "specific" (tunnel experts) or "named"."""
        text, folded, words, last = doc.text, doc.folded, [], start
        for m in reversed(list(WORD.finditer(text, max(floor, start - PHRASE), start))):
            if text[m.end() : last].strip():
                break
            words.insert(0, m)
            last = m.start()
        low = [folded[m.start() : m.end()] for m in words]
        begin, i, other = start, len(words) - 1, 0
        while i >= 0:
            size = next((n for n in (4, 3, 2, 1) if n <= i + 1 and " ".join(low[i + 1 - n : i + 1]) in self.quantifiers), 0)
            if size:
                before = low[i - size] if i >= size else ""
                coordinated = low[i] == "other" and before in ("and", "or", "few", "while")
                return words[i + 1 - size].start(), "named" if coordinated or _definite(before) else "some"
            if _definite(low[i]):
                return begin, "named"
            if low[i] in FOREIGN or low[i] in SAID:
                break
            if begin < start and text[begin].isupper() and text[words[i].start()].islower() and low[i] not in self.kinds:
                break  # a shift European officials called small
            begin = words[i].start()
            word = text[begin : words[i].end()]
            if word not in self.kinds and not (begin == floor and low[i] in self.kinds):
                other += 1
                if word[0].isupper() and begin > floor or other > 2 or low[i] == "times":
                    return begin, "named"
            i -= 1
        return begin, "specific" if other else "bare"


@lru_cache(8)
def _amounts(quantifiers):
    """The word of each quantifier that tells it: the longest one."""
    return frozenset(max(quantifier.split(), key=len) for quantifier in quantifiers)


def _before(folded, start):
    """The words that may belong to a noun phrase before its noun."""
    return RUN.findall(folded, max(0, start - PHRASE), start)


def _definite(word):
    return word in DEFINITE or word.endswith(("'s", "s'"))


def _made_good(doc, sentence, noun, end):
    """Whether the article names one of them at once, or says why it does not."""
    text, folded = doc.text, doc.folded
    if NAMED_NEXT.match(text, end) or ANONYMITY.search(folded, end, min(len(folded), sentence.end + 200, end + NAME_WINDOW)):
        return True
    block = doc.block_at(sentence.start)
    after = doc.paragraphs[min(bisect_left(doc.paragraphs, block) + 1, len(doc.paragraphs) - 1)]
    one = _singular(noun)
    next_start = max(after.start, block.end)
    for start, stop in ((sentence.end, min(block.end, end + NAME_WINDOW)), (next_start, min(after.end, next_start + NAME_WINDOW))):
        at = folded.find(one, start, stop)
        while at >= 0:
            if not (folded[at - 1].isalnum() or folded[at + len(one) : at + len(one) + 1].isalnum()):
                near = sentence_at(doc, at)
                if near and NAME.search(text, *near):
                    return True
            at = folded.find(one, at + 1, stop)
    if block.end - block.start < sentence.end - sentence.start + 3 and _speaks(doc, after):
        return True  # a sentence that leads in to what one of them says
    following = sentences_in(doc, sentence.end, min(block.end, sentence.end + NAME_WINDOW))[:1]
    if any(NAMED_SPEAKER.search(text, *s) for s in following):
        return True
    if following or after is block:
        return False
    first = sentences_in(doc, after.start, min(after.end, after.start + NAME_WINDOW))[:1]
    return any(STUDY.search(folded, *s) and NAMED_SPEAKER.search(text, *s) for s in first)


def _speaks(doc, block):
    """Whether a paragraph opens with a quotation of somebody who is named, or who is not for a reason that it gives."""
    quote = quote_at(doc, block.start)
    m = quote and SPEAKER.match(doc.text, quote.end, block.end)
    if not m or not any(REPORTED.get(t[0]) in SPOKEN for t in doc.tokens(m.start(), m.end())):
        return False
    return bool(NAME.search(m[0]) or ANONYMITY.search(doc.folded, m.start(), m.end()))


def _singular(noun):
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith("sses") else noun[:-1] if noun.endswith("s") else noun
