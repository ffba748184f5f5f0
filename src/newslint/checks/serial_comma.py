"""The comma before the “and” of a list: “boats, nets, and ropes” beside “oars, sails and masts”."""

from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, fold
from newslint.finding import Hit, Related
from newslint.language.lists import word_set

NAME = r"[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,2}"
LIST = LazyPattern(rf", ({NAME}|[^\W\d_]+)(,?) (?:and|or) ({NAME}|[^\W\d_]+)(?![\w'’-])")
WITH_COMMA = LazyPattern(r", [^\W\d_]+(?: [A-Z][^\W\d_]+){0,2}, (?:and|or) [^\W\d_]")
FIRST = LazyPattern(rf"([\w.]+,?) ({NAME}|[^\W\d_]+)\Z")
FIRST_ITEM_WINDOW = 60  # characters in which the first item and the word before it are looked for
FUNCTION_WORDS = word_set("function-words")
AMBIGUOUS = frozenset({"in", "at", "on", "since", "after", "before", "by", "for", "when", "while", "if"})  # “in Vell, Roth and Dahl”


class SerialComma(Check):
    """Lists of three, some with a comma before “and” or “or” and some without, in one article.

    Judged are lists of single words of one kind, or of names, in the middle of a sentence, since only these are certainly
    lists: “in May, Roth and Dahl” is none.  The rarer way is the fault; nothing is said unless the other one occurs `times` as often.
    times: how many times as often.
    Slots: want, rare, usual.
    """

    times: int = 2

    slots = frozenset({"want", "rare", "usual"})

    def triggers(self):
        return Triggers(literals=frozenset({", and ", ", or "}), one_is_enough=True)

    def run(self, doc, keys):
        """A Hit for every list of the rarer way."""
        if not WITH_COMMA.search(doc.text):
            return
        found = {True: [], False: []}
        for m in LIST.finditer(doc.text):
            if _is_list(doc.text, m):
                found[bool(m[2])].append(m)
        comma = len(found[True]) < len(found[False])
        rare, usual = found[comma], found[not comma]
        if not rare or len(usual) < self.times * len(rare):
            return
        counts = {"rare": _times(len(rare)), "usual": _times(len(usual))}
        related = tuple(Related(m.start(1), m.end(), "evidence") for m in usual[:3])
        for m in rare:
            text = doc.text[m.start(1) : m.start(3) - 1]
            want = text.replace(",", "") if comma else text.replace(" ", ", ", 1)
            yield Hit(m.start(1), m.start(3) - 1, {"want": want, **counts}, want, related=related)


def _times(number):
    return "once" if number == 1 else "twice" if number == 2 else f"{number} times"


def _is_list(text, m):
    """Whether the three items are of one kind, and the first does not close a phrase: “at dawn, nets and ropes”."""
    before = FIRST.search(text, max(0, m.start() - FIRST_ITEM_WINDOW), m.start())
    if not before or before.start() and text[before.start() - 1] not in " \n“\"(":
        return False
    lead, first = before[1], before[2]
    items = first, m[1], m[3]
    if not lead.islower() or lead in AMBIGUOUS:
        return False
    if all([item[0].isupper() for item in items]):
        return not any([_is_no_item(item) for item in items])
    kinds = [_kind(fold(item)) for item in items if item.islower()]
    return len(kinds) == 3 and bool(kinds[0] & kinds[1] & kinds[2])


def _is_no_item(name):
    """Whether a name may be an aside or a date: “Ames, Iowa, and Vell”, “Monday, Roth and Dahl”."""
    return name in word_set("us-states") or name.lower() in word_set("weekdays") or name.lower() in word_set("months")


def _kind(word):
    """What an item in small letters can be, as bits; 0 for a small word, such as “however”."""
    from newslint.language.parts_of_speech import ADJECTIVE, ADVERB, MASS, NOUN, PLURAL, can_be  # most articles have lists of one way

    bits = can_be(word)
    if word in FUNCTION_WORDS or word[-2:] != "ly" and bits & ADVERB and not bits & ADJECTIVE:
        return 0
    return (NOUN if bits & (NOUN | PLURAL | MASS) else 0) | bits & (ADJECTIVE | ADVERB)
