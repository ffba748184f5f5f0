"""Who is named in the article: references gathered by surname, families, and the house's way with Mr. and Ms."""

from bisect import bisect_right

from newslint.language.lists import word_set
from newslint.language.honorifics import JOB_TITLES, NOT_GIVEN
from newslint.analysis.mentions import INITIAL, LEAD, PROSE, Mention, space_normalised, name_at, one_block, read_name, titled, untitled
from newslint.document import LONG_TEXT, fact
from newslint.language.word_classes import PARTICLES
from newslint.records import record

FEW = 6  # courtesy titles: so few may be slips, and everybody else is asked for the house's style
MANY_SURNAMES = 40  # surnames, and an index of capitalised words is cheaper than a search for each
COMPANY_WORDS = word_set("company-words")
OPENING = "(\"'\u201c\u2018["  # what may be written before a given name
LIVE = 3  # separators or times of day on lines of their own make a live blog


@record
class Person:
    """Everyone of one surname.  surname: its last word; mentions: in order of the text.

    family: more than one of them is meant (two given names, "the Dahls", "Mr. and Mrs. Dahl"), so that full names and
    courtesy titles may tell them apart.  company_too: a company has the name too ("Dahl Motors").
    """

    surname: str
    mentions: tuple[Mention, ...]
    family: bool
    company_too: bool = False

    def introduction(self):
        """The first reference in running copy that has a given name or an office, or None."""
        return next((m for m in self.mentions if m.running and (m.form == "full" or m.kind not in ("", "courtesy"))), None)

    def later(self):
        """References by surname in running copy, bare or with a title."""
        return [m for m in self.mentions if m.running and m.form == "surname"]


@fact
def _gathered(_doc):
    """{surname: its Person}, filled as they are asked for."""
    return {}


def person(doc, surname):
    """The Person of that surname (its last word, as it is in the text)."""
    gathered = _gathered(doc)
    if surname not in gathered:
        gathered[surname] = _gather(doc, surname)
    return gathered[surname]


@fact
def people(doc):
    """All Persons, in order of their first mention."""
    found = (person(doc, surname) for surname in _surnames(doc))
    return tuple(sorted((p for p in found if p.mentions), key=lambda p: p.mentions[0].start))


@fact
def mentions_in_full(doc):
    """[(surname, Mention with a given name)] in order of place: those of all Persons, in less time than people() takes."""
    gathered, found = _gathered(doc), []
    for surname in _surnames(doc):
        mentions = gathered[surname].mentions if surname in gathered else _settle(_mentions(doc, surname, in_full=True)[0])
        found += [(surname, m) for m in mentions if m.form == "full"]
    return sorted(found, key=lambda pair: pair[1].start)


@fact
def _surnames(doc):
    """The surnames of those who are named with a title or a given name, in order."""
    text, end = space_normalised(doc), 0
    surnames = dict.fromkeys(surname for surname, _ in titled(doc))
    for m in LEAD.finditer(text):
        if m.start() < end:
            continue
        words = name_at(text, m.start())
        while words and ((first := text[slice(*words[0])]) in NOT_GIVEN or first in JOB_TITLES):
            words.pop(0)
        name = read_name(text, words) if len(words) > 1 else None
        if name and name[0] and one_block(doc, words[0][0], name[3]):
            end = name[3]
            if name[1] not in surnames and _may_be_surname(doc, name[1]) and not any(len(w) > 2 and w.isupper() for w in name[0]):
                surnames[name[1]] = None
    return tuple(surnames)


def _may_be_surname(doc, word):
    """No word that also is in small letters, or in capitals throughout: "Chemical Workers", "Super PAC"."""
    small = word.lower()
    return word not in NOT_GIVEN and not (len(word) > 2 and word.isupper()) and not _in_small_letters(doc, small)


def _in_small_letters(doc, word):
    """Whether a word is in small letters, and not after a hyphen."""
    text = doc.text
    if len(text) <= LONG_TEXT and word not in text:
        return False
    return any(text[a:b] == word and text[a - 1 : a] not in ("-", "_") and text[b : b + 1] != "_" for a, b in doc.spans(word))


@fact
def _title_starts(doc):
    return [m.start for _, m in titled(doc)]


@fact
def _capitalised(doc):
    """{capitalised word: its offsets}."""
    places = {}
    for m in INITIAL.finditer(doc.text):
        places.setdefault(m[0], []).append(m.start())
    return places


def _places(doc, surname):
    """Offsets at which a surname, or its plural, stands.  One search a name, or one index where there are many."""
    if len(_gathered(doc)) > MANY_SURNAMES:
        first = INITIAL.match(surname)
        if first:
            return sorted(at for word in (first[0], first[0] + "s") for at in _capitalised(doc).get(word, ()) if doc.text.startswith(surname, at))
    found, at = [], doc.text.find(surname)
    while at >= 0:
        found.append(at)
        at = doc.text.find(surname, at + len(surname))
    return found


def _gather(doc, surname):
    mentions, plural, company_too = _mentions(doc, surname)
    mentions = _settle(mentions)
    return Person(surname, tuple(mentions), plural or _is_family(doc, mentions), company_too)


def _mentions(doc, surname, in_full=False):
    """([Mention], whether the surname is in the plural, whether a company has it); in_full: bare ones may be left out."""
    text, starts, plural, company_too, mentions = doc.text, _title_starts(doc), False, False, []
    for at in _places(doc, surname):
        end = at + len(surname)
        after = text[end : end + 1]
        if at and (text[at - 1].isalnum() or text[at - 1] == "_") or after == "_":
            continue
        if after.isalnum():
            plural = plural or after == "s" and not text[end + 1 : end + 2].isalnum()
            continue
        i = bisect_right(starts, at) - 1
        if i >= 0 and at < titled(doc)[i][1].end:
            found = _titled_here(surname, at, *titled(doc)[i])
        elif in_full and not _may_be_in_full(text, at):
            continue
        else:
            found = untitled(doc, at, end)
        if found:
            mentions.append(found)
            plural = plural or found.kind == "courtesy" and found.honorific.plural and found.title[:2] != "Me"
        else:
            company_too = company_too or after == " " and text[end + 1 : end + 20].partition(" ")[0].rstrip(".,") in COMPANY_WORDS
    return mentions, plural, company_too


def _may_be_in_full(text, at):
    """Whether a given name or a particle may come before the offset."""
    if not at or text[at - 1] not in " \n\u00a0":
        return True
    before = text[max(0, at - 40) : at].split()
    return not before or before[-1].lstrip(OPENING)[:1].isupper() or before[-1] in PARTICLES


def _titled_here(surname, at, key, mention):
    """The titled Mention around the offset as it refers to this surname, or None."""
    if at >= mention.surname_start:
        return mention if key == surname else None
    if mention.running and mention.given[:1] == (surname,) and at < mention.surname_start:
        return mention._replace(surname_start=at, given=(key,))  # the surname comes first: "President Xi Jinping"
    return None


def _settle(mentions):
    """Two-word surnames: "Wasserman Ruiz" is one where "Dana Wasserman Ruiz" stands too, "Van Dahl" beside "Chris Van Dahl"."""
    middle = {m.given[-1] for m in mentions if len(m.given) > 1 and m.running and not m.given[-1].endswith(".")}
    if not middle:
        return mentions
    return [
        m._replace(form="surname", given=(), surname_start=m.surname_start - len(m.given[0]) - 1)
        if len(m.given) == 1 and m.given[0] in middle else m
        for m in mentions
    ]


def _is_family(doc, mentions):
    """Whether the full names are those of several people."""
    known, suffixes = [], set()
    for m in mentions:
        if m.form != "full" or not m.running and not ((block := doc.block_at(m.start)) and block.kind in PROSE):
            continue  # the words before a surname in a headline need not be given names
        suffixes.add(m.suffix.strip("."))
        names = {g.lower() for g in m.given if not g.endswith(".")}
        initials = "".join(g for g in m.given if g.endswith(".")).replace(".", "")
        for i, (other, others) in enumerate(known):
            if names & other and not (initials and others and initials != others):
                known[i] = other | names, others or initials
                break
        else:
            if names and known:
                return True
            if names:
                known.append((names, initials))
    return len(suffixes - {""}) > 1


@fact
def courtesy_house(doc):
    """"nyt" or "none": whether later references take Mr. or Ms. here, by the desk's choice or by most references in
    the article; "" where that is even, or none has one.
    """
    if doc.house.courtesy != "auto":
        return doc.house.courtesy
    seen = [tally(person(doc, s)) for s in {surname for surname, m in titled(doc) if m.running and m.kind == "courtesy"}]
    courtesy, bare = sum(c for c, _ in seen), sum(b for _, b in seen)
    if 0 < courtesy < FEW:
        bare += plain_style(doc)[1]
    return "nyt" if courtesy > bare else "none" if bare > courtesy else ""


@fact
def plain_style(doc):
    """(people, bare references) of those introduced by name or office who never have a courtesy title."""
    found = []
    for who in people(doc):
        intro = who.introduction()
        if intro and len(intro.given) < 3:
            courtesy, bare = tally(who)
            if bare and not courtesy and intro.start < next(m.start for m in who.later() if not m.title):
                found.append(bare)
    return len(found), sum(found)


def tally(who):
    """(references with a courtesy title, bare ones) to a Person, by surname in running copy."""
    later = who.later()
    return sum(m.kind == "courtesy" for m in later), sum(not m.title for m in later)


@fact
def parts(doc):
    """Offsets at which people are introduced anew: entries of a live blog, and what is under a label in capitals."""
    labels, gaps = [], []
    for i, (start, end, _) in enumerate(doc.blocks):
        if end - start <= 60:
            line = doc.text[start:end]
            if end - start <= 20 and _separates(line):
                gaps.append(end)
            elif i and line.isupper() and end - start > 3:
                labels.append(end)
    return sorted(labels + gaps if len(gaps) >= LIVE else labels)


def _separates(line):
    """Whether a line is a row of signs, or a time of day."""
    return not any(c.isalnum() for c in line) or line[0].isdigit() and line.rstrip(".").lower().replace(".", "").endswith(("am", "pm", "et", "gmt", "bst", "utc"))
