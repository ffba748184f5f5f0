"""A number of things, and a list of them that is longer or shorter."""

import re

from newslint.analysis.quantities import gist, small_numbers
from newslint.checks import Check, Triggers
from newslint.document import RUNNING, LazyPattern
from newslint.finding import Hit, Related
from newslint.language import lists
from newslint.language.lists import WordPattern
from newslint.language.word_classes import PREPOSITIONS, SUBORDINATORS

MOST_LISTED = 12  # things that are listed in a sentence
LONGEST_LIST = 400  # characters of a list
# After the number and its noun, a list begins.
COLON = WordPattern(r"(?P<n>N|both) (?!of\b|percent\b)(?:[a-z-]+ ){0,3}?(?P<noun>[a-z-]+s|people|men|women|children)\b(?P<between>(?:, N for (?:each|every)\b| (?@words-after-listed-things)\b|,)[^|;:()A-Z~]{0,80}"
    r"| (?:(?:are|were|have been|will be) (?:[a-z]+ly )?[a-z]+(?:ed|en|wn)|(?:came|went|stood|spoke|arrived|entered|appeared|turned|showed)(?: in| out| up| forward| back)?|resigned|quit|died|survived|remain(?:ed)?|qualified|advanced|applied|failed|followed|emerged|matter(?:ed)?)"
    r"(?: (?:so far|this (?:week|month|year|time)|on [a-z]+day))?|): (?!“|\")(?P<list>[^|]*)\|")
NAMES = LazyPattern(r"(?P<n>N|both)(?: (?!of\b|percent\b)(?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+s|people|men|women|children)\b|(?<=\bthe N)(?=,))(?: (?:is|are|were|will be))?(?:, | — | – | -- )")
COPULA = LazyPattern(r"\bthe (?P<n>N) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+s|people|men|women|children) (?:are|were|will be) (?P<list>[^|]*)\|")
LAST = LazyPattern(
    r"(?P<n>N) (?P<noun>[a-z-]+s)\b[^~|]{0,60}\| (?:an?|the) (?P<first>O)\b(?:[^|]*\| (?:an?|the) O\b)+? and (?:last|final)\b"
)
RELATIVE = LazyPattern(r"\b(?:who|which|whom|whose|(?<!N for )each|that(?!\Z)|when|where)\b")
LISTS = LazyPattern(r"(?: [a-z-]+){0,5}(?:, | [—–-]{1,2} | (?:are|were|will be) )(?:[A-ZÀ-Þ]|the\b|an? )")
# "Two of the bakers were hurt: Ole Ames, 31, …"
AFTER_PART = LazyPattern(r"(?P<n>N) (?:of (?:the|its|his|her|their|our|these|those) )?(?!of\b|percent\b)(?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]+s|people|men|women|children)\b[^|;:()A-Z~,]{0,60}: ")
# A list of what to choose from: "two ways: this, or that".
CHOICES = frozenset("alternatives answers choices explanations options outcomes possibilities scenarios solutions ways".split())
NEVER_OPENS = PREPOSITIONS | SUBORDINATORS  # “After the loss of three vans, a Ford and a Fiat came.”
AT_LEAST = "at least "
# No list, or not all of it.
OPEN = WordPattern(
    r"\b(?:(?@words-of-open-lists)|e\.g|from N)\b|\.\.\.|…|—| – "
)
# After these a name or an item is explained, not another one.
EXPLAINS = WordPattern(r"(?:(?@words-that-explain)|N|O|[a-z]+ing)\b")
_NAME = r"(?:[Tt]he )?[A-ZÀ-Þ][\w'’&-]*(?: (?:of|de|van|von|al|the|for|and the )?(?: ?)?[A-ZÀ-Þ][\w'’&-]*)*"
_TITLE = rf"(?:[A-ZÀ-Þ][^,;:()\n]{{0,60}} \((?:1[5-9]|20)\d\d\)|{_NAME})"  # "A Goat in May (1981)"
NAME_LIST = LazyPattern(rf"(?P<items>{_TITLE}(?:, {_TITLE})*),? and (?P<last>{_TITLE})(?=[.,;:)]| [—–-]|\Z)")
_PERSON = rf"{_NAME}(?:, (?:aged )?\d{{1,3}}| \((?:aged )?\d{{1,3}}\))(?:, (?:an?|the|of|from) [^,;.\n]{{2,40}})?"
AGED_LIST = LazyPattern(rf"(?P<items>{_PERSON}(?:[,;] {_PERSON})*)[,;]? and (?P<last>{_PERSON})(?=[.,;])")
AGE = LazyPattern(r"(?:, | \()(?:aged )?\d{1,3}\b")
_THING = r"an? [\w’'-]+(?: (?!and\b)[\w’'-]+){0,4}"
THING_LIST = LazyPattern(rf"(?P<items>{_THING}(?:, {_THING})*),? and (?P<last>{_THING})(?=[.;]|\Z)")
MAKE = LazyPattern(r"an?(?: [A-ZÀ-Þ][\w’'-]*)+")
# A pair is more than one thing; and after a verb, the list is the subject of another clause, or all of it is that of this one.
NO_LIST_OF_THINGS = LazyPattern(r"\ba (?:couple|dozen|few|number|pair|range|series|set|variety) |\b(?:are|is|was|were|ha[sd]|have|will|would|can|could)\b")


class ListedCount(Check):
    """“Four reasons” and three of them: after a colon, after a comma where they are names, people with their ages or things
    of a make or kind, after “are”, in numbered
    paragraphs under a headline, and in sentences that begin “The first”, “The second”.

    Lists that name examples are left alone, and so is what may be divided in several ways.
    Slots: sum ("3 are listed, not 4").
    """

    slots = frozenset({"sum"})

    def triggers(self):
        return Triggers(words=frozenset(small_numbers(MOST_LISTED)) | {"both"})

    def run(self, doc, keys):
        for block in _with_lists(doc, keys):
            read = gist(doc, block)
            yield from self._after_colon(doc, read, COLON)
            yield from self._after_colon(doc, read, COPULA)
            yield from self._names(doc, block, read)
            yield from self._things(doc, block, read)
            yield from self._in_order(read)
        yield from _under_headline(doc)

    def _after_colon(self, doc, read, pattern):
        for m in pattern.finditer(read.text):
            n = _number(read, m)
            words = m["list"].strip().removesuffix(".").rstrip()
            if m["noun"] in CHOICES and words.count(" or ") == words.count(", or ") == 1 and " and " not in words:
                words = words.replace(", or ", ", and ")
            least = None if n else _at_least(doc, read, m)
            n = n or least
            if not n or m["noun"] in lists.words("units-of-a-count") or RELATIVE.search(m["between"] if pattern is COLON else "") or len(words) > LONGEST_LIST or OPEN.search(words) or OPEN.search(m[0][: m.start("list") - m.start()]):
                continue
            if _of_more(read.text, m) or re.search(r"[“”\"?!:~]|\.\s", words):
                continue
            allowed = _counts(words)
            if least and allowed and max(allowed) > n.value:
                continue
            if allowed and n.value not in allowed and abs(min(allowed, key=lambda c: abs(c - n.value)) - n.value) <= 1:
                at = n.end + m.start("list") - m.end("n")
                plain = not read.within(m.end("n"), m.end("list"))
                yield _hit(n, min(allowed), n.value, *[Related(at, at + len(words), "also")] * plain)

    def _names(self, doc, block, read):
        for m in NAMES.finditer(read.text):
            n = _number(read, m)
            if m["noun"] in lists.words("units-of-a-count") or _of_more(read.text, m):
                continue
            both = m["n"] == "both"
            at = _offset(doc, block, m, n)
            listed = at is not None and NAME_LIST.match(doc.text, at, min(block.end, at + LONGEST_LIST))
            if not listed:
                continue
            items = re.sub(r" \([^()]*\)", "", listed["items"]).split(", ")
            if any(re.fullmatch(r"(?:[A-Z]\w{0,5}\.|Jr|Sr|Inc|[A-Z]{2})", i) for i in items):
                continue
            count = len(items) + 1
            inner = listed[0].count(" and ") - 1
            value = 2 if both else n.value
            if value in range(count, count + inner + 1) or abs(value - count) > 1 or value > MOST_LISTED:
                continue
            if both:
                yield Hit(listed.start(), listed.end(), {"sum": f"{count} are named, and “both” are 2"})
            else:
                yield _hit(n, count, value, Related(listed.start(), listed.end(), "also"))

        for pattern in (NAMES, AFTER_PART):
            for m in pattern.finditer(read.text):
                n = _number(read, m)
                if n and m["noun"] not in lists.words("units-of-a-count") and not _of_more(read.text, m):
                    yield from _aged(doc, block, read, m, n)

    def _things(self, doc, block, read):
        """“Four vans, a Ford, a Fiat and a Volvo”: things with names, or things after a word for any kind of them."""
        for m in NAMES.finditer(read.text):
            n = _number(read, m)
            at = n and m["noun"] and _offset(doc, block, m, n)
            listed = at and THING_LIST.match(doc.text, at, min(block.end, at + LONGEST_LIST))
            if not listed or NO_LIST_OF_THINGS.search(listed[0]) or _of_more(read.text, m) or m["noun"] in lists.words("units-of-a-count"):
                continue
            items = [*listed["items"].split(", "), listed["last"]]
            if m["noun"] not in lists.words("nouns-of-kinds") and (m["noun"] in lists.words("relatives") or not all(MAKE.fullmatch(i) for i in items)):
                continue
            opening = re.match(r"[a-z]+", read.text[read.text.rfind("|", 0, m.start()) + 1 :].lstrip())
            if abs(n.value - len(items)) == 1 and not (opening and opening[0] in NEVER_OPENS):
                yield _hit(n, len(items), n.value, Related(listed.start(), listed.end(), "also"))

    def _in_order(self, read):
        for m in LAST.finditer(read.text):
            n = _number(read, m)
            ordinals = [q for q in read.within(m.start("first"), m.end()) if q.kind == "O"]
            if n and ordinals and 1 < ordinals[-1].value != n.value and ordinals[0].value == 1:
                yield _hit(n, ordinals[-1].value, n.value)


def _with_lists(doc, keys):
    """The running blocks in which a list may follow one of the small numbers, in order."""
    found = set()
    for word in keys:
        for _, end in doc.spans(word):
            window = doc.text[end : end + 120]
            if (": " in window or " first " in window or LISTS.match(window)) and (block := doc.block_at(end)) and block.kind in RUNNING:
                found.add(block)
    return sorted(found)


def _number(read, m):
    """The exact small number of a match, or None."""
    if m["n"] == "both":
        return None
    (q,) = read.within(*m.span("n"))
    return q if q.exact and isinstance(q.value, int) and 1 < q.value <= MOST_LISTED and read.text[m.start("n") - 1 : m.start("n")] != "~" else None


def _at_least(doc, read, m):
    """The small number of a match that is said to be the least, or None."""
    if m["n"] == "both":
        return None
    (q,) = read.within(*m.span("n"))
    return q if doc.folded.startswith(AT_LEAST, q.start) and isinstance(q.value, int) and 1 < q.value <= MOST_LISTED else None


def _aged(doc, block, read, m, n):
    """The Hit of a list of people with their ages after the match, if it has another number of them."""
    at = None if " and " in m[0] or read.text.endswith(" and ", 0, m.start("n")) else _offset(doc, block, m, n)  # the driver and three others
    end = at and min(block.end, at + LONGEST_LIST)
    if not at or not (listed := AGED_LIST.match(doc.text, at, end)):
        return
    count = len(AGE.findall(listed["items"])) + 1
    if abs(count - n.value) == 1:
        yield _hit(n, count, n.value, Related(listed.start(), listed.end(), "also"))


def _of_more(text, m):
    """Whether the number is the whole of which another part is listed: "three of his five conditions"."""
    return bool(re.search(r"\b(?:N|F|some|many|most|one|all but N) of (?:the |his |her |its |their |our |those |these )?(?:[a-z]+ )?\Z", text[max(0, m.start("n") - 40) : m.start("n")]))


def _counts(words):
    """The numbers of items that a list may have, or an empty set where it is not a plain list."""
    if "; " in words:
        items = words.split("; ")
        return {len(items)} if items[-1].startswith("and ") else set()
    items = words.split(", ")
    if any(EXPLAINS.match(i) and not i.startswith(("a ", "an ")) for i in items[1:]):
        return set()
    if len(items) == 1:
        ands = words.count(" and ")
        return set(range(2, ands + 2)) if ands else set()
    last = items[-1]
    inner = sum(i.count(" and ") for i in items[:-1])
    if last.startswith("and "):
        return set(range(len(items), len(items) + inner + last[4:].count(" and ") + 1))
    if " and " not in last:
        return set()
    return set(range(len(items) + 1, len(items) + 1 + inner + last.count(" and ")))


def _offset(doc, block, m, n):
    """The text offset at which the names after the match begin, or None."""
    tail = m[0][m.end("n") - m.start() :]
    both = -1 if n else doc.folded.find("both" + tail, block.start, block.end)
    at = n.end if n else both + len("both")
    return at + len(tail) if (n or both >= 0) and doc.folded.startswith(tail.strip(), at + len(tail) - len(tail.lstrip())) else None


def _hit(n, count, value, *related):
    return Hit(n.start, n.end, {"sum": f"{count} {'is' if count == 1 else 'are'} listed, not {value}"}, related=related)


HEAD = WordPattern(r"(?:the )?(?:~?N) (?:[a-z’'-]+ ){0,2}?(?@nouns-of-list-headlines)\b")
ITEM = LazyPattern(r"(\d{1,2})[.):]\s")


def _under_headline(doc):
    """The Hit of a headline that promises another number of things than the article numbers."""
    first = doc.blocks[0] if doc.blocks else None
    if not first or first.end - first.start > 160:
        return
    items = [(int(m[1]), m.start()) for b in doc.blocks[1:] if (m := ITEM.match(doc.text, b.start, b.end))]
    if len(items) < 2 or [n for n, _ in items] != list(range(1, len(items) + 1)):
        return
    read = gist(doc, first)
    m = HEAD.match(read.text)
    n = m and read.quantities[0]
    if n and n.exact and n.value != len(items) and abs(n.value - len(items)) <= 3:
        yield _hit(n, len(items), n.value, Related(items[-1][1], items[-1][1] + 2, "evidence", "the last one"))
