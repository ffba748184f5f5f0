"""A term that is a fault unless the words around it make it right: “dictator”, but not “alleged dictator”."""

from functools import cached_property

from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import sentence_at
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, word_pattern
from newslint.finding import Hit, Related
from newslint.language.lists import word_set
from newslint.language.speech import REPORTED
from newslint.match.phrases import Phrases, calls_of, outermost, places

SENTENCE_WINDOW = 400  # characters of a sentence that are read on each side of a term
NEAR = 60  # characters in which the words beside a term are looked for
OBJECT = 3  # words after a verb of which one may be its object
WORDS = LazyPattern(r"[\w'-]+")
PLAINLY = word_set("plain-accusing-verbs")  # verbs even where their form is also a noun
SINGLE_WORDS = ("unless_before", "unless_after", "unless_in_sentence", "unless_object")
PLAINEST = frozenset({"say"})  # “they say” attributes, whatever else its form may be
OF_VERBS = ("transitive", "only_in_words")


class Term(Check):
    """A term is a fault unless the words around it make it right; one finding for each term and article.

    terms: a table of term = its forms; the message may name the term as {term}.  A form is a word, a phrase, or a frame: words in
    a row, some of them choices, as in "[there is|are !no|little? fears|doubts] that".  What is in the brackets is marked, and what
    is outside must be beside it.  `?` after a word says that it may be left out, `*` is any word; the rest is as in the check
    `context`.
    verbs: a table of verb = what to write.  The verb is a term with all its forms, and what to write, {want} in the message, gets
    the same form: “went after” and “criticized”.  A form that may be a noun (claim, claims) counts only after somebody who does it.
    suggestions: a table of term = what to write instead, best first; the first is {want}.
    advice: a table of word = what to do, where the word is in what is found, and “otherwise” for the rest; {advice} in the message.
    each: with `true`, every place of a term is a finding of its own.

    unless-before: words that make a term right if one of them is among the three words before it (alleged).
    unless-after: words that make a term right if one of them is among the two words after it (a tribunal).
    words-before, words-after: other numbers of words than these three and two.
    unless-in-sentence: words that make a term right anywhere in its sentence.
    unless-with: a table of term = words; this term is right where one of the words is in its sentence.
    only-in-sentence: a table of term = words; this term is a fault only where one of the words is in its sentence.
    unless-attributed: verbs of lists/verbs-of-reporting.txt and lists/verbs-of-saying.txt, in their base form; a term is right where
    a form of one of them is in the sentence, or a phrase such as “according to”.
    strictly: with `true`, a verb in the term or right after it attributes nothing (reportedly said), nor does one in -ing or after
    “to”.

    unless-object: words that show another sense of a verb if one of them is among the three words after it (slammed the door).
    only-with-statement: what to write; the verbs for which it is written are a fault only where they report a statement: a
    quotation, “that …”, a clause, or a topic (boasted of).
    transitive: those of these verbs that take an object, so that “of” or “about” after them begins no topic (claims of fraud).
    only-in-words: verbs that are a fault only where they are aimed at somebody in words: slammed the mayor for his silence,
    but not slammed the coast.

    ```toml
    [label-as-fact]
    check = "term"
    says = "“{found}” is a label: say who uses it"
    unless-before = ["alleged", "so-called"]
    unless-attributed = ["call", "say"]
    terms = { extremist = ["extremist", "extremists", "[extreme views|positions] on !all"] }
    suggestions = { extremist = ["hard-line member"] }
    ```
    """

    terms: dict[str, list] = {}
    verbs: dict[str, str] = {}
    suggestions: dict[str, list] = {}
    advice: dict[str, str] = {}
    each: bool = False
    unless_before: frozenset = frozenset()
    unless_after: frozenset = frozenset()
    words_before: int = 3
    words_after: int = 2
    unless_in_sentence: frozenset = frozenset()
    unless_with: dict[str, list] = {}
    only_in_sentence: dict[str, list] = {}
    unless_attributed: frozenset = frozenset()
    strictly: bool = False
    unless_object: frozenset = frozenset()
    only_with_statement: frozenset = frozenset()
    transitive: frozenset = frozenset()
    only_in_words: frozenset = frozenset()
    conjugated: dict = {}  # {form: [verb, kind of form, what to write]}

    slots = frozenset({"term", "want", "advice"})
    worked_out = frozenset({"conjugated"})
    about_words = True

    def triggers(self):
        """The longest word of each form, and the first one of each form of a verb.  Raises ValueError for parameters that cannot work."""
        if not self.terms and not self.verbs:
            raise ValueError("needs 'terms' or 'verbs'")
        for name in SINGLE_WORDS:
            if odd := sorted(w for w in getattr(self, name) if len(w.split()) > 1 or w != w.lower()):
                raise ValueError(f"{name.replace('_', '-')}: “{odd[0]}” must be a single word in small letters")
        for name in ("only_in_sentence", "unless_with", "suggestions"):
            if odd := sorted(getattr(self, name).keys() - self.terms.keys()):
                raise ValueError(f"{name.replace('_', '-')}: “{odd[0]}” is not in 'terms'")
        for name in OF_VERBS:
            if odd := sorted(getattr(self, name) - self.verbs.keys()):
                raise ValueError(f"{name.replace('_', '-')}: “{odd[0]}” is not in 'verbs'")
        if odd := sorted(self.only_with_statement - {*self.verbs.values()}):
            raise ValueError(f"only-with-statement: “{odd[0]}” is written for none of the 'verbs'")
        if odd := sorted(self.unless_attributed - {*REPORTED.values()}):
            raise ValueError(f"unless-attributed: “{odd[0]}” is not a verb of lists/verbs-of-reporting.txt or verbs-of-saying.txt")
        if min(self.words_before, self.words_after) < 1:
            raise ValueError("words-before and words-after must be 1 or more")
        if self.advice and "otherwise" not in self.advice:
            raise ValueError("advice: needs “otherwise”, for what has none of its words")
        words, literals = calls_of(self._phrases.phrases)
        return Triggers(words | {*self._forms_by_word} | {*self._frames_by_word}, literals)

    def prepare(self):
        """The forms of the verbs, which the lexicon knows: {form: [verb, kind of form, what to write]}."""
        return {"conjugated": self.conjugated or _conjugated(self.verbs)} if self.verbs else {}

    @cached_property
    def _verb_of(self):
        """{form: (verb, kind of form, what to write)}."""
        return self.conjugated or self.verbs and _conjugated(self.verbs)

    @cached_property
    def _forms_by_word(self):
        """{first word: the forms of verbs that begin with it}."""
        found = {}
        for form in self._verb_of:
            found.setdefault(form.partition(" ")[0], []).append(form)
        return found

    @cached_property
    def _term_of(self):
        """{form: its term}."""
        return {form: term for term, forms in self.terms.items() for form in forms}

    @cached_property
    def _needed(self):
        """{term: the words of which its sentence must have one}."""
        return {term: frozenset(words) for term, words in self.only_in_sentence.items()}

    @cached_property
    def _exempting(self):
        """{term: the words that make it right anywhere in its sentence}."""
        return {term: frozenset(words) for term, words in self.unless_with.items()}

    @cached_property
    def _phrases(self):
        return Phrases([form for form in self._term_of if "[" not in form])

    @cached_property
    def _frames_by_word(self):
        """{word: (form, Frame) of the frames that need it}."""
        frames = [form for form in self._term_of if "[" in form]
        if not frames:
            return {}
        from newslint.match.frames import frame  # many rules have none

        found = {}
        for form in frames:
            made = frame(form)
            for word in made.words:
                found.setdefault(word, []).append((form, made))
        return found

    def run(self, doc, keys):
        """A Hit for every term that is a fault somewhere, with its other places; or for every place."""
        by_term = {}
        for start, end, form in outermost(self._places(doc, keys)):
            term, kind, want = self._verb_of.get(form) or (self._term_of[form], "", "")
            if self._is_fault(doc, term, kind, start, end):
                # What to write is that of the first form, so it must not be in a headline or quotation, which many rules leave out.
                apart = bool(kind) and (quote_at(doc, start) is not None or sentence_at(doc, start) is None)
                by_term.setdefault(start if self.each else (term, apart), []).append((start, end, term, want))
        for (start, end, term, want), *others in by_term.values():
            suggestions = (want,) if want else tuple(self.suggestions.get(term, ()))
            slots = {"term": term, "want": suggestions[0] if suggestions else "", "advice": self._advice(doc.folded[start:end])}
            yield Hit(start, end, slots, suggestions=suggestions, related=tuple(Related(a, b, "also") for a, b, *_ in others))

    def _advice(self, found):
        """What to do about a folded text that was found."""
        return next((self.advice[word] for word in found.split() if word in self.advice), self.advice.get("otherwise", ""))

    def _places(self, doc, keys):
        """[(start, end, form)] of all forms of terms and verbs."""
        found = [(*span, form) for form in self._phrases.seen(doc, keys) for span in places(doc, form)] if self._phrases.phrases else []
        found += [(*span, form) for key in keys for form in self._forms_by_word.get(key, ()) for span in doc.spans(form)]
        return found + list(self._framed(doc, keys)) if self._frames_by_word else found

    def _framed(self, doc, keys):
        """(start, end, form) of what frames mark."""
        from newslint.analysis.clauses import indices
        from newslint.match.contexts import Places

        words, at, known = doc.sequence, indices(doc), Places(doc)
        for key in keys & self._frames_by_word.keys():
            for i in at.get(key, ()):
                likely = [(form, made) for form, made in self._frames_by_word[key] if made.may_fit(words, i)]
                occurrence = known.place(i) if likely else None
                if occurrence and not occurrence.tied:
                    yield from [(*span, form) for form, made in likely if (span := made.span(occurrence))]

    def _is_fault(self, doc, term, kind, start, end):
        """Whether nothing around the term makes it right.  kind: of the form of a verb, or ""."""
        if kind in ("base", "third") and not _statements().has_subject(doc, start, kind == "base"):
            return False
        sentence = sentence_at(doc, start) or doc.block_at(start)
        if sentence is None:
            return False
        floor, ceiling = max(sentence.start, start - SENTENCE_WINDOW), min(sentence.end, end + SENTENCE_WINDOW)
        before = WORDS.findall(doc.folded[max(floor, start - NEAR) : start])[-self.words_before :]
        after = WORDS.findall(doc.folded[end : min(ceiling, end + NEAR)])
        if not self.unless_before.isdisjoint(before) or not self.unless_after.isdisjoint(after[: self.words_after]):
            return False
        needed, right = self._needed.get(term), self.unless_in_sentence | self._exempting.get(term, frozenset())
        if needed or right:
            words = word_pattern(doc).findall(doc.folded, floor, ceiling)
            if not right.isdisjoint(words) or needed and needed.isdisjoint(words):
                return False
        if self.unless_attributed and self._is_attributed(doc, floor, ceiling, (start, end)):
            return False
        has_object = not self.unless_object.isdisjoint(after[:OBJECT])
        if kind and self.verbs[term] in self.only_with_statement:
            beside = _statements().statement_beside(doc, sentence, start, end, term not in self.transitive)
            return beside == "statement" or beside == "clause" and not has_object
        return not has_object and (term not in self.only_in_words or _statements().aimed_in_words(doc, sentence, start, end))

    def _is_attributed(self, doc, floor, ceiling, term):
        from newslint.analysis.attribution import is_attributed

        if self.strictly:
            return is_attributed(doc, floor, ceiling, self.unless_attributed, PLAINEST, term, participles=False)
        return is_attributed(doc, floor, ceiling, self.unless_attributed, PLAINLY, infinitives=True)


def _statements():
    from newslint.analysis import statements  # for verbs only

    return statements


def _conjugated(verbs):
    """{form: [verb, kind of form, what to write]}, see Term.  A form that is a past too, as “hit”, is taken for that."""
    from newslint.match.inflection import conjugated  # only to compile a rule

    found = {}
    for verb, want in verbs.items():
        for kind, form, (written,) in conjugated(verb, (want,)):
            found.setdefault(form, [verb, kind, written])
    return found
