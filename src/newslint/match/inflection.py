"""The inflected forms of a term, and those of what is written instead, side by side: plurals, and the forms of verbs."""

from newslint.language import parts_of_speech as speech
from newslint.language.lists import word_set

VOWELS = "aeiou"
PREPOSITIONS = word_set("prepositions-after-nouns")


def inflections(term, others=()):
    """{form of the term: (the same form of each other, …)}, without the terms themselves.

    Of a noun of several words the last one is inflected, or the one before a preposition, of a verb the first; the lexicon says what a word is: the last of the
    others, if there are any, else the term.  Raises ValueError for a word of which it knows neither a plural nor the forms of
    a verb.
    """
    known = others[-1] if others else term
    noun, verb = _is_noun(known.split()[-1]), _is_verb(known.split()[0])
    if not noun and not verb:
        noun, verb = _is_noun(term.split()[-1]), _is_verb(term.split()[0])
    if not noun and not verb:
        raise ValueError(f"forms: the lexicon knows “{known}” as no noun and no verb; write the endings, as in {term}(s)")
    made = {}
    if noun:
        made |= {form: tuple(_plural(other) for other in others) for form in (_plural(term),)}
    if verb:
        for kind in ("third", "past", "participle", "ing"):
            made.setdefault(_verb_form(term, kind), tuple(_verb_form(other, kind) for other in others))
    made.pop(term, None)
    return made


def conjugated(verb, others=()):
    """[(kind, form, (the same form of each other, …))] of a verb: "past", "participle", "ing", "third" (she claims) and "base".

    Of several words the first one is the verb: go after, went after.
    """
    return [(kind, _form(verb, kind), tuple(_form(other, kind) for other in others)) for kind in ("past", "participle", "ing", "third", "base")]


def _form(text, kind):
    return text if kind == "base" else _verb_form(text, kind)


def _is_noun(word):
    return bool(speech.can_be(word.lower()) & speech.NOUN) and not (speech.can_be(word.lower()) & speech.PLURAL)


def _is_verb(word):
    return bool(speech.can_be(word.lower()) & speech.BASE)


def _plural(text):
    """The plural of a noun, by its last word, or the one before a preposition: members of the crew."""
    words = text.split(" ")
    at = next((i for i, word in enumerate(words) if i and word.lower() in PREPOSITIONS), len(words)) - 1
    known = speech.plural(words[at].lower())
    words[at] = known[0] if known else _with_s(words[at])
    return " ".join(words)


def _verb_form(text, kind):
    """The form of a verb, by its first word."""
    first, _, rest = text.partition(" ")
    known = speech.forms(first.lower())
    form = getattr(known, kind)[0] if known and getattr(known, kind) else _regular(first, kind)
    return f"{form} {rest}".strip()


def _with_s(word):
    low = word.lower()
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if low.endswith("y") and low[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _regular(word, kind):
    if kind == "third":
        return _with_s(word)
    if kind == "ing":
        return (word[:-1] if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) else word) + "ing"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return word + ("d" if word.endswith("e") else "ed")
