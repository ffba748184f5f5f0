"""What a verb that reports words has beside it: a statement, or somebody whom the words are aimed at."""

from newslint.document import LazyPattern
from newslint.language.lists import WordPattern

# What follows a verb that reports a statement: a quotation, “that …”, “he …”, “to be …”; or else a clause.
STATEMENT = LazyPattern(
    r",? ?[“\"]|: ?[“\"]|(?: (?:on|in|at|during|last|this|without) [\w.’' -]{2,40}?)? that\b| (?:he|she|they|we|it|i|you|there)\b| to (?:be|have)\b"
)
CLAUSE = WordPattern(
    r" (?:(?!(?@words-after-a-statement-verb)\b)[\w'’$%.-]+ ){1,7}(?@finite-auxiliaries)\b")
TOPIC = LazyPattern(r" (?:about|of|in (?:a|an|his|her)|on)\b")
# “…,” she claimed: the quotation or the statement comes before.
AFTER_STATEMENT = LazyPattern(r"(?:[,!?…][”\"'’]+|,) (?:[\w.'’-]+ ){1,4}\Z")
# “claims” and “claim” are nouns unless somebody comes before them who claims.
WHO = LazyPattern(r"\b(?:he|she|who|it|also|now|still|often|repeatedly|once|(?<!the )[A-Z][\w.-]*[\w.]) \Z")
THEY = WordPattern(
    r"\b(?:(?i:(?@words-before-a-base-form))"
    r"|(?!(?:his|its|this|whose|these|those|as)\b)[a-z-]+s)(?: (?:also|now|still|often|\w+ly))? \Z"
)
TARGET = WordPattern(
    r" (?:back )?(?:at |on |into )?(?:(?@words-of-a-target)|[A-Z][^\W\d_]*|[a-z-]+ (?:[a-z-]+ )?[A-Z])"
)
PASSIVE = LazyPattern(r"\b(?:was|were|been|being|is|are|be|got|gets) (?:\w+ly )?\Z")
# What is done in words has one of these beside it; a storm that slams a coast does not.
IN_WORDS = WordPattern(
    r"[“”\"]|\b(?:for|over|as|calling|saying|accusing|criticism)\b|\b(?:in|on|during) (?:a|an|his|her|their|its|the) (?:[\w-]+ ){0,2}"
    r"(?@occasions-of-words)\b"
)
MARKS = frozenset(".,:;")  # what comes after a verb whose statement is before it
WORDS_BEFORE = 40  # characters before a verb that are read
AIM = 400  # characters after a verb in which its occasion or reason is looked for


def has_subject(doc, start, base):
    """Whether somebody comes before a form at text[start:] that may be a noun.  base: whether it is the base form, else it ends in -s."""
    return bool((THEY if base else WHO).search(doc.text[max(0, start - WORDS_BEFORE) : start]))


def statement_beside(doc, sentence, start, end, topic=False):
    """What the verb at text[start:end] reports: "statement", "clause", which may be the object of another sense, or "".

    topic: whether “of” or “about” after the verb counts as a statement.
    """
    folded = doc.folded
    if STATEMENT.match(folded, end, sentence.end) or topic and TOPIC.match(folded, end):
        return "statement"
    if CLAUSE.match(folded, end, sentence.end):
        return "clause"
    before = doc.text[max(sentence.start, start - WORDS_BEFORE) : start]
    return "statement" if doc.text[end : end + 1] in MARKS and AFTER_STATEMENT.search(before) else ""


def aimed_in_words(doc, sentence, start, end):
    """Whether the verb at text[start:end] is aimed at somebody, and in words: not at a door."""
    before = doc.text[max(sentence.start, start - WORDS_BEFORE) : start]
    return bool((PASSIVE.search(before) or TARGET.match(doc.text, end, sentence.end))
                and IN_WORDS.search(doc.folded, end, min(sentence.end, end + AIM)))

