"""The closed word classes of English, the particles of names, and the titles that are shortened, as lists/ has them.

Sets with a purpose of their own (words that begin a sentence, words that no name begins with) are put together from
these where they are needed.
"""

from newslint.language.lists import table, word_set

ARTICLES = word_set("articles")
DEMONSTRATIVES = word_set("demonstratives")
POSSESSIVES = word_set("possessives")
DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES
SUBJECTS = word_set("subject-pronouns")
REFLEXIVES = word_set("reflexives")
INTERROGATIVES = word_set("interrogatives")
QUANTIFIERS = word_set("quantifiers")
COORDINATORS = word_set("coordinators")
SUBORDINATORS = word_set("subordinators")
RARER_SUBORDINATORS = word_set("rarer-subordinators")
CONJUNCTIONS = COORDINATORS | SUBORDINATORS | RARER_SUBORDINATORS
PREPOSITIONS = word_set("prepositions")
RARER_PREPOSITIONS = word_set("rarer-prepositions")
BE = word_set("forms-of-be")
HAVE = word_set("forms-of-have")
DO = word_set("forms-of-do")
MODALS = word_set("modal-verbs")
AUXILIARIES = BE | HAVE | DO | MODALS

# Before a surname, in any language that English print has names from: von Dahl, van der Berg, bin Said.
PARTICLES = word_set("name-particles")
# Before a word of another language: "la dolce vita", "et al".
FOREIGN_ARTICLES = word_set("foreign-articles")


def _title_rows(name):
    """((abbreviation, its plural, full form, plural of the full form), …) of a list of titles; "" where there is none."""
    return tuple([tuple([form.strip("-") for form in (short, *others)]) for short, others in table(name).items()])


# Titles before a name, see honorifics.
COURTESY_TITLES = _title_rows("courtesy-titles")
SHORTENED_TITLES = {
    "office": _title_rows("shortened-offices"), "rank": _title_rows("shortened-ranks"), "style": _title_rows("shortened-religious-titles"),
}
