"""How one reference names a person: title, given names, surname, and whether it is the person at all.

What comes before a surname makes it a full name; what comes after it tells the person ("Dahl said") from a thing
that bears the name ("the Dahl campaign", "Dahl Avenue").  people.py gathers the references by surname.
"""

from bisect import bisect_right

from newslint.language.lists import word_set
from newslint.language.honorifics import (
    ARTICLES, DAYS_AND_MONTHS, DEPARTMENTS, ENDINGS, JOB_TITLES, NOT_GIVEN, NOT_SURNAME, PAST, SUFFIX, SUFFIXES, Honorific, honorific,
)
from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import starts_at
from newslint.language.word_classes import (
    AUXILIARIES, CONJUNCTIONS, DETERMINERS, INTERROGATIVES, PARTICLES, PREPOSITIONS, RARER_PREPOSITIONS, REFLEXIVES,
)
from newslint.document import COMBINING, LazyPattern, fact
from newslint.records import record

CAPITAL = r"[^\W\d_a-z\xdf-\xf6\xf8-\xff]"  # re has no class of capital letters; this one lets rarer small ones pass
NAME_WORD = LazyPattern(
    rf"(?:[AaEeu][lnrs][-\u2011])?{CAPITAL}[\w\u0300-\u036f]*"
    rf"(?:['\u2019](?:{CAPITAL}[\w\u0300-\u036f]+|[^\W\d_]{{3,}}))?(?:[-\u2011]\w+)*"
)
SHORT = "|".join(sorted(p for p in PARTICLES if p.isascii() and p.islower() and p.isalpha()))
LEAD = LazyPattern(rf"{CAPITAL}[\w'\u2019.-]{{0,60}} (?={CAPITAL}|(?:{SHORT}) )")  # where a full name may begin
AFTER = LazyPattern(r"['\u2019]s?(?!\w)| ([\w'\u2019-]+)")
INITIAL = LazyPattern(CAPITAL + r"[\w\u0300-\u036f]*")
COUPLE = ("Mr. and ", "Mr. & ", "Mr and ", "Mr. or ")
JOINTS = (", and ", ", ", " and ", " or ", " & ")
MOJIBAKE = "\u00a1\u00a4\u00a6\u00a7\u00a8\u00a9\u00aa\u00b1\u00b3\u00b6\u00bc\u00bd\u00be"  # halves of a wrongly decoded letter
CREDITS = word_set("news-agencies")
CREDIT_LENGTH, CAPTION_LENGTH = 60, 250
MAX_NAME = 120  # no name is longer

# A bare surname is a person where a verb, a preposition, or a conjunction follows.  Before a noun it only qualifies
# ("Dahl voters", "Dahl lawn signs"); nouns nobody can list, so whatever is not here leaves it unclear.
FOLLOWS = (DETERMINERS | REFLEXIVES | INTERROGATIVES | CONJUNCTIONS | PREPOSITIONS
           | RARER_PREPOSITIONS | AUXILIARIES | word_set("words-after-a-surname"))
NOT_ADVERBS = word_set("nouns-in-ly")
# After these the surname stands for no one in particular, or for another bearer: "a Dahl", "the elder Dahl".
UNDETERMINED = DETERMINERS - {"that"} | word_set("words-of-another-bearer")
ENGLISH = frozenset(("do", "ten", "den", "e", "y"))  # particles that are words too: "what do Dahl voters want"
PROSE = ("paragraph", "list")
AFTER_SURNAME = DAYS_AND_MONTHS | PARTICLES | SUFFIXES


@record
class Mention:
    """A reference to a person.  start, end: with its title, without a possessive; surname_start: where the surname
    with its particles begins; text offsets.

    form: "full" (with a given name or initials), "surname", "attributive" (the Dahl campaign) or "unclear" (perhaps
    attributive).  title: as written, or "".  given: the words before the surname.  suffix: "Jr." and the like.
    past: what comes before the title if it says that the office is over: "former ", "then-", "former Ohio ".
    running: it is in the newsroom's own running copy.  honorific, kind: of the title; None and "" without one.
    """

    start: int
    end: int
    surname_start: int
    form: str
    title: str = ""
    given: tuple[str, ...] = ()
    suffix: str = ""
    past: str = ""
    running: bool = True
    honorific: Honorific | None = None
    kind: str = ""


def running(doc, offset):
    """Whether the offset is in the newsroom's own running copy: no quotation, headline, heading, caption, post,
    block quotation or furniture."""
    starts, ends = _prose(doc)
    i = bisect_right(starts, offset) - 1
    return i >= 0 and offset < ends[i] and quote_at(doc, offset) is None


@fact
def _prose(doc):
    """(starts, ends) of the paragraphs that are the newsroom's own."""
    text, starts, ends, foreign = doc.text, [], [], 0
    for start, end, kind in doc.blocks:
        if kind in PROSE and text[start] != "[" and (not foreign or end - start > foreign):
            starts.append(start)
            ends.append(end)
            # What a colon announces is somebody else's, however long.
            foreign = float("inf") if text[end - 1] == ":" else 0
        else:
            foreign = 0
        if end - start < CREDIT_LENGTH and (kind == "caption" or text[start:end].rstrip(".").lower() in CREDITS):
            foreign = CAPTION_LENGTH  # a credit, and under it the caption
    return starts, ends


@fact
def space_normalised(doc):
    """The text with plain spaces for line ends and no-break spaces; offsets are those of the text."""
    return doc.text.replace("\n", " ").replace("\u00a0", " ")


@fact
def titled(doc):
    """[(surname, Mention)] of all references with a title, in order; the surname is the last word of it."""
    text, found, past_end = space_normalised(doc), [], 0
    for start, end, known, name in titles(doc):
        if start < past_end:
            continue
        title, past = text[start:end], past_before(text, start)
        if known.kind == "courtesy" and text.endswith(COUPLE, max(0, start - 8), start):
            start, known = text.rindex("Mr", 0, start), known._replace(plural=True)
        past_end = _add(found, doc, start, name, title, known, past)
        while known.plural and (joint := next((j for j in JOINTS if text.startswith(j, past_end)), "")):
            start = past_end + len(joint)
            name = read_name(text, name_at(text, start))
            if not name:
                break
            past_end = _add(found, doc, start, name, title, known, past)
    return found


@fact
def titles(doc):
    """(start, end, Honorific, what read_name() makes of the name after it) of every title before a name, in order.

    Read before titled(), and instead of it wherever no two of them could conflict.
    """
    text, found = space_normalised(doc), []
    lines = "\n" in doc.text
    for start, end in sorted(_titles(doc, text), key=lambda span: (span[0], -span[1])):
        known = honorific(text[start:end])
        name = known and read_name(text, name_at(text, end + 1))
        if name and not (lines and "\n" in doc.text[start : name[3]] and not one_block(doc, start, name[3])):
            found.append((start, end, known, name))
    return found


def _titles(doc, text):
    """[(start, end)] of the titles that a name may follow."""
    found = []
    for word in filter(doc.forms.__contains__, ENDINGS):
        for last, written in ENDINGS[word]:
            size, at = len(last), text.find(last)
            while at >= 0:
                stop = end = at + size
                if (then := text[end : end + 2]) and then[0] == ".":
                    end += 1
                    then = text[end : end + 2]
                elif then == " o" and text.startswith(DEPARTMENTS, end):
                    end += next(len(d) for d in DEPARTMENTS if text.startswith(d, end))
                    then = text[end : end + 2]
                if then[:1] == " " and (then[1:].isupper() or text[end + 1 : end + 9].partition(" ")[0] in PARTICLES):
                    start = next((stop - len(t) for t in written if text.startswith(t, stop - len(t))), -1)
                    if start == 0 or start > 0 and not text[start - 1].isalnum() and text[start - 1] not in "_'\u2019":
                        found.append((start, end))
                at = text.find(last, stop)
    return found


def past_before(text, start):
    """What comes before the offset if it says that an office is over, or ""."""
    before = text[max(0, start - 40) : start]
    if "ormer " in before or "hen" in before or "x" in before or "netime " in before:
        found = PAST.search(before)
        return found[0] if found else ""
    return ""


def one_block(doc, start, end):
    """Whether [start, end) is inside one block."""
    block = doc.block_at(start)
    return block is not None and end <= block.end


def name_at(text, at):
    """[(start, end)] of the capitalised words, initials and particles that follow each other from the offset on."""
    words, limit, find = [], min(len(text), at + MAX_NAME), text.find
    while len(words) < 6 and at < limit:
        stop = find(" ", at, limit)
        if stop < 0:
            stop = limit
        token = text[at:stop]
        if not token.isalpha():
            m = NAME_WORD.match(text, at, stop)
            if not m or m.end() < stop and not (token[-1] == "." and token.count(".") * 2 == len(token)):
                if m:
                    words.append(m.span())
                break
        elif not token[0].isupper() and token not in PARTICLES:
            break
        words.append((at, stop))
        at = stop + 1
    return words


def read_name(text, words):
    """(given, surname, start of the surname with its particles, end) of the words of a name, or None where it is none."""
    spelled = [text[a:b] for a, b in words]
    while spelled and spelled[-1] in AFTER_SURNAME:
        spelled.pop()
    k = len(spelled) - 1
    if k < 0:
        return None
    last = spelled[k]
    if len(last) < 2 or last in NOT_SURNAME or last[-1] == "." or k and spelled[0] in NOT_GIVEN:
        return None
    end = words[k][1]
    while k and spelled[k - 1] in PARTICLES:
        k -= 1
    return tuple(spelled[:k]), bare_surname(last), words[k][0], end


def bare_surname(word):
    """The surname under which references are gathered: "al-Dahl" is also called "Dahl"."""
    if "-" in word:
        for article in ARTICLES:
            if word.startswith(article):
                return word[len(article) :]
    return word


def _add(found, doc, start, name, title, known, past):
    given, surname, surname_start, end = name
    suffix = SUFFIX.match(doc.text, end)
    if suffix:
        end = suffix.end()
    if end == len(doc.text) or doc.text[end] not in MOJIBAKE:
        found.append((surname, Mention(start, end, surname_start, "full" if given else "surname", title, given,
                                       suffix[1] if suffix else "", past, running(doc, start), known, known.kind)))
    return end


def untitled(doc, at, end):
    """The Mention without a title whose surname is at [at, end), or None for a thing of that name."""
    text, block = space_normalised(doc), doc.block_at(at)
    low, high = (max(block.start, at - MAX_NAME), block.end) if block else (at, end)
    surname_start = at
    if at > low and text[at - 1] in "-\u2011\u2013/":
        article = next((a for a in ARTICLES if text.endswith(a, low, at)), "")
        if not article or text[at - len(article) - 1 : at - len(article)].isalnum():
            return Mention(at, end, at, "attributive", running=False)
        surname_start -= len(article)
    words, start, labelled = _given_names(text, low, surname_start)
    given = len(words)
    while given and words[given - 1] in PARTICLES:
        given -= 1
        surname_start -= len(words[given]) + 1
    suffix = SUFFIX.match(text, end)
    if suffix:
        end = suffix.end()
    form = _form(text, start, end, low, high)
    if form is None or end < high and text[end] in MOJIBAKE:
        return None
    if given:
        form = "full"
    elif labelled and form == "surname":
        form = "unclear"  # "a Republican Dahl", "the Coalition to Stop Dahl"
    return Mention(start, end, surname_start, form, "", tuple(words[:given]), suffix[1] if suffix else "", "", running(doc, start))


def _given_names(text, low, surname_start):
    """(words, start, labelled): the given names and particles directly before a surname, where they begin, and whether
    what comes before them says something of the name ("a Republican Dahl")."""
    words, start, labelled = [], surname_start, False
    while start > low and text[start - 1] == " " and len(words) < 6:
        begin = text.rfind(" ", low, start - 1) + 1 or low
        token = text[begin : start - 1]
        word = token.lstrip("(\"'\u201c\u2018[")
        if word not in PARTICLES:
            if not _may_be_given(word):
                break
            opens = word != token or starts_at(text, begin, low)
            if word in NOT_GIVEN or word in NOT_SURNAME or word in DAYS_AND_MONTHS or opens and len(word) > 5 and word.endswith("ing"):
                labelled = not opens or word.endswith("ing")  # "Joining Dahl were", or is it Irving Dahl?
                break
            if word in JOB_TITLES and (opens or not _may_be_given(name := text[low:begin].split(" ")[-2]) or name in NOT_GIVEN):
                break  # "Singer Ines Roth", but "Dana Singer Roth"
        words.insert(0, word)
        start -= 1 + len(word)
        if word != token:
            break
    if not words or not all(w in PARTICLES for w in words):
        while words and words[0] in PARTICLES:
            start += len(words.pop(0)) + 1
    elif ENGLISH.intersection(words):
        words, start = [], surname_start
    return words, start, labelled


def capitalised(doc, at, words):
    """The words with a capital if a sentence begins at the offset: "Von der Dahl said"."""
    return words[0].upper() + words[1:] if words[0].islower() and starts_at(space_normalised(doc), at) else words


def _may_be_given(word):
    """Whether a word looks like a given name, an initial, or a further surname."""
    if not word or not word[0].isupper() or len(word) > 30:
        return False
    if word[-1] == ".":
        return word.count(".") * 2 == len(word)
    return (word[-1].isalpha() or COMBINING.match(word[-1])) and not word.endswith(("'s", "\u2019s")) and not (len(word) > 2 and word.isupper()) and "\u2014" not in word


def _form(text, start, end, low, high, depth=0):
    """What the words around a surname without a title make of it; None where it is part of another name."""
    after = text[end : min(end + 2, high)]
    if after and after[0] in "-\u2011\u2013/" and after[1:].isalnum():
        return "attributive"
    before = text[max(low, start - 24) : start].split() if start > low else ()
    if before:
        if before[-1].strip("(\u201c\"").lower() in UNDETERMINED or before[-1].endswith(("'s", "\u2019s")):
            return "attributive"
        if before[-1] == "for" and len(before) > 1 and before[-2][0].isupper():
            return "unclear"  # "Citizens for Dahl"
    m = AFTER.match(text, end, high)
    if not m:
        return "surname"
    if m[1] is None:  # a possessive; "Dahl's Path to Power" is a heading run into the text
        return "unclear" if not before and text[m.end() : m.end() + 2].strip()[:1].isupper() else "surname"
    word = m[1].replace("\u2019", "'")
    if word[0].isupper():
        return "surname" if word in DAYS_AND_MONTHS or word == "I" else None
    if word in ("and", "or") and depth < 3 and (other := name_at(text, m.end() + 1)) and other[-1][1] <= high:
        # "Dahl and Hart supporters": what follows the other name tells
        return _form(text, other[0][0], other[-1][1], other[0][0], high, depth + 1) or "surname"
    if word[0].isdigit():  # "Dahl 45 percent", but a Dahl 45 may be a ship
        return "surname" if text[m.end() : m.end() + 2].strip().islower() else "unclear"
    if word in FOLLOWS or word[0] == "-" or word.endswith(("ed", "n't")) or word.endswith("ly") and word not in NOT_ADVERBS:
        return "surname"
    return "unclear"
