"""Unknown words that are hardly names where a sentence begins with them."""

from newslint.language.lists import word_set, words

# Always two words: {as one: the two}.
ALWAYS_TWO = {w.replace(" ", ""): tuple(w.split()) for w in words("always-two-words")}
# The commonest words, and those that begin a sentence, with two letters changed over: teh, adn, taht.
COMMONEST = frozenset().union(*map(word_set, (
    "function-words", "sentence-openers", "prepositions", "subordinators", "demonstratives", "interrogatives", "quantifiers",
)))
CHANGED_OVER = frozenset(w[:i] + w[i + 1] + w[i] + w[i + 2 :] for w in COMMONEST if len(w) > 2 and w.isalpha() for i in range(len(w) - 1)) - COMMONEST
