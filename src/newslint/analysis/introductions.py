"""What an article says of somebody where it names him or her: a stranger who is introduced, an office of years that are over.

Nothing heavy is imported before an article is read: the comparison of what was kept needs only AGED.
"""

from newslint.document import LazyPattern

# What follows the name of somebody whom readers do not know: "a nurse from Dover", "who grows beans".
INTRODUCTION = LazyPattern(r"(?:,? \(?\d{1,3}\)?)?, (?:an? |who (?!is |was |has |does )[a-z]+s )[^.,;—–\n]{3,90}")
ROLE_WORD = LazyPattern(r"[^\W\d_]{3,}")
RELATION_WORDS = frozenset({"relation", "related", "unrelated"})
NO_RELATION = LazyPattern(r"\bno relation\b|\bnot related\b|\bunrelated\b")
AGED = "aged"
YEAR = LazyPattern(r"\b(?:1[89]|20)\d\d\b")
WAS_THEN = LazyPattern(r"\b(?:as|when|while|since) (?:s?he|they|it) (?:was|were|served|held|became)\b|\bat the time\b|\b(?:later|back) (?:became|when)\b|\bin those days\b")


def introduction(doc, name):
    """The words, folded, by which the article introduces somebody whom readers do not know, at that place; None if it does not.

    "Lea Orr, 34, a nurse from Dover" is introduced; "Senator Lea Orr, who voted against it" is not.  An age alone gives ["aged"].
    """
    if name.mention.title:
        return None
    aged = [AGED] if name.age else None
    related = not RELATION_WORDS.isdisjoint(doc.words)
    if not related and not INTRODUCTION.match(doc.text, name.end):
        return aged
    from newslint.analysis.sentences import sentence_at
    from newslint.language import lists

    sentence = sentence_at(doc, name.start)
    end = sentence.end if sentence else name.end
    if related and NO_RELATION.search(doc.text, name.end, end):
        return ["no relation"]
    m = INTRODUCTION.match(doc.text, name.end, end)
    if not m:
        return aged
    small = lists.word_set("function-words")
    return sorted({w for w in ROLE_WORD.findall(m[0].lower()) if w not in small})


def of_another_time(doc, start):
    """Whether the sentence around the offset speaks of years that were over when the article was published."""
    from newslint.analysis.sentences import sentence_at

    sentence = sentence_at(doc, start)
    if sentence is None:
        return False
    words = doc.text[sentence.start : sentence.end]
    if WAS_THEN.search(words):
        return True
    published = doc.published.year if doc.published else None
    years = [int(m[0]) for m in YEAR.finditer(words)]
    return any(published is None or year < published for year in years)
