"""A sentence that begins with a small letter: “It was late. she left.”"""

import re

from newslint.analysis.sentences import ABBREVIATIONS, STARTERS
from newslint.checks import Check, Triggers
from newslint.document import fold
from newslint.finding import Hit
from newslint.language.lexicon import RARE, lexicon

# A full stop after a word in small letters, with the small letter after it.
JOINT = re.compile(r"\. (?<=[a-z]. )(?=[a-z])")
LONG = 4  # letters of a name that is not an abbreviation
TOKEN_BEFORE = re.compile(r"[^\s“\"‘'(\[—–-]+\Z")
WORD_AFTER = re.compile(r"[a-z]+(?:['’][a-z]+)?(?![\w.@/’'-])")


class SentenceStart(Check):
    """A small letter after the full stop of a sentence.

    never: words that are written with a small letter wherever they stand.
    """

    never: frozenset = frozenset()

    slots = frozenset({"right"})

    def triggers(self):
        return Triggers(literals=frozenset(". " + letter for letter in "abfhimnostwy"), one_is_enough=True)

    def run(self, doc, keys):
        text = doc.text
        for m in JOINT.finditer(text):
            at = m.start()
            before, after = TOKEN_BEFORE.search(text, max(0, at - 30), at), WORD_AFTER.match(text, m.end())
            if not before or not after or not before[0].isalpha() or before[0].lower() in ABBREVIATIONS or before[0] in self.never:
                continue
            word, known = fold(after[0]), lexicon().rank
            if word in self.never or len(word) < 2 and word != "a" or before[0].islower() and known(before[0]) < RARE or known(word) < RARE and "'" not in word:
                continue
            if not before[0].islower() and not (before[0].istitle() and len(before[0]) >= LONG and word in STARTERS):
                continue
            right = after[0].capitalize()
            yield Hit(m.end(), after.end(), {"right": right}, fix=right, level=None if word in STARTERS or "'" in word else "note")
