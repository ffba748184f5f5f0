"""A day in the words that introduce a post, against the day in the post's signature."""

import re
from bisect import bisect_right

from newslint.analysis.date_words import worded
from newslint.analysis.dates import dates_in, day_of
from newslint.analysis.posts import HANDLE, signatures
from newslint.language.calendar_names import DAY_NAMES, WEEKDAYS
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit, Related

WEEKDAY = LazyPattern(r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?!'s)(\s(?:night|evening))?")
DETERMINER_BEFORE = LazyPattern(r"(?:\b(?:an?|the|this|that|his|her|its|their|one)|'s)\s\Z")  # "in a Friday night tweet"
LATE = LazyPattern(r"\blate\s(?:on\s)?\Z")
OPENS = LazyPattern(r"(?:earlier |later |early |late )?(?:on |and on |but on )?(?:early |late )?\Z")
SENTENCE = LazyPattern(r"(?<![A-Z]\w\.)(?<![A-Z]\w\w\.)(?<![A-Z]\w\w\w\.)(?<=[.!?”\"’)])\s+(?=[“\"‘'(]?[A-Z])")
LONE = 80  # characters; a signature's line that is longer holds the post as well
LEAD = 400  # characters
BLOCKS = 5  # a post is no longer


class PostDate(Check):
    """Reads the sentence that leads up to a pasted post: “In a post on Friday, the club wrote:”.

    said: words for a post and for posting, in all their forms.  where: what may come between one of them and the day:
    “wrote on social media on Friday”.
    """

    said: frozenset = frozenset()
    where: frozenset = frozenset()

    slots = frozenset({"date", "weekday"})

    def triggers(self):
        return Triggers(literals=frozenset({"(@"}))

    def run(self, doc, keys):
        last, seen, starts = 0, set(), [b.start for b in doc.blocks]
        for post in signatures(doc):
            when = day_of(post.date.year.value, post.date.month.value, post.date.days[0].value)
            lead = _lead(doc, post, bisect_right(starts, post.start) - 1, last)
            last = post.end
            if when and lead and lead not in seen:
                seen.add(lead)
                for start, end in self._others(doc, when, *lead):
                    signed = worded(doc.text, post.date, when.year, when.month, when.day)
                    slots = {"date": signed, "weekday": DAY_NAMES[when.weekday()]}
                    yield Hit(start, end, slots, related=(Related(post.start, post.end, "evidence", "signed here"),))

    def _others(self, doc, when, start, end):
        """(start, end) of the day in the sentence, if it is not the day of the post."""
        words = doc.folded[start:end]
        days = list(WEEKDAY.finditer(words))
        written = [d for d in dates_in(doc, start, end) if d.days]
        if len(days) == 1 and not written:
            m = days[0]
            away = (when.weekday() - WEEKDAYS[m[1]]) % 7
            late = m[2] or LATE.search(words, 0, m.start())
            if away and not (late and away == 1) and self._of_the_post(words, *m.span(1)):  # late: the reader's own time zone
                yield start + m.start(1), start + m.end(1)
        elif len(written) == 1 and len(days) <= 1:
            (date,) = written
            same = (when.month, when.day) in date.readings(date.days[0].value) and (not date.year or date.year.value == when.year)
            if not same and len(date.days) == 1 and self._of_the_post(words, date.outer_start - start, date.outer_end - start):
                yield date.start, date.end

    def _of_the_post(self, words, start, end):
        """Whether words[start:end] is the day of posting: “On Friday, … posted:”, “posted Friday”, “in a Friday tweet”."""
        if OPENS.fullmatch(words[:start]) and words.endswith(":"):
            return not self.said.isdisjoint(re.findall(r"\w+", words[end:]))
        if DETERMINER_BEFORE.search(words, 0, start) and not self.said.isdisjoint(re.findall(r"\w+", words[end : end + 60])[:3]):
            return True
        for word in reversed(re.findall(r"\w+", words[:start])):
            if word in self.said:
                return True
            if word not in self.where:
                return False
        return False


def _lead(doc, post, at, last):
    """(start, end) of the sentence that introduces the post signed in block `at`, or None.  last: where the one before ended."""
    blocks, text = doc.blocks, doc.text
    if at < 1:
        return None
    alone = post.start - blocks[at].start < LONE
    for i in range(at - 1, max(-1, at - 1 - BLOCKS), -1):
        start, end, kind = blocks[i]
        if start < last or kind in ("headline", "furniture") or HANDLE.search(text, start, end):
            return None
        if text[end - 1] == ":" or kind != "embed" and not (alone and i == at - 1):
            parts = [start, *(m.end() for m in SENTENCE.finditer(text, start, end))]
            return (parts[-1], end) if end - parts[-1] <= LEAD else None
    return None
