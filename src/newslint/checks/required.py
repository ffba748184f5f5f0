"""What an article must say once it speaks of certain things: a helpline, a disclosure."""

from functools import cached_property

from newslint.checks import Check, Triggers
from newslint.document import RUNNING
from newslint.finding import Hit
from newslint.match.phrases import Phrases, calls_of, covered, likely, places


class Required(Check):
    """Copy that speaks of one thing must also say another; it is marked where it first speaks of it.

    when: words and phrases of which one calls for the line.
    line: words and phrases of which one must be somewhere in the article: a number, an address, a sentence.
    least: how often copy must speak of it, before the line is called for; once, if the rule does not say.
    unless: phrases in which a word of `when` does not count.
    A rule with this check has needs = "article": a part of an article may leave the line to the rest.

    ```toml
    [helpline-missing]
    check = "required"
    needs = "article"
    says = "a story about suicide ends with the helpline: “{line}”"
    when = ["suicide", "took his own life", "took her own life"]
    line = ["call 555-0123", "vell-helpline.example"]
    unless = ["suicide squeeze"]
    ```
    """

    when: tuple
    line: tuple
    least: int = 1
    unless: tuple = ()

    slots = frozenset({"line"})

    def triggers(self):
        """The longest word of each phrase of `when`."""
        if not self.when or not self.line or self.least < 1:
            raise ValueError("needs something in 'when' and in 'line', and a 'least' of 1 or more")
        return Triggers(*calls_of(self.when))

    @cached_property
    def _phrases(self):
        return Phrases(self.when)

    def run(self, doc, keys):
        """A Hit at the first place that calls for the line, if it is missing."""
        right = covered(doc, self.unless)
        found = sorted(
            span for phrase in self._phrases.seen(doc, keys) for span in places(doc, phrase)
            if not right(*span) and (block := doc.block_at(span[0])) and block.kind in RUNNING
        )
        if len(found) >= self.least and not any(likely(doc, phrase) and next(places(doc, phrase), None) for phrase in self.line):
            yield Hit(*found[0], {"line": self.line[0]})
