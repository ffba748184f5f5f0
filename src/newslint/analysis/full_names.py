"""People who are named in full, with what the article says of them there: the facts that articles are compared by."""

import re

from newslint.analysis.people import people
from newslint.analysis.sentences import sentence_at
from newslint.document import fact
from newslint.language import lists
from newslint.records import record

AGE = re.compile(r",? (?:who is )?(?:aged )?(\d{1,3})(?=,| ?[—–;)]|\.(?:\s|$))|,? \((\d{1,3})\)")
YOUNGEST, OLDEST = 1, 115
# What follows the name of somebody whom readers do not know: "a nurse from Dover", "who grows beans".
INTRODUCTION = re.compile(r"(?:,? \(?\d{1,3}\)?)?, (?:an? |who (?!is |was |has |does )[a-z]+s )[^.,;—–\n]{3,90}")
ROLE_WORD = re.compile(r"[^\W\d_]{3,}")
NO_RELATION = re.compile(r"\bno relation\b|\bnot related\b|\bunrelated\b")
AGED = "aged"
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
WAS_THEN = re.compile(r"\b(?:as|when|while|since) (?:s?he|they|it) (?:was|were|served|held|became)\b|\bat the time\b|\b(?:later|back) (?:became|when)\b|\bin those days\b")


@record
class FullName:
    """A mention in full.  start, end: of given name and surname, text offsets; mention: people.Mention.

    given: the first given name.  surname: as written.  age: (start, end, years) if it follows, else None.
    """

    start: int
    end: int
    given: str
    surname: str
    mention: object
    age: tuple | None


@fact
def full_names(doc):
    """Every FullName in the newsroom's own running copy, captions and headlines left out, in order."""
    found = []
    for who in people(doc):
        for m in who.mentions:
            if m.form == "full" and m.running and m.given and not m.given[0].endswith("."):
                start = m.start + len(m.title) + 1 if m.title else m.start
                name = doc.text[start : m.end]
                if name.startswith(m.given[0]):
                    found.append(FullName(start, m.end, m.given[0], who.surname, m, _age(doc.text, m.end)))
    return tuple(sorted(found, key=lambda n: n.start))


def introduction(doc, name):
    """The words, folded, by which the article introduces somebody whom readers do not know, at that place; None if it does not.

    "Lea Orr, 34, a nurse from Dover" is introduced; "Senator Lea Orr, who voted against it" is not.  An age alone gives ["aged"].
    """
    if name.mention.title:
        return None
    sentence = sentence_at(doc, name.start)
    end = sentence.end if sentence else name.end
    if NO_RELATION.search(doc.text, name.end, end):
        return ["no relation"]
    m = INTRODUCTION.match(doc.text, name.end, end)
    if m:
        small = lists.word_set("function-words")
        return sorted({w for w in ROLE_WORD.findall(m[0].lower()) if w not in small})
    return [AGED] if name.age else None


def of_another_time(doc, start):
    """Whether the sentence around the offset speaks of years that were over when the article was published."""
    sentence = sentence_at(doc, start)
    if sentence is None:
        return False
    words = doc.text[sentence.start : sentence.end]
    if WAS_THEN.search(words):
        return True
    published = doc.published.year if doc.published else None
    years = [int(m[0]) for m in YEAR.finditer(words)]
    return any(published is None or year < published for year in years)


def _age(text, at):
    m = AGE.match(text, at)
    if not m:
        return None
    group = 1 if m[1] else 2
    years = int(m[group])
    return (*m.span(group), years) if YOUNGEST <= years <= OLDEST else None
