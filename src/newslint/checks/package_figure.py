"""A figure or a weekday in the headline, the standfirst or a caption that the body gives otherwise."""

import re
from functools import lru_cache

from newslint.analysis.quantities import gist, has_number
from newslint.analysis.sentences import sentence_at
from newslint.analysis.sums import number, room
from newslint.checks import Check, Triggers
from newslint.document import RUNNING, LazyPattern
from newslint.finding import Hit, Related
from newslint.language import lists
from newslint.language.calendar_names import DAY_NAMES, LONG_WEEKDAY
from newslint.language.word_classes import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RARER_PREPOSITIONS, SUBJECTS
from newslint.language.lists import WordPattern

NEVER_COUNTED = frozenset(PREPOSITIONS | RARER_PREPOSITIONS | DETERMINERS | CONJUNCTIONS | AUXILIARIES | SUBJECTS | set("more all some last least new".split()))
LEAD = 6  # paragraphs in which the figures of a headline are repeated
SMALL_WORD = LazyPattern(r"[a-z][a-z'-]+")
MOSTLY = 0.7  # of the words of a headline, a sentence says the same
WORDS_AROUND = 3  # words around a figure that say what it counts
LABELS = frozenset("photo photos caption captions picture pictures image images pictured photograph photographs".split())
LABEL = LazyPattern(r"(?:photo|caption|picture|image|pictured|photograph)s?: ?", re.I)
COMPARED = WordPattern(r"\b(?:(?@words-of-comparison)|rais\w+ to|[NF] of(?: the| its| their)?)\s*~?\Z")
ADDED = LazyPattern(r"(?: [a-z]+)? (?:more|others|later|too|as well)\b")
AGED = LazyPattern(r"-(?:year|day|week|month|hour|minute|mile|foot|point|story|member|page)|,? (?:years?|months?|weeks?|days?|hours?|minutes?|a\.m|p\.m|o'clock)\b")
DAYS = frozenset(name.lower() for name in DAY_NAMES)
WEEKDAY = LazyPattern(rf"\b{LONG_WEEKDAY}\b")
PART_OF_DAY = frozenset("early late next last this morning afternoon evening night".split())
GIVEN = LazyPattern(r"\b(?:gives?|gave|gets?|got|given) (?:[a-z]+ ){0,3}N (?:years|months)\b")
THING = LazyPattern(r" (?:([a-z'-]+) )??([a-z-]{3,}s|people|men|women|children)(?![\w'-])")
STATE = LazyPattern(r" ([a-z]{2,}ed|dead|hurt|held|shot|ill|missing)\b")
# Words for people, and for what is left or done of them in reports of accidents.
PERSON = WordPattern(r"(?:(?@people-and-groups)s?|(?@plurals-of-people)|[a-z-]+(?:ers|ors|ists|ants|ents|ees|ians|men|women|teens))\Z")
LIST_HEAD = WordPattern(r"(?:the )?N (?:[a-z'-]+ ){0,2}(?@nouns-of-list-headlines)\b")


class PackageFigure(Check):
    """A figure above or beside the body that the body has otherwise, where both are said to be of the same thing.

    kinds: the kinds of blocks that are compared with the body: headline, standfirst, caption.
    Both must be exact, the body must not give the figure of the headline anywhere, and it must give another one in the
    same words: the noun after it, or the verb beside it.
    Slots: found_figure, other (what the body has).
    """

    kinds: frozenset

    slots = frozenset({"sum"})

    def triggers(self):
        from newslint.analysis.quantities import number_words

        return Triggers(words=number_words() | frozenset(lists.table("ordinals")) | frozenset(f"{n}{ending}" for n in range(2, 200) for ending in ("th", "st", "nd", "rd")))

    def run(self, doc, keys):
        for head in _heads(doc, self.kinds):
            if not has_number(doc, head):
                continue
            read = gist(doc, head)
            if read.quantities and not LIST_HEAD.match(read.text):
                yield from self._compared(doc, head, read)

    def _compared(self, doc, head, read):
        body = [b for b in doc.paragraphs if b != head and not _is_caption(doc, b)]
        if not body:
            return
        for q, at in zip(read.quantities, read.places):
            span = q.kind == "N" and AGED.match(read.text, at + 1)
            if q.kind == "N" and _name(head) == "caption" and read.text[max(0, at - 2) : at] == ", " and read.text[at + 1 : at + 2] == ",":
                continue  # "Ida Rask, 26, …"
            if not q.exact or q.kind not in "NMPSO" or span and not _is_term(read.text, span) or read.text[at + 1 : at + 4] == " of":
                continue
            words = _near(read.text, at)
            if not words[0] and not words[1]:
                continue
            other = self._other(doc, body, q, words, read.text)
            if other:
                here, there = _said(other), _said(q)
                if q.kind == "N":
                    of_body, of_head = _thing(doc, other), _thing(doc, q)
                    here += f" {of_body}" if of_body and of_body != of_head else ""
                    there += f" {of_head}" if of_head else ""
                yield Hit(other.start, other.end, {"sum": f"{there} in the {_name(head)}, {here} here"},
                          related=(Related(q.start, q.end, "also"),))

    def _other(self, doc, body, q, words, head):
        """The Quantity of the body that says the same otherwise, or None; None too where the body has the figure as well."""
        found, sure, nouns = [], [], set(SMALL_WORD.findall(head)) - NEVER_COUNTED
        for block in body[:LEAD]:
            if not has_number(doc, block):
                continue
            read = gist(doc, block)
            for other, at in zip(read.quantities, read.places):
                if _same(q, other):
                    if not _thing(doc, other):
                        return None
                    continue  # of another kind, or not: that is asked once something is found
                if q.kind == other.kind == "S" and len(set(words[0]) & set(_near(read.text, at)[0])) > 1:
                    return other  # "beat Carrow 3-1", "beat Carrow 3-2": other scores are of other moments
                near = _near(read.text, at)
                if other.kind == q.kind and other.exact and _is_whole(read.text, at, q) and _linked(q, words, near, nouns, read.text, at):
                    found.append(other)
                    if words[1] and words[1][:1] == near[1][:1] and read.text[at + 1 : at + 2] == " ":
                        sure.append(other)
        found = sure or found
        if not found or len({str(f.value) for f in found}) > 1:
            return None
        for block in body:
            read = gist(doc, block) if has_number(doc, block) else None
            for other, at in zip(read.quantities, read.places) if read else ():
                if _same(q, other) and not _is_of_another_kind(doc, other, found[0], nouns) or other.kind == q.kind == "N" and other.value + found[0].value == q.value and _is_added(read.text, at):
                    return None
        return found[0]


def _thing(doc, q):
    """The plural noun after a count, or what became of those counted where there is no noun: "3 rescued"; or ""."""
    if q.kind != "N":
        return ""
    m = THING.match(doc.folded, q.end)
    if m and NEVER_COUNTED.isdisjoint(m.groups()):
        return m[2]
    m = STATE.match(doc.folded, q.end)
    return m[1] if m else ""


def _is_of_another_kind(doc, other, found, nouns):
    """Whether a count is surely of other things than the one that was found: of places, where people are counted."""
    thing, counted = _thing(doc, other), _thing(doc, found)
    if not thing or not counted or STATE.match(f" {thing}") or thing in nouns or _stem(thing) == _stem(counted):
        return False
    return bool(PERSON.match(counted)) and not PERSON.match(thing)


def _heads(doc, kinds):
    """The first block of each of those kinds; every caption."""
    if "caption" in kinds:
        captions = not LABELS.isdisjoint(doc.words)
        return [b for b in doc.blocks if b.kind in kinds or captions and _is_caption(doc, b)]
    first = {}
    for b in doc.blocks:
        if b.kind in kinds:
            first.setdefault(b.kind, b)
    return list(first.values())


class PackageWeekday(Check):
    """A weekday above or beside the body, where the body gives another one for the same.

    kinds: see PackageFigure.  The body must nowhere have the weekday of the headline, and must have the other one after a word that is
    in the headline too.
    Slots: there (the weekday of the headline), where ("headline").
    """

    kinds: frozenset

    slots = frozenset({"there", "where"})

    def triggers(self):
        return Triggers(words=DAYS)

    def run(self, doc, keys):
        if len(keys) < 2:
            return
        for head in _heads(doc, self.kinds):
            days = {m[0]: m for m in WEEKDAY.finditer(doc.folded, head.start, head.end)}
            if len(days) != 1:
                continue
            ((day, m),) = days.items()
            body = [b for b in doc.paragraphs if b != head and not _is_caption(doc, b)]
            others = [other for b in body for other in WEEKDAY.finditer(doc.folded, b.start, b.end)]
            if any(other[0] == day for other in others):
                continue
            mine = {_stem(w) for w in SMALL_WORD.findall(doc.folded, head.start, head.end) if w not in NEVER_COUNTED and w not in DAYS}
            said = [other for other in others if body.index(doc.block_at(other.start())) < LEAD and _is_said_of(doc, other, mine)]
            if said and len({other[0] for other in said}) == 1:
                start, end = said[0].span()
                slots = {"there": doc.text[m.start() : m.end()], "where": _name(head)}
                yield Hit(start, end, slots, related=(Related(m.start(), m.end(), "also"),))


def _is_said_of(doc, day, words):
    """Whether the sentence of a weekday has two of the words, one of them directly before it."""
    sentence = sentence_at(doc, day.start())
    if not sentence:
        return False
    before = [_stem(w) for w in SMALL_WORD.findall(doc.folded, sentence.start, day.start()) if w not in NEVER_COUNTED and w not in PART_OF_DAY]
    every = {_stem(w) for w in SMALL_WORD.findall(doc.folded, sentence.start, sentence.end)}
    return bool(before) and before[-1] in words and len(words & every) > 1


def _is_added(text, at):
    """Whether a figure is said to come on top of another one: "another 100", "100 more"."""
    return text[max(0, at - 12) : at].endswith(("another ", "other ")) or bool(ADDED.match(text, at + 1))


def _is_whole(text, at, q):
    """Whether a figure of the body is neither compared with another one nor a part or an age."""
    if COMPARED.search(text, max(0, at - 16), at) or text.startswith(" of", at + 1):
        return False
    span = q.kind == "N" and AGED.match(text, at + 1)
    return not span or _is_term(text, span)


def _is_term(text, span):
    """Whether the years or months after a figure are those of a sentence, not an age or a distance in time."""
    sentence = text[text.rfind("|", 0, span.start()) + 1 : (text.find("|", span.end()) + 1 or len(text) + 1) - 1]
    return span[0][0] == " " and (bool(GIVEN.search(sentence)) or any(_stem(w) == "jail" for w in SMALL_WORD.findall(sentence)))


def _is_caption(doc, block):
    return block.kind == "caption" or block.kind in RUNNING and bool(LABEL.match(doc.text, block.start, block.end))


def _same(q, other):
    if q.kind == "S":
        return other.kind == "S" and sorted(q.value) == sorted(other.value)
    if other.kind in "NMPO" and q.kind in "NO" or other.kind == q.kind:
        return abs(q.value - other.value) <= max(room(q), room(other), 0.55 * q.step if q.scale or q.kind == "P" or q.step < 1 else 0)
    return False


def _near(text, at):
    """(stems of the words before a figure, of those after it), the nearest first, without little words."""
    start, end = max(text.rfind("|", 0, at), text.rfind(";", 0, at)) + 1, text.find("|", at)
    before = [_stem(w) for w in SMALL_WORD.findall(text[max(start, at - 60) : at])[::-1] if w not in NEVER_COUNTED][:WORDS_AROUND]
    after = [_stem(w) for w in SMALL_WORD.findall(text[at + 1 : min(end if end >= 0 else len(text), at + 60)]) if w not in NEVER_COUNTED][:WORDS_AROUND]
    return before, after


def _stem(word):
    word = _events().get(word, word)
    for ending in ("ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=None)
def _events():
    """{form: the word that stands for all words of one event}."""
    return {form: word for word, forms in lists.table("same-events").items() for form in (word, *forms)}


def _linked(q, mine, other, nouns, text, at):
    """Whether two figures are said to be of the same thing."""
    (before, after), (other_before, other_after) = mine, other
    if q.kind in "MPS":
        sentence = text[text.rfind("|", 0, at) + 1 : (text.find("|", at) + 1 or len(text) + 1) - 1]
        shared = {_stem(w) for w in nouns} & {_stem(w) for w in set(SMALL_WORD.findall(sentence)) - NEVER_COUNTED}
        verbs = set(before + after) & set(other_before + other_after)
        if q.kind == "M" and len(shared) >= 3 and len(shared) >= MOSTLY * len(nouns) and sentence.count("M") == 1:
            return True  # "Shop reopens after $80,000 appeal"
        return len(shared) >= 2 and bool(verbs) if q.kind != "S" else len(shared) >= 2
    if after[:1] and after[:1] == other_after[:1]:
        return True
    if q.kind == "O":
        return False
    return bool({w for w in before[:1] + after[:1]} & {w for w in other_before[:2] + other_after[:3]} - {"people", "man", "men", "woman", "year"})


def _said(q):
    if q.kind == "S":
        return f"{q.value[0]}-{q.value[1]}"
    if q.kind == "O":
        return f"number {q.value}"
    return number(q.value, q) + (" percent" if q.kind == "P" else "")


def _name(head):
    return head.kind if head.kind in ("headline", "standfirst") else "caption"
