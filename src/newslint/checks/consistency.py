"""One form of several, throughout an article or a house."""

from functools import cached_property

from newslint.match.form_sets import Sets
from newslint.analysis.agreement import Agreement
from newslint.checks import Check, Triggers


class Consistency(Agreement, Check):
    """Several forms of one thing; the rarer form in an article is the fault, or the one that the house does not use.

    sets: the things, each an entry "advis[e/o]r(|s)" (brackets part the forms, parentheses list the endings that all
    of them have) or a list of forms ["U.S.", "US"].  Every set is judged on its own: what the article has more often
    is right, what came first where the numbers are equal.
    together: sets whose forms go with each other, first with first and second with second (American and British
    spelling): they are counted together, and one word in the other manner is found even if it is there once.
    house: the entry of the house style that decides, unless it is "auto"; where there are sets that go together, it
    decides those.  names: what that entry calls the forms, in
    their order; without it, the forms themselves.
    called: for marks that few can tell by sight, each form's name and what to write: ["em dash", "an em dash (—)"].
    Of such marks that occur equally often, none is recommended; makeshift: forms that only substitute for the others, and
    give way to one that occurs as often.
    neutral: parts of first forms that go with the second manner too (organize, beside labour), unless their second forms
    are in the article as well.  Where two manners occur equally often, the article's region decides.
    once: with `true`, one finding for all the forms of a set that are not right.
    case: with `true`, only as it is written: "advisor" does not count "Advisor Perspectives".
    unless: phrases in which a form is right (names); a bracket stands for several.  `#` at the start of a form stands for a number in figures.
    capitals: with `true`, left alone between words in capitals (LET US PRAY).
    quotations: with `true`, what is quoted counts too; it is what somebody said, so it does not otherwise.
    Slots: kind (what is there), want (what to write), why.

    ```toml
    [adviser-mixed]
    check = "consistency"
    says = "write “{want}”, {why}"
    sets = ["advis[e/o]r(|s)", ["e-mail", "email"]]
    ```
    """

    __slots__ = ()
    __annotations__ = Agreement.__annotations__  # the parameters
    slots = frozenset({"kind", "want", "why"})
    about_words = True

    @cached_property
    def _sets(self):
        return Sets(self.sets), Sets(self.together)

    def as_sets(self):
        """`sets` and `together` as Sets, read when first asked for."""
        return self._sets

    def triggers(self):
        """The longest word of every variant of every form."""
        if not self.sets and not self.together:
            raise ValueError("needs 'sets' or 'together'")
        (words, literals), (more_words, more_literals) = (sets.triggers() for sets in self.as_sets())
        return Triggers(frozenset(words | more_words), frozenset(literals | more_literals))

    def run(self, doc, keys):
        """One Hit for every minority form of a set, or for all sets that go together."""
        return self.hits(doc, keys)
