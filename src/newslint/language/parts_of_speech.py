"""What a word can be (noun, form of a verb, adjective …) and its inflected forms; for the words of closed classes see word_classes.

The table is built by lexicon/build.py and mapped into memory when it is first asked.  Words are folded (document.fold).
"""

import os
from functools import lru_cache

import marisa_trie

from newslint.language.lexicon import DATA
from newslint.records import record

# What a word can be; lexicon/build.py writes the same bits, in this order.  MASS: a noun that can be uncountable, or whose
# plural can be the same.
NOUN, PLURAL, BASE, S_FORM, PAST, PARTICIPLE, ING, ADJECTIVE, ADVERB, COMPARATIVE, SUPERLATIVE, MASS = (1 << i for i in range(12))
VERB = BASE | S_FORM | PAST | PARTICIPLE | ING
# The verbs that the table leaves out.
BE = {"am": BASE, "are": BASE, "is": S_FORM, "was": PAST, "were": PAST, "be": BASE, "been": PARTICIPLE, "being": ING}


@record
class Forms:
    """The forms of a verb; each a tuple, since some verbs have two."""

    past: tuple
    participle: tuple
    ing: tuple
    third: tuple


@lru_cache(maxsize=1)
def _table():
    return marisa_trie.BytesTrie().mmap(os.path.join(DATA, "speech.trie"))


@lru_cache(maxsize=1 << 14)
def _entry(word):
    found = _table().get(word)
    if not found:
        return BE.get(word, 0), ("be" if word in BE else "", "", "", "")
    return int.from_bytes(found[0][:2], "little") | BE.get(word, 0), tuple(found[0][2:].decode().split("|"))


@lru_cache(maxsize=1 << 16)
def can_be(word):
    """The bits of all that the word can be; 0 for a word that the table does not have."""
    return _entry(word)[0]


def base(word):
    """The base of the verb that the word is a form of; the word itself if it is a base, "" if it is not a verb."""
    bits, (verb, _, _, _) = _entry(word)
    return verb or (word if bits & BASE else "")


def forms(verb):
    """The Forms of a base, or None."""
    found = _entry(verb)[1][1]
    return Forms(*(tuple(filter(None, column.split("/"))) for column in found.split(","))) if found else None


def plural(noun):
    """The plurals of a singular noun, as a tuple."""
    return tuple(filter(None, _entry(noun)[1][3].split("/")))


def singular(noun):
    """The singular of a plural noun, or ""."""
    return _entry(noun)[1][2]
