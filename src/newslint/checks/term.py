"""A term that is a fault unless the words around it make it right: “dictator”, but not “alleged dictator”."""

from functools import cached_property

from newslint.analysis.attribution import is_attributed
from newslint.analysis.sentences import sentence_at
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, word_pattern
from newslint.finding import Hit, Related
from newslint.language.lists import word_set
from newslint.language.speech import REPORTED
from newslint.match.phrases import Phrases, calls_of, outermost, places

SENTENCE_WINDOW = 400  # characters of a sentence that are read on each side of a term
NEAR = 60  # characters in which the words beside a term are looked for
WORDS = LazyPattern(r"[\w'-]+")
PLAINLY = word_set("plain-accusing-verbs")  # verbs even where their form is also a noun


class Term(Check):
    """A term is a fault unless the words around it make it right; one finding for each term and article.

    terms: a table of term = its forms, words or phrases; the finding names the term as {term}.
    unless-before: words that make a term right if one of them is among the three words before it (alleged).
    unless-after: words that make a term right if one of them is among the two words after it (a tribunal).
    unless-in-sentence: words that make a term right anywhere in its sentence.
    only-in-sentence: a table of term = words; this term is a fault only where one of the words is in its sentence.
    unless-attributed: verbs, in their base form; a term is right where a form of one of them is in the sentence, or a
    phrase such as “according to”.  The verbs are
    those of lists/verbs-of-reporting.txt and lists/verbs-of-saying.txt.
    suggestions: a table of term = what to write instead, best first.

    ```toml
    [label-as-fact]
    check = "term"
    says = "“{found}” is a label: say who uses it"
    unless-before = ["alleged", "so-called"]
    unless-attributed = ["call", "say"]
    terms = { extremist = ["extremist", "extremists"] }
    suggestions = { extremist = ["hard-line member"] }
    ```
    """

    terms: dict[str, list]
    unless_before: frozenset = frozenset()
    unless_after: frozenset = frozenset()
    unless_in_sentence: frozenset = frozenset()
    only_in_sentence: dict[str, list] = {}
    unless_attributed: frozenset = frozenset()
    suggestions: dict[str, list] = {}

    slots = frozenset({"term"})
    about_words = True

    def triggers(self):
        """The longest word of each form.  Raises ValueError for parameters that cannot work."""
        for name in ("unless_before", "unless_after", "unless_in_sentence"):
            if odd := sorted(w for w in getattr(self, name) if len(w.split()) > 1 or w != w.lower()):
                raise ValueError(f"{name.replace('_', '-')}: “{odd[0]}” must be a single word in small letters")
        for name in ("only_in_sentence", "suggestions"):
            if odd := sorted(getattr(self, name).keys() - self.terms.keys()):
                raise ValueError(f"{name.replace('_', '-')}: “{odd[0]}” is not in 'terms'")
        if odd := sorted(self.unless_attributed - {*REPORTED.values()}):
            raise ValueError(f"unless-attributed: “{odd[0]}” is not a verb of lists/verbs-of-reporting.txt or verbs-of-saying.txt")
        return Triggers(*calls_of(self._term_of))

    @cached_property
    def _term_of(self):
        """{form: its term}."""
        return {form: term for term, forms in self.terms.items() for form in forms}

    @cached_property
    def _needed(self):
        """{term: the words of which its sentence must have one}."""
        return {term: frozenset(words) for term, words in self.only_in_sentence.items()}

    @cached_property
    def _phrases(self):
        return Phrases(self._term_of)

    def run(self, doc, keys):
        """A Hit for every term that is a fault somewhere, with its other places."""
        by_term = {}
        found = [(*span, form) for form in self._phrases.seen(doc, keys) for span in places(doc, form)]
        for start, end, form in outermost(found):
            term = self._term_of[form]
            if self._is_fault(doc, term, start, end):
                by_term.setdefault(term, []).append((start, end))
        for term, (first, *others) in by_term.items():
            yield Hit(*first, {"term": term}, suggestions=tuple(self.suggestions.get(term, ())),
                      related=tuple(Related(start, end, "also") for start, end in others))

    def _is_fault(self, doc, term, start, end):
        """Whether nothing around the term makes it right."""
        sentence = sentence_at(doc, start) or doc.block_at(start)
        if sentence is None:
            return False
        floor, ceiling = max(sentence.start, start - SENTENCE_WINDOW), min(sentence.end, end + SENTENCE_WINDOW)
        before = WORDS.findall(doc.folded[max(floor, start - NEAR) : start])[-3:]
        after = WORDS.findall(doc.folded[end : min(ceiling, end + NEAR)])[:2]
        if not self.unless_before.isdisjoint(before) or not self.unless_after.isdisjoint(after):
            return False
        words = word_pattern(doc).findall(doc.folded, floor, ceiling)
        if not self.unless_in_sentence.isdisjoint(words) or term in self._needed and self._needed[term].isdisjoint(words):
            return False
        return not (self.unless_attributed and is_attributed(doc, floor, ceiling, self.unless_attributed, PLAINLY, infinitives=True))
