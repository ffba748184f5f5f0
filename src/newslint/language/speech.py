"""How copy says who said it: verbs of saying and reporting in all their forms, and phrases such as “according to”.

The words are in lists/; which of them are loaded or neutral is a parameter of the rules that ask.
"""

from newslint.language.lists import table, word_set, words

# Phrases that attribute without a verb of saying.
PHRASES = words("attribution-phrases")
CREDITING = tuple(phrase + " " for phrase in PHRASES if " " in phrase)  # those that are never anything else
# What a statement is in: “the note read”, “in a statement”, “from the filing”.
STATEMENT_NOUNS = word_set("statement-nouns")

VOWELS = frozenset("aeiou")
SIBILANTS = ("s", "x", "z", "ch", "sh")


def inflections(entry):
    """The forms of a lemma ("say:said"): base, third person, past, participle, -ing; folded."""
    lemma, _, given = entry.partition(":")
    last, before = lemma[-1:], lemma[-2:-1]
    if last == "e":
        third, past, ing = lemma + "s", lemma + "d", (lemma if before in ("e", "o", "y") else lemma[:-1]) + "ing"
    elif last == "y" and before not in VOWELS:
        third, past, ing = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    else:
        third = lemma + "es" if lemma.endswith(SIBILANTS) or lemma == "go" else lemma + "s"
        past, ing = lemma + "ed", lemma + "ing"
    if not given:
        return {lemma, third, past, ing}
    given = given.split(",")
    ings = [g for g in given if g.endswith("ing") and g != "sing"]
    pasts = [g for g in given if g not in ings]
    if last == "l" and any(g.endswith("lled") for g in pasts):  # signalled and signaled
        pasts, ings = [*pasts, past], [*ings, ing]
    return {lemma, third, *(pasts or [past]), *(ings or [ing])}


def _lemmas(name):
    """{folded form: lemma} of a list of verbs."""
    lemmas = {}
    for lemma, forms in table(name).items():
        lemmas.update(dict.fromkeys(inflections(f"{lemma}:{','.join(forms)}"), lemma))
    return lemmas


SAID = _lemmas("verbs-of-saying")  # folded form -> lemma
REPORTED = {**_lemmas("verbs-of-reporting"), **SAID}
# Words in the form of a cue that are as often something else: nouns, adjectives, prepositions.
HOMONYMS = word_set("ambiguous-speech-words")
