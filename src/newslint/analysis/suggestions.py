"""Which of the words that a misspelling may stand for is the likeliest there."""

from newslint.analysis.unknown import neighbours
from newslint.language.lists import table
from newslint.language.parts_of_speech import ADJECTIVE, ADVERB, BASE, COMPARATIVE, ING, NOUN, PARTICIPLE, PLURAL, SUPERLATIVE, can_be
from newslint.language.sound_keys import sound_key
from newslint.language.word_classes import ARTICLES, MODALS, POSSESSIVES

SOUND, NUMBER, UNFIT = 12, 40, 25  # ranks for a candidate that sounds the same, a number that fits, another part of speech
CARDINALS, ORDINALS = table("cardinals").keys(), table("ordinals").keys()
AFTER_DETERMINER = NOUN | PLURAL | ADJECTIVE | ADVERB | COMPARATIVE | SUPERLATIVE | PARTICIPLE | ING
AFTER_MODAL = BASE | ADVERB


def fit(doc, unknown, word):
    """How much likelier, in ranks, a candidate is for its sound and its part of speech: “ninty degrees” is ninety, not ninth.
    Only the order of the suggestions depends on it."""
    before, after = neighbours(doc, *unknown.places[0])
    bits, ranks = can_be(word), SOUND * (sound_key(unknown.word, True) == sound_key(word, True))
    if can_be(after) & PLURAL:
        ranks += NUMBER * ((word in CARDINALS) - (word in ORDINALS))
    wanted = AFTER_DETERMINER if before in ARTICLES or before in POSSESSIVES else AFTER_MODAL if before in MODALS else 0
    return ranks - UNFIT * bool(wanted and bits and not bits & wanted)
