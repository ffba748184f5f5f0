"""What must be in a text before a regular expression can match: read off the expression, without compiling it.

The reading is careful, not clever: where it cannot tell, it finds nothing, and the rule has to name its trigger.
"""

import re

from newslint.match.phrases import POSSESSIVE
from newslint.document import LazyPattern, fold
from newslint.language.lexicon import lexicon

CODED = r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))"
UNICODE = LazyPattern(CODED)
MEMBER = LazyPattern(rf"{CODED}|\[:[^\]]*?:\]|\\?.", re.S)  # of a set
OCTAL = LazyPattern(r"0[0-7]{0,2}|[0-7]{3}|\d\d?")  # or the number of a group
COUNT = LazyPattern(r"\{(?:(\d*),\d*|(\d+))\}")
FUZZY = LazyPattern(r"\{\s*(?:\d+\s*<?=?\s*)?[deis]\s*[<,+:}]")  # {e<=1}: what comes before it may be written otherwise
FLAGS = LazyPattern(r"\?([a-zA-Z]+\d?)(?:-[a-zA-Z]+)?[:)]")
ODD_FLAGS = frozenset("xafwLV")  # free spacing, other edges of words, other letters for the same, other sets
NO_LETTER = LazyPattern(r"(?:\\w|\[\\w(?:[^\]\\]|\\.)*\])(?:\||\Z)")
FEW = 8  # characters of a set that are read as alternatives
MOST_BRANCHES = 200  # ways through the alternatives of one pattern; with more, the rule names its trigger
EDGE, GAP = "edge", "gap"  # a place where a word certainly begins or ends; a place where anything may stand
QUANTIFIERS = frozenset("?*+{")
ANY_CASE = "\0"  # comes before a letter that is read without regard to capitals in a pattern that has regard to them
RARE = LazyPattern(r"[^\w\s.,'’\"?!:;/-]*[\[\]{}<>&%@\\|~^_=+*#][^\w\s.,'’\"?!:;/-]*")
EVERYWHERE = 220  # rank of a word that is in nearly all texts, while many have no bracket
OPENERS = ("?:", "?>", "?P<", "?<", "?i:", "?s:", "?m:")


def required(pattern, case=False):
    """(words, literals): folded words, or strings, one of which is in every text that the pattern matches.

    Both are empty if none is certain.  Raises ValueError for brackets that do not close and repeats of nothing.
    """
    words, literals = set(), set()
    for more_words, more_literals, _, _ in needed(pattern, case):
        if not more_words and not more_literals:
            return set(), set()
        words.update(more_words)
        literals.update(more_literals)
    return words, literals


def needed(pattern, case=False, ahead=False, written=False):
    """[(words, literals, whole, pieces)], one for each way through the pattern; empty where the ways cannot be worked out.

    One of the words, or else of the literals, is in every text that the pattern matches that way; so are all of
    `whole`, which are words (a possessive may stand for one), and of the pieces, the longest first.  The pieces are folded,
    or with `written` as the pattern has them, for one that has regard to capitals.  ahead: what is looked at counts too.
    """
    pattern = pattern.replace("’", "'")
    ways, found, rank = ahead and _Reader(pattern, True).read() or _Reader(pattern).read(), {}, lexicon().rank
    for way in ways or ():
        words, literals = sorted(set(_words(way)), key=lambda w: (rank(w), -len(w), w)), ()  # the rarest first
        special_runs = [m for run in _runs(way, False) for m in RARE.findall(run)]
        if not special_runs and words and rank(words[0]) >= EVERYWHERE and any(["(" in run for run in _runs(way, False)]):
            special_runs = ["("]
        if special_runs:  # the rarest thing that a way can have
            literals = (max(special_runs, key=len),)
        elif not words:
            run = max(_runs(way, case), key=len, default=None)
            literals = (run, run.replace("'", "’")) if run else ()
        if written:  # a letter that is read without regard to capitals ends a run
            pieces = set(_runs(way, True)).difference(words)
        else:
            pieces = {fold(run) for run in _runs([atom.lstrip(ANY_CASE) for atom in way], True)}.difference(words)
        calls = (words[0], words[0] + POSSESSIVE) if words and not literals else ()
        found[calls, literals, tuple(words), tuple(sorted(pieces, key=lambda p: (-len(p), p)))] = None
    return list(found)


def _words(way):
    """The words of one way that stand whole: an edge, or a character that is not a letter, on both sides."""
    word, whole, at = "", False, None
    for atom in (*way, GAP):
        atom = atom.lstrip(ANY_CASE)
        if len(atom) == 1 and (atom.isalnum() or atom == "'" and word):
            if not word:
                whole = at == EDGE
            word += fold(atom)
            continue
        edge = EDGE if atom == EDGE or len(atom) == 1 and atom != "'" else GAP  # it may come after a letter
        if word and whole and edge == EDGE:
            yield word.rstrip("'")
        word, at = "", edge


def _runs(way, case):
    """Runs of characters that stand as they are written; without `case`, of signs and digits only."""
    run = ""
    for atom in (*way, GAP):
        if len(atom) == 1 and (case or not atom.isalpha()):
            run += atom
        elif atom != EDGE:
            if run.strip():
                yield run
            run = ""


def _edged(atom):
    return atom == EDGE or len(atom) == 1 and not atom.isalnum() and atom != "'"


def _decoded(coded):
    """The character of a match of UNICODE or MEMBER, or None."""
    number = coded[1] or coded[2] or coded[3]
    return number and chr(min(int(number, 16), 0x10FFFF))


def _member(found):
    """A member of a set: its character, EDGE for white space, GAP for a class."""
    text = found[0]
    if len(text) == 1:
        return text
    if text == "\\s":
        return EDGE
    return _decoded(found) or (GAP if text[0] == "[" or text[1].isalnum() else text[1])


class _Unsure(Exception):
    """A pattern that means something else than it would without a flag or a sign of rare use."""


class _Reader:
    """Walks through a pattern once and lists the ways through it: each a tuple of characters, EDGE and GAP."""

    def __init__(self, pattern, ahead=False):
        self.pattern, self.at, self.ahead = pattern, 0, ahead
        self.any_case = self.all_any_case = False

    def read(self):
        """The ways, or None if they are too many or what the pattern says cannot be told."""
        try:
            ways = self._alternatives()
        except _Unsure:
            return None
        if self.at < len(self.pattern):
            raise ValueError(f"pattern {self.pattern!r}: ) without (")
        if self.all_any_case:
            ways = [[ANY_CASE + atom if len(atom) == 1 and atom.isalpha() else atom for atom in way] for way in ways]
        return None if len(ways) > MOST_BRANCHES else ways

    def _alternatives(self):
        text, size = self.pattern, len(self.pattern)
        ways, found = [[]], []
        while self.at < size and text[self.at] != ")":
            char = text[self.at]
            if char == "|":
                self.at += 1
                found += ways
                ways = [[]]
                continue
            if char.isalnum() and text[self.at + 1 : self.at + 2] not in QUANTIFIERS:
                self.at += 1
                atoms = ((ANY_CASE + char if self.any_case and char.isalpha() else char,),)
            else:
                looks = text.startswith(("(?=", "(?<="), self.at)
                atoms = self._repeated(self._atom())
                if looks and len(ways) * len(atoms) > MOST_BRANCHES:
                    continue  # the ways through the match itself say more
            if len(atoms) == 1:
                for way in ways:
                    way += atoms[0]
            else:
                ways = [[*way, *atom] for way in ways for atom in atoms] if len(ways) * len(atoms) <= MOST_BRANCHES else [[GAP]]
        return found + ways

    def _repeated(self, atoms):
        """The atoms under the quantifier that follows, if one does."""
        text = self.pattern
        sign = text[self.at : self.at + 1]
        counted = COUNT.match(text, self.at) if sign == "{" else None
        if counted:
            self.at = counted.end()
            none = not int(counted[1] or counted[2] or 0)
        elif sign and sign in "?*+":
            self.at += 1
            none = sign != "+"
        elif sign == "{" and FUZZY.match(text, self.at):
            close = text.find("}", self.at) + 1
            if not close or ":" in text[self.at : close]:
                raise _Unsure
            self.at = close
            return [(GAP,)]
        else:
            return atoms  # a brace that stands for itself is read as an atom next
        if text[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        if none:
            return [(GAP,)]
        edged = all(atom and _edged(atom[0]) and _edged(atom[-1]) for atom in atoms)
        return [(*atom, GAP, EDGE) if edged else (*atom, GAP) for atom in atoms]

    def _char(self, char):
        """The atom of a character; a combining mark is part of a letter."""
        if char.isalpha():
            return (ANY_CASE + char if self.any_case else char,)
        return (GAP if "\u0300" <= char <= "\u036f" else char,)

    def _atom(self):
        text, at = self.pattern, self.at
        char = text[at]
        self.at += 1
        if char in "?*+":
            raise ValueError(f"pattern {text!r}: nothing to repeat at {at}")
        if char == "(":
            return self._group()
        if char == "[":
            return self._set()
        if char == "\\":
            return self._escape()
        if char in "^$":
            return [(EDGE,)]
        if char == ".":
            return [(GAP,)]
        if char.isspace() and char != " ":
            return [(EDGE, GAP, EDGE)]
        return [self._char(char)]

    def _group(self):
        text, start = self.pattern, self.at
        if text.startswith("?#", start):
            self.at = text.find(")", start) + 1
            if not self.at:
                raise ValueError(f"pattern {text!r}: ( without )")
            return [()]
        flags = FLAGS.match(text, start)
        if flags and not ODD_FLAGS.isdisjoint(flags[1]):
            raise _Unsure
        if flags and "i" in flags[1] and flags[0][-1] == ")":  # it holds for what comes before, too
            self.all_any_case = True
        look = next((s for s in ("?=", "?!", "?<=", "?<!") if text.startswith(s, start)), None)
        known = look or next((o for o in OPENERS if text.startswith(o, start)), None)
        if known:
            self.at += len(known)
            if known in ("?P<", "?<") and not look:
                self.at = text.find(">", self.at) + 1
                if not self.at:
                    raise ValueError(f"pattern {text!r}: a name without >")
        elif text.startswith("?", start):  # flags, conditions, references: skipped
            self.at += 1
        inside, before = self.at, self.any_case
        self.any_case = before or known == "?i:"
        ways = self._alternatives()
        self.any_case = before
        if text[self.at : self.at + 1] != ")":
            raise ValueError(f"pattern {text!r}: ( without )")
        self.at += 1
        if look:  # what is looked at is not matched; that no letter is there is an edge
            body = text[inside : self.at - 1]
            if look in ("?!", "?<!"):
                return [(EDGE,)] if NO_LETTER.match(body) else [()]
            if self.ahead and look in ("?=", "?<="):
                return [(*way, GAP) if look == "?=" else (GAP, *way) for way in ways]
            return [(EDGE,)] if body in (r"\s", r"\W", r"\b") else [()]
        if not known and text.startswith("?", start):
            return [()] if flags and flags[0][-1] == ")" and flags[1] != "R" else [(GAP,)]
        return ways

    def _set(self):
        text, start, members = self.pattern, self.at, []
        negated = text.startswith("^", self.at)
        self.at += negated
        first = self.at
        while self.at < len(text) and (text[self.at] != "]" or self.at == first):
            member = MEMBER.match(text, self.at)
            if not member:
                break
            members.append(_member(member))
            self.at = member.end()
        if text[self.at : self.at + 1] != "]":
            raise ValueError(f"pattern {text!r}: [ without ]")
        plain = text[start + negated : self.at]
        self.at += 1
        if negated or GAP in members or "-" in plain[1:-1].replace("\\-", ""):
            return [(GAP,)]
        if all(m == EDGE or m.isascii() and not m.isalnum() and m not in "_'" for m in members):
            return [(EDGE, GAP, EDGE)]
        if len(members) <= FEW and EDGE not in members:
            return [self._char(m) for m in members]
        return [(GAP,)]

    def _escape(self):
        text = self.pattern
        if self.at >= len(text):
            raise ValueError(f"pattern {text!r} ends in a backslash")
        char = text[self.at]
        self.at += 1
        if char in "bAZ":
            return [(EDGE,)]
        if char in "sW":
            return [(EDGE, GAP, EDGE)]
        if char in "pPNgkL" and text[self.at : self.at + 1] in ("{", "<"):
            close = text.find("}" if text[self.at] == "{" else ">", self.at)
            if close < 0:
                raise ValueError(f"pattern {text!r}: \\{char}{text[self.at]} does not close")
            self.at = close + 1
            return [(GAP,)]
        coded = UNICODE.match(text, self.at - 2)
        if coded:
            self.at = coded.end()
            return [self._char(_decoded(coded))]
        if char.isdigit():
            self.at = OCTAL.match(text, self.at - 1).end()
        elif char in "pP" and text[self.at : self.at + 1] in tuple("CLMNPSZ"):  # \pL is \p{L}
            self.at += 1
        return [(GAP,)] if char.isalnum() else [(char,)]
