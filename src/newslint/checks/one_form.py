"""Terms that are written in one way: joined, parted, with a hyphen, and with these capitals."""

from functools import cached_property
from itertools import product

from newslint.analysis.sentences import sentence_at
from newslint.checks import Check, Triggers
from newslint.document import HEADINGS, fold
from newslint.finding import Hit
from newslint.language.lists import word_set
from newslint.match.phrases import calls_of, covered, likely, outermost, places

FUNCTION_WORDS = word_set("function-words")
NEAR = 40  # characters in which the words beside a term are looked for
LEAST_PART = 2  # letters on either side of a hyphen that a single word should not have
MOST_PARTS = 5  # words of a term whose spaces and hyphens may differ
OTHER_CAPITALS = HEADINGS | {"byline", "caption"}  # where capitals follow other rules


def variants(form):
    """The other ways to join the words of a form: health care is not healthcare or health-care."""
    parts = form.replace("-", " ").split()
    if not 1 < len(parts) <= MOST_PARTS:
        return [form.lower()] if form != form.lower() else [form[:1].upper() + form[1:]]
    joined = ["".join(x for pair in zip(parts, (*signs, "")) for x in pair) for signs in product(("", "-", " "), repeat=len(parts) - 1)]
    return [v for v in joined if fold(v) != fold(form)]


class OneForm(Check):
    """Terms that have one form: any other way to join or part their words is a fault, and so are other capitals.

    forms: the terms as they are written: "health care" (not healthcare, health-care), "Harbour Board" (not harbour board),
    "internet" (not Internet), "lifeboat" (not life-boat; where two words are a fault too, a swap says so). Capitals count where a form has one, or is a single word; not at the beginning of a sentence,
    in titles, in a name with other capitals beside it, or in text that is all capitals.
    capitals: with `true`, they count in terms of several small words too: "prime minister" (not the Prime Minister).
    unless: phrases in which another form is right.

    ```toml
    [health-care-spelling]
    check = "one-form"
    says = "write “{want}”"
    forms = ["health care", "Harbour Board", "internet"]
    unless = ["Vell Healthcare"]
    ```
    """

    forms: tuple
    capitals: bool = False
    unless: tuple = ()

    slots = frozenset({"want"})
    about_words = True

    def triggers(self):
        """The longest word of each way to write a form."""
        return Triggers(*calls_of(self._form_of))

    @cached_property
    def _form_of(self):
        """{way to write a form, folded: the form}."""
        known = {}
        for form in self.forms:
            if not form.strip():
                raise ValueError("forms: a form must be a word or phrase")
            known[fold(form)] = form
            if len(form.replace("-", " ").split()) > 1:
                known.update((fold(v), form) for v in variants(form))
            elif form.isalpha():
                known.update((fold(f"{form[:i]}-{form[i:]}"), form) for i in range(LEAST_PART, len(form) - LEAST_PART + 1))
        return known

    def run(self, doc, keys):
        """A Hit for every place of a form that is written in another way."""
        found = [(*span, variant) for variant in sorted(self._form_of) if likely(doc, variant) for span in places(doc, variant)]
        right = covered(doc, self.unless, True) if found else None
        for start, end, variant in outermost(found):
            form, text = self._form_of[variant], " ".join(doc.text[start:end].replace("’", "'").split())
            want = form
            if fold(form) == variant:  # joined as it should be: only the capitals may be wrong
                if text == form.replace("’", "'") or not self._capitals_count(doc, form, text, start, end):
                    continue
            elif text.isupper() and any(map(str.isalpha, text)):
                want = form.upper()
            elif text[0].isupper():
                want = form[0].upper() + form[1:]
            if not right(start, end):
                yield Hit(start, end, {"want": want}, want)

    def _capitals_count(self, doc, form, text, start, end):
        """Whether other capitals than those of the form are a fault at a place."""
        if form == form.lower() and " " in form and not self.capitals or text.isupper() and len(text) > 1 and not form.isupper():
            return False
        block = doc.block_at(start)
        if block is None or block.kind in OTHER_CAPITALS:
            return False
        if text[0].isupper() and text[0] != form[0]:
            if text[1:] == form[1:] and _begins(doc, start):
                return False
            before, after = doc.text[max(0, start - NEAR) : start].split()[-1:], doc.text[end : end + NEAR].split()[:1]
            return not (_is_name(before) and not _begins(doc, start) or _is_name(after))
        return True


def _is_name(words):
    """Whether a word beside a term makes a name of it: one with a capital, and not The or For."""
    word = words[0].strip("“”\"'‘’(") if words else ""
    return word[:1].isupper() and word.lower() not in FUNCTION_WORDS


def _begins(doc, start):
    """Whether a sentence, or a quotation in one, begins at a place."""
    sentence = sentence_at(doc, start)
    first = sentence.start if sentence else doc.block_at(start).start
    before = doc.text[first:start]
    return not any(map(str.isalnum, before)) or before.rstrip().endswith((":", "“", "\"", "‘", "—"))
