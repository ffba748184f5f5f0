"""The full form before the short one, and abbreviations that are explained once and used."""

from newslint.checks import Check, Triggers
from newslint.document import RUNNING, LazyPattern
from newslint.finding import Hit
from newslint.match.phrases import calls_of, likely, places

FAULTS = ("before", "twice", "unused", "unexplained")
EXPLAINED_FORM = LazyPattern(r"\(([A-Z][A-Z&]{1,7})s?\)")  # an abbreviation that is explained in parentheses
CAPITALS = LazyPattern(r"(?<![\w&'’.-])[A-Z][A-Z&]{2,7}(?![\w&-])")
WORDS = LazyPattern(r"[^\W\d_][\w'’]*")
FULL_FORM_WINDOW = 120  # characters before an abbreviation in which its full form is looked for
LOUD = 0.5  # share of capitals in a line that is set in capitals


class FirstMention(Check):
    """The full form of a name comes before its short form; an abbreviation is explained once, and then used.

    fault: what is looked for: "before" (the short form comes first, or the full form never), "twice" (explained a second
    time), "unused" (explained, but never used), "unexplained" (three capitals and more that nothing explains).
    terms: a table of short form = full form, or a list of full forms, for "before"; without it, the short forms are those that the
    article itself explains in parentheses: Harbour Board of Vell (HBV).
    known: abbreviations that need no explanation, for "unexplained".
    Titles, captions, datelines and text in capitals do not count.

    ```toml
    [short-form-first]
    check = "first-mention"
    says = "“{short}” before “{full}”: give the full form first"
    fault = "before"
    terms = { HBV = "Harbour Board of Vell" }
    ```
    """

    fault: str
    terms: dict = {}
    known: frozenset = frozenset()

    slots = frozenset({"short", "full"})

    def triggers(self):
        """The short forms, or the parenthesis of an explanation.  Raises ValueError."""
        if self.fault not in FAULTS:
            raise ValueError(f"fault: {self.fault!r} must be one of {', '.join(FAULTS)}")
        if self.terms and self.fault != "before":
            raise ValueError("terms: only fault = \"before\" takes a table of terms")
        for short, full in self.terms.items():
            if not short.strip() or not self._full_forms(full) or not all(isinstance(f, str) and f.strip() for f in self._full_forms(full)):
                raise ValueError(f"terms: {short!r} must have a full form, or a list of them")
        if self.fault == "unexplained":
            return Triggers(always=True)
        if not self.terms:
            return Triggers(literals=frozenset("("))
        return Triggers(*calls_of(self.terms))

    def _full_forms(self, full):
        return [full] if isinstance(full, str) else full if isinstance(full, list) else []

    def run(self, doc, keys):
        """A Hit for each short form: where it is first used, or explained in vain."""
        if self.terms:
            yield from self._before_terms(doc)
            return
        explained = _explained(doc)
        if self.fault == "unexplained":
            yield from self._unexplained(doc, explained)
            return
        for short, spans in explained.items():
            (start, end, full), *again = spans
            uses = [s for s in _uses(doc, short) if not any(a <= s[0] < b for a, b, _ in spans)]
            slots = {"short": short, "full": full}
            if self.fault == "before" and uses and uses[0][0] < start:
                yield Hit(*uses[0], slots)
            elif self.fault == "twice" and again:
                yield Hit(again[0][0], again[0][1], slots)
            elif self.fault == "unused" and not uses and not again:
                yield Hit(start, end, slots)

    def _before_terms(self, doc):
        for short, full in self.terms.items():
            if not likely(doc, short):
                continue
            uses = _uses(doc, short, short != short.lower())
            fulls = sorted(span for form in self._full_forms(full) if likely(doc, form) for span in places(doc, form) if _is_running(doc, *span))
            uses = [u for u in uses if not any(a <= u[0] and u[1] <= b for a, b in fulls)]
            if uses and (not fulls or uses[0][0] < fulls[0][0]):
                yield Hit(*uses[0], {"short": short, "full": self._full_forms(full)[0]})

    def _unexplained(self, doc, explained):
        seen = set()
        for block in doc.paragraphs:
            if _is_loud(doc.text[block.start : block.end]):
                continue
            for m in CAPITALS.finditer(doc.text, block.start, block.end):
                short = m[0]
                if short not in seen and short not in self.known and short not in explained and _is_running(doc, *m.span()):
                    seen.add(short)
                    yield Hit(*m.span(), {"short": short, "full": ""})


def _is_running(doc, start, _end):
    block = doc.block_at(start)
    return block is not None and block.kind in RUNNING and "dateline" not in doc.inline_at(start)


def _is_loud(text):
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > LOUD * len(letters)


def _uses(doc, short, case=True):
    """The places of a short form in running copy, in order."""
    return [span for span in places(doc, short, case) if _is_running(doc, *span)]


def _explained(doc):
    """{abbreviation: [(start, end, full form)]} of those that are in parentheses after their full form; the span is that of
    the abbreviation."""
    found = {}
    for m in EXPLAINED_FORM.finditer(doc.text):
        full = _full_form(doc.text[max(0, m.start() - FULL_FORM_WINDOW) : m.start()], m[1]) if _is_running(doc, *m.span()) else ""
        if full:
            found.setdefault(m[1], []).append((*m.span(1), full))
    return found


def _full_form(before, short):
    """The words directly before an abbreviation of which it has the initials, small words left out or not; "" for none."""
    words = list(WORDS.finditer(before.rpartition("\n")[2]))
    line = before.rpartition("\n")[2]
    letters = short.replace("&", "").lower()
    for first in range(len(words) - 1, -1, -1):
        chosen = words[first:]
        initials = ["".join(w[0][0] for w in chosen).lower(), "".join(w[0][0] for w in chosen if w[0][0].isupper()).lower()]
        if letters in initials:
            return line[chosen[0].start() : chosen[-1].end()]
    return ""
