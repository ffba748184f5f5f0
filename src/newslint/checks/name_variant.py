"""A name spelt two ways in one article."""

from newslint.language.capitals import meant
from newslint.analysis.names import (
    CROWD, capitalised, is_title, lookalikes, names, near_pairs, neighbours, one_edit, times_small, uses,
)
from newslint.analysis.unknown import strange_words, unknown_words
from newslint.checks import Check, Triggers
from newslint.document import fold
from newslint.finding import Hit, Related
from newslint.language.lexicon import RARE, distance, lexicon
from newslint.records import record

READ = frozenset({"headline", "standfirst", "heading", "paragraph", "list", "caption"})
SHORTEST = 4
LONG = 8  # from this length on, two edits are looked for
# Name ranks (lexicon.name_rank): rarer than the first, a name may well be a slip that happens to be somebody's name;
# from the second on it is nobody's slip, unless the same person is spelt otherwise; from the third, a given name.
RARE_NAME, COMMON_NAME, GIVEN_NAME = 150, 176, 185
NOBODYS_SLIP = 190  # and from here on not even where the other form is far more frequent
PLAIN_WORD = 185  # rank of words that begin sentences, whether or not somebody is called so
VOWELS = frozenset("aeiouy")


@record
class Person:
    """Whether two forms are beside the same first or last name (same); else whether the rarer has one of its own
    where the other has one too; whether the more frequent is called by its full name (introduced)."""

    same: bool
    own_first: bool
    own_last: bool
    introduced: bool


class NameVariant(Check):
    """A rarer capitalised form one edit from a name that the article uses.

    Known words are left alone, known names unless they are in the other's place: with the same first name, or
    bare where nobody of that name was introduced.  distinct: pairs that are two names.  endings: what makes another
    word of a name (Korea, Korean; Mike, Mikey).
    """

    distinct: tuple[tuple, ...] = ()
    endings: tuple = ()

    slots = frozenset({"right", "times"})

    def triggers(self):
        return Triggers(always=True)

    def run(self, doc, keys):
        forms, found = capitalised(doc), set()
        suspects = self._suspects(doc, forms)
        for hit in self._variants(doc, suspects) if suspects else ():
            found |= {doc.text[hit.start : hit.end], hit.slots["right"]}
            yield hit
        for pair in near_pairs(forms):
            if found.isdisjoint(pair) and doc.accept.isdisjoint(map(fold, pair)) and (_without_s(*pair) or not self._two_names(*pair)):
                yield from _unintroduced(doc, *pair)

    def _suspects(self, doc, forms):
        """The forms that may be slips of others, or the others of them; quickly told, and too many rather than too few."""
        unknown = strange_words(doc)
        parts = set(forms.values()).difference(doc.words)  # of words with apostrophes
        if parts:
            unknown = unknown | lexicon().unknown(parts)
        strange = [f for f, low in forms.items() if low in unknown and not f.isupper()]
        if not strange:
            return ()
        near = {f[0]: [] for f in strange}
        for form in forms:
            if form[0] in near:
                near[form[0]].append(form)
        if {"'", "’"} <= doc.special_chars and any("'" in f for f in strange):
            return forms  # two ways to write one name
        found, text = set(), doc.text
        for form in strange:
            size, second, end, rivals = len(form), form[1], form[-2:], near[form[0]]
            if len(rivals) > CROWD:
                found.add(form)
                continue
            for rival in rivals:
                # One edit, or two neighbours changed over, leave the one end or the other as it is, but for four letters.
                if (rival[1] == second or rival[-2:] == end or size == 4) and -3 < len(rival) - size < 3 and rival != form and (
                    one_edit(form, rival) or size >= LONG and _two_edits(form, rival) and ("'" in rival or text.count(rival) > 1)
                ) and not rival.isupper() and not self._two_names(form, rival):
                    found.add(form)
                    break
        return found

    def _variants(self, doc, suspects):
        forms, lex = names(doc), lexicon()
        long = [f for f in forms if len(f) >= SHORTEST and f.replace("’", "'") in suspects]
        folds = fold("\n".join(long)).split("\n")
        strange = lex.unknown(set(folds))
        misspelt = {(u.word, u.meant) for u in unknown_words(doc) if u.meant}
        found = {}
        for form, low in zip(long, folds):
            if low not in strange or form.isupper():
                continue
            rivals = lookalikes(doc, form)
            if not rivals and len(form) >= LONG and form[1:].islower() and not lex.name_rank(low):
                rivals = self._far(doc, form)
            for rival in rivals:
                wrong, right = (form, rival) if forms[form] <= forms[rival] else (rival, form)
                if (day := meant(fold(wrong))) and day[0] == fold(right) or (fold(wrong), fold(right)) in misspelt:
                    continue  # a misspelling of a word that is not a name, or of a place that everyone knows
                if wrong == rival and lex.spelling(fold(rival)) == fold(rival) and fold(rival) not in strange:
                    continue  # a plain word is nobody's misspelt name
                if hit := self._judge(doc, wrong, right):
                    found.setdefault(wrong, []).append(hit)
        for hits in found.values():
            yield max(hits, key=lambda h: (h.level is None, forms[h.slots["right"]], h.slots["right"]))

    def _far(self, doc, form):
        """Names two edits from a long one that nobody has: Papadopolous, Papadopoulos.  Not: Dahlberg, Dahlbergsen."""
        times = names(doc)
        for other in neighbours(doc, form):
            if abs(len(other) - len(form)) <= 2 and times[other] > 1 and _two_edits(form, other):
                yield other

    def _judge(self, doc, wrong, right):
        """A Hit if `wrong` is a misspelling of `right`, which the article uses as well."""
        if right.isupper() or wrong.isupper() or fold(wrong) in doc.accept or self._two_names(wrong, right) or not _is_name(doc, right):
            return None
        forms, lex, low = names(doc), lexicon(), fold(wrong)
        few, many = forms[wrong], forms[right]
        known = 255 if lex.rank(low) >= RARE else lex.name_rank(low)
        here, there = uses(doc, wrong), uses(doc, right)
        if not here or not there:
            return None
        if _plain(wrong) == _plain(right):
            later = many > few or here[0].start > there[0].start
            return _hit(doc, here, there, right, "note") if later else None
        person = _compare(here, there)
        if many == few and not self._is_second_form(doc, wrong, right, known, person):
            return None
        fix = not known and many > few
        if not person.same:
            slip = _unknown_slip(wrong, right, many, person) if not known else _known_slip(wrong, right, few, many, known, person, here)
            return _hit(doc, here, there, right, None, fix) if slip else None
        sure = not known or _sounds_alike(wrong, right) or known < COMMON_NAME and many >= 3
        if sure or many >= 3 and len(right) > 4:
            return _hit(doc, here, there, right, None if sure else "note", fix)
        return None

    def _is_second_form(self, doc, wrong, right, known, person):
        """Whether `wrong` is the slip where the article uses both forms equally often: the less known one is, or the later."""
        here, there, lex = uses(doc, wrong), uses(doc, right), lexicon()
        later = not known and here[0].start > there[0].start and (
            person.introduced and not person.own_first or self._given(doc, here, there, right)
        )
        a, b = fold(wrong), fold(right)
        mine, yours = (known, lex.rank(a), -here[0].start), (lex.name_rank(b), lex.rank(b), -there[0].start)
        return (person.same or later) and mine < yours

    def _given(self, doc, here, there, right):
        """Whether a known given name that stood alone comes back before a surname of the article: “his father, Augustus, …
        Agustus Finch”."""
        surname = here[0].after
        return (
            bool(surname) and names(doc)[surname] > 1 and not any(u.after or u.before for u in there)
            and lexicon().name_rank(fold(right)) >= RARE_NAME and not any(u.opens for u in there)
        )

    def _two_names(self, a, b):
        """Whether both are right: listed so, or the one is made of the other: Korea and Korean, the Dahls."""
        if any({a, b} == set(pair) for pair in self.distinct):
            return True
        short, long = sorted((a, b), key=len)
        if len(long) > len(short) and long[: len(short)] == short and any(
            short[-1] != e[0] and long == short + e or short[-1] == e[0] and long == short + e[1:] for e in self.endings
        ):
            lex = lexicon()
            return not (_known(lex, long) and not _known(lex, short)) or self._of_a_place(lex, long)
        return False

    def _of_a_place(self, lex, form):
        """Whether a form is what people or things of a country are called, and no name: Saudi, but not Hatchers."""
        return form[-1] in "in" and lex.rank(fold(form)) >= RARE and lex.spelling(fold(form)) == form


def _unknown_slip(wrong, right, many, person):
    """Whether a form that is nobody's name is a slip of one that occurs `many` times."""
    nickname = person.own_last and wrong.startswith(right)
    return many >= 2 and not nickname or person.introduced and not person.own_first and not person.own_last


def _known_slip(wrong, right, few, many, known, person, here):
    """Whether a form that is a name too, of the rank `known`, is a slip here: it is rare, or the other is much more frequent."""
    if person.own_first or person.own_last or here[0].joined:
        return False
    if known <= RARE_NAME and many >= 2:
        return True
    return few == 1 and (
        many >= 3 and known < COMMON_NAME or many >= 6 and known < NOBODYS_SLIP
        or _doubled(wrong, right) and many >= (2 if lexicon().rank(fold(right)) >= RARE else 3)
    )


def _without_s(a, b):
    """Whether one is the other without its “s”: Tolkes, Tolke."""
    return a == b + "s" or b == a + "s"


def _unintroduced(doc, a, b):
    """The Hit of a surname that nobody introduced, beside one that somebody has."""
    from newslint.analysis.unintroduced import slip_of_introduced  # seldom asked

    if slip := slip_of_introduced(doc, a, b):
        wrong, right = slip
        if hit := _hit(doc, uses(doc, wrong), uses(doc, right), right, None):
            yield hit


def _two_edits(form, other):
    """Whether a long form is two edits from another, and not made of it."""
    if len(other) < LONG - 1 or form.startswith(other[:-1]) or other.startswith(form[:-1]):
        return False
    if form[:2] != other[:2] and form[-2:] != other[-2:]:
        return False
    start, end, size = 0, 0, min(len(form), len(other))
    while start < size and form[start] == other[start]:
        start += 1
    while end < size - start and form[-1 - end] == other[-1 - end]:
        end += 1
    # What lies between the equal ends may be long, and is seldom near.
    a, b = form[start : len(form) - end], other[start : len(other) - end]
    return len({*a} ^ {*b}) <= 4 and distance(a, b) == 2


def _hit(doc, here, there, right, level, fix=False):
    read = [u for u in here if (b := doc.block_at(u.start)) and b.kind in READ]
    if not read:
        return None
    first, many = read[0], len(there)
    times = {1: "once", 2: "twice"}.get(many, f"{many} times")
    return Hit(
        first.start, first.end, {"right": right, "times": times}, level=level,
        fix=right if fix else None, suggestions=() if fix else (right,),
        related=(Related(there[0].start, there[0].end, "evidence", f"spelt “{right}” here"),
                 *(Related(u.start, u.end, "also") for u in read[1:])),
    )


def _compare(here, there):
    """What the words beside the rarer form (here) and the more frequent one (there) say of whom they name."""
    befores = {u.before for u in there if _first_name(u.before)}
    afters = {u.after for u in there if _surname(u.after)}
    mine = {u.before for u in here if _first_name(u.before)}
    lasts = {u.after for u in here if _surname(u.after)}
    same = bool(mine & befores or {u.after for u in here if u.after} & {u.after for u in there})
    return Person(same, bool(befores and mine), bool(afters and lasts), bool(befores))


def _first_name(word):
    """Whether a capitalised word before a name may be its first half."""
    if not word or word.endswith(".") or is_title(word):
        return False
    low, lex = fold(word), lexicon()
    return lex.name_rank(low) >= GIVEN_NAME and lex.rank(low) < PLAIN_WORD or lex.rank(low) < RARE


def _surname(word):
    """Whether a capitalised word after a name may be its second half: no Post, House or Democrats."""
    low, lex = fold(word), lexicon()
    return bool(word) and (lex.rank(low) < RARE or lex.name_rank(low) > 0 and lex.spelling(low) != low)


def _known(lex, form):
    low = fold(form)
    return lex.name_rank(low) > 0 or lex.rank(low) >= RARE


def _plain(form):
    """The form without accents."""
    if form.isascii():
        return form
    from unicodedata import combining, normalize

    return "".join(c for c in normalize("NFD", form) if not combining(c))


def _is_name(doc, form):
    """Whether a capitalised form is a name here: no plain word that a sentence happens to begin with."""
    low, lex = fold(form), lexicon()
    if lex.rank(low) < RARE or lex.spelling(low) != low:
        return True
    return lex.name_rank(low) > 0 and sum(not u.opens for u in uses(doc, form)) > times_small(doc, low)


def _doubled(a, b):
    """Whether one has a letter twice that the other has once: Hilary, Hillary."""
    short, long = sorted((a, b), key=len)
    return len(short) < len(long) and any(
        long[i] == long[i - 1] and long[:i] + long[i + 1 :] == short for i in range(1, len(long))
    )


def _sounds_alike(a, b):
    """Whether the two differ by a doubled letter, a vowel or a mute letter: Hilary, Hillary; Alen, Alan."""
    if _doubled(a, b):
        return True
    short, long = sorted((a, b), key=len)
    i = 0
    while i < len(short) and short[i] == long[i]:
        i += 1
    if len(short) < len(long):
        return long[i] in "he"
    return i < len(a) - 1 and a[i] in VOWELS and b[i] in VOWELS
