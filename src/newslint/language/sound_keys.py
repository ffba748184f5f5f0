"""Spellings of one name that sound alike in English: Stephens and Stevens, Robby and Robbie, Jon and John."""

from functools import lru_cache

from newslint.document import LazyPattern
from newslint.language.lists import table

# What is written -> how it sounds, in order.
CONSONANTS = (
    (r"ph", "f"), (r"(?<=[aeiouy])gh|gh(?=[^aeiouy])", ""), (r"sch|sh|(?<!^)ch(?=[aeiouy]|$)", "x"), (r"ck|ch|q|c(?![eiy])", "k"),
    (r"[cz]", "s"), (r"x$", "ks"), (r"^wh", "w"), (r"(?<=[^aeiouyx])h|(?<!^)h(?![aeiouy])", ""), (r"(.)\1", r"\1"),
)
# Writers confuse vowels in surnames; in given names another vowel makes another name: Jan and Jon, Maria and Mario.
SURNAME_VOWELS = ((r"(?<=.)[aeiouy][aeiouyw]*", "A"), (r"(.)\1", r"\1"))
GIVEN_VOWELS = ((r"aw", "au"), (r"(?<=.)(?:ie|[ea]y|ee|ei|y)$", "i"), (r"(?<=[^aeiouy])e$", ""), (r"y", "i"), (r"(.)\1", r"\1"))
GIVEN, SURNAME = (tuple((LazyPattern(pattern), sound) for pattern, sound in (*CONSONANTS, *vowels)) for vowels in (GIVEN_VOWELS, SURNAME_VOWELS))


@lru_cache(maxsize=4096)
def sound_key(word, surname=False):
    """A key that spellings of one name share.  word: folded; surname: whether vowels count no more than "some vowel"."""
    word = plain_letters(word)
    word = _given_names().get(word, word)
    for pattern, sound in SURNAME if surname else GIVEN:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=1)
def _given_names():
    """{a spelling of a name whose letters do not say how it sounds: another, for all that sound like it}."""
    return {other: name for name, others in table("given-names-that-sound-alike").items() for other in others}


def plain_letters(word):
    """The word without accents, hyphens and apostrophes."""
    if word.isascii() and word.isalpha():
        return word
    from unicodedata import combining, normalize

    return "".join(c for c in normalize("NFD", word) if c.isalpha() and not combining(c))
