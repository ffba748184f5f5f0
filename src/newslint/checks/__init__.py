"""The verbs of the rules: what a record's `check = "…"` may name.

A check is a Check: its annotations are the parameters of the rule (kebab-case in TOML), its docstring says what it
does.  It has

    slots       frozenset of names that it fills in the rule's `says`, besides {found}
    triggers()  Triggers: folded words or characters without which it cannot fire
    run(doc, keys)  yields Hit; keys are the trigger words that stand in the document

A check's module is imported when one of its triggers was seen, not before.
"""

from newslint.records import record


class CheckError(Exception):
    """A check that cannot be carried out on an article; str() says why."""


class Check:
    """The parameters of a rule, as attributes that cannot be assigned to; those that a rule leaves out are the class's own.

    A record would read the same, but takes a tenth of a millisecond to be defined: an article calls thirty checks.  What
    a check has worked out it may keep, under a name that begins with an underscore.
    """

    def __init__(self, **parameters):
        vars(self).update(parameters)

    def __setattr__(self, name, value):
        if name[0] != "_":
            raise AttributeError(f"{type(self).__name__}.{name} is a parameter of a rule; it cannot be assigned to")
        object.__setattr__(self, name, value)

    @classmethod
    def parameters(cls):
        """{name of a parameter: its type}."""
        return cls.__annotations__

    @classmethod
    def needed(cls):
        """The names of the parameters that every rule must give."""
        return [name for name in cls.__annotations__ if not hasattr(cls, name)]


@record
class Triggers:
    """What must stand in a text for a check to run: any one of the words or of the characters.

    words: folded, as in Document.words.  chars: single characters or short strings, looked for as they stand.
    always: run on every article.
    """

    words: frozenset = frozenset()
    chars: frozenset = frozenset()
    always: bool = False


# name in a rule -> module:class
CHECKS = {
    "existence": "existence:Existence",
    "substitution": "substitution:Substitution",
    "consistency": "consistency:Consistency",
    "pattern": "pattern:Pattern",
    "repetition": "repetition:Repetition",
    "misspelling": "misspelling:Misspelling",
    "doubled-word": "doubled_word:DoubledWord",
    "name-variant": "name_variant:NameVariant",
    "confusion": "confusion:Confusion",
    "run-together": "run_together:RunTogether",
    "broken-word": "broken_word:BrokenWord",
    "article": "article:Article",
    "ordinal": "ordinal:Ordinal",
    "courtesy-mix": "courtesy_mix:CourtesyMix",
    "title-form": "title_form:TitleForm",
    "office-repeat": "office_repeat:OfficeRepeat",
    "office-conflict": "office_conflict:OfficeConflict",
    "short-first-reference": "short_first_reference:ShortFirstReference",
    "orphan-quote": "orphan_quote:OrphanQuote",
    "vague-source": "vague_source:VagueSource",
    "hedge": "hedge:Hedge",
    "unsourced-figure": "unsourced_figure:UnsourcedFigure",
    "own-voice": "own_voice:OwnVoice",
    "loaded-verb": "loaded_verb:LoadedVerb",
    "masked-word": "masked_word:MaskedWord",
    "mask-style": "mask_style:MaskStyle",
    "weekday-date": "weekday_date:WeekdayDate",
    "impossible-date": "impossible_date:ImpossibleDate",
    "backward-range": "backward_range:BackwardRange",
    "stale-copyright": "stale_copyright:StaleCopyright",
    "post-date": "post_date:PostDate",
    "age": "age:Age",
    "impossible-time": "impossible_time:ImpossibleTime",
    "date-style": "date_style:DateStyle",
    "quote-comma": "quote_comma:QuoteComma",
    "unbalanced-quote": "unbalanced_quote:UnbalancedQuote",
    "mojibake": "mojibake:Mojibake",
    "hyphen-mix": "hyphen_mix:HyphenMix",
    "suppression": "suppression:Suppression",
}


def load(name):
    """The check class of that name.  Raises KeyError for an unknown name."""
    from importlib import import_module

    module, _, cls = CHECKS[name].partition(":")
    return getattr(import_module("newslint.checks." + module), cls)
