"""The verbs of the rules: what a record's `check = "…"` may name.

A check is a Check: its annotations are the parameters of the rule (kebab-case in TOML), its docstring says what it
does.  It has

    slots       frozenset of names that it fills in the rule's `says`, besides {found}
    triggers()  Triggers: folded words or characters without which it cannot fire
    run(doc, keys)  yields Hit; keys are the triggers that occur in the document
    prepare()   dict of what it works out once for the compiled rules
    validate()  raises ValueError for parameters that cannot be used, where that takes too long for every start
    stress_test()  raises ValueError where a pattern of the rule can run away

A check that compares articles is named in ACROSS.  It has, instead of run(),

    collect(doc)  yields Statement: what the article states, under keys by which other articles are found
    compare(stated)  yields Conflict for a list of Stated that have the same key

A check's module is imported when one of its triggers was seen, not before.
"""

import os

from newslint.records import record


class CheckError(Exception):
    """A check that cannot be carried out on an article; str() says why."""


def described(err):
    """An exception that a check raised, with the line that raised it: “KeyError: 'count' (count.py, line 80)”."""
    last = err.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = f" ({os.path.basename(last.tb_frame.f_code.co_filename)}, line {last.tb_lineno})" if last else ""
    return f"{type(err).__name__}: {err}{place}"


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

    def __getstate__(self):  # what it has worked out, another process works out itself
        return {name: value for name, value in vars(self).items() if name[0] != "_"}

    slots = frozenset()
    worked_out = frozenset()  # the names of what prepare() gives, which no rule file may hold
    about_words = False  # whether it judges words by what they are: two such remarks on the same words are about one fault
    listed = 12  # articles of an archive that state the same, of which compare() is given the places; the others are counted

    def triggers(self):
        """Triggers: what must occur for the check to run."""
        return Triggers(always=True)

    def run(self, _doc, _keys):
        """Yields Hit."""
        return ()

    def prepare(self):
        """{name: value} of what is worked out once for the compiled rules; see worked_out."""
        return {}

    def validate(self):
        """Raises ValueError for parameters that cannot be used."""

    def stress_test(self):
        """Raises ValueError where a pattern can run away."""

    def may_conflict(self, _data, _other):
        """Whether a comparison needs to know which articles of an archive state the data of the other Statement."""
        return True

    @classmethod
    def parameters(cls, compiled=False):
        """{name of a parameter: its type}.  compiled: with what is worked out when the rules are compiled."""
        return cls.__annotations__ if compiled else {name: kind for name, kind in cls.__annotations__.items() if name not in cls.worked_out}

    @classmethod
    def needed(cls):
        """The names of the parameters that every rule must give."""
        return [name for name in cls.__annotations__ if not hasattr(cls, name)]


@record
class Triggers:
    """What a text must hold for a check to run: any one of the words or of the literals.

    words: folded, as in Document.words.  literals: single characters or short strings, looked for as they are written.
    always: run on every article.  one_is_enough: run() does not ask which of them occur.
    """

    words: frozenset = frozenset()
    literals: frozenset = frozenset()
    always: bool = False
    one_is_enough: bool = False


@record
class Statement:
    """What an article states at text[start:end].  keys: by which other articles are found; data: to compare, JSON-able."""

    keys: tuple[str, ...]
    start: int
    end: int
    data: object = None


@record
class Stated:
    """A Statement with its article.  published: its day, "2026-02-03" or "".  start, end: source offsets; at: (row, column, end
    row, end column).  checked: whether findings may be about this article; others are evidence only.  more: how many further
    articles, which are not listed, state the same."""

    article: object
    published: str
    start: int
    end: int
    at: tuple
    data: object
    quoted: bool = False
    checked: bool = True
    more: int = 0


@record
class Conflict:
    """What a comparison found wrong at a Stated of an article that is checked.

    against: ((Stated, what to say of it), …).  also: Stated of the same fault in the same article.  See Hit for the rest.
    """

    at: Stated
    slots: dict = {}
    against: tuple = ()
    also: tuple = ()
    suggestions: tuple = ()
    level: str | None = None


def count_articles(stated):
    """How many articles come after the Stated, one of each article, with those that are not listed."""
    return len(stated) + sum([s.more for s in stated])


def nearest(stated, one):
    """The Stated whose article was published nearest to that of another one; the last of them where the day is not known."""
    from datetime import date

    def days(s):
        return date.fromisoformat(s.published).toordinal() if s.published else 0

    return min(stated, key=lambda s: abs(days(s) - (days(one) or date.max.toordinal())))


# name in a rule -> module:class
CHECKS = {
    "existence": "existence:Existence",
    "substitution": "substitution:Substitution",
    "consistency": "consistency:Consistency",
    "pattern": "pattern:Pattern",
    "repetition": "repetition:Repetition",
    "context": "context:Context",
    "term": "term:Term",
    "one-form": "one_form:OneForm",
    "first-mention": "first_mention:FirstMention",
    "required": "required:Required",
    "length": "length:Length",
    "count": "count:Count",
    "misspelling": "misspelling:Misspelling",
    "doubled-word": "doubled_word:DoubledWord",
    "name-variant": "name_variant:NameVariant",
    "confusion": "confusion:Confusion",
    "run-together": "run_together:RunTogether",
    "broken-word": "broken_word:BrokenWord",
    "page-edge": "page_edge:PageEdge",
    "article": "article:Article",
    "ordinal": "ordinal:Ordinal",
    "courtesy-mix": "courtesy_mix:CourtesyMix",
    "title-form": "title_form:TitleForm",
    "office-repeat": "office_repeat:OfficeRepeat",
    "office-conflict": "office_conflict:OfficeConflict",
    "short-first-reference": "short_first_reference:ShortFirstReference",
    "orphan-quote": "orphan_quote:OrphanQuote",
    "vague-source": "vague_source:VagueSource",
    "unsourced-figure": "unsourced_figure:UnsourcedFigure",
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
    "arithmetic": "arithmetic:Arithmetic",
    "two-ages": "two_ages:TwoAges",
    "age-and-birth": "two_ages:AgeAndBirth",
    "package-figure": "package_figure:PackageFigure",
    "package-weekday": "package_figure:PackageWeekday",
    "listed-count": "listed_count:ListedCount",
    "unit-conversion": "unit_conversion:UnitConversion",
    "quote-comma": "quote_comma:QuoteComma",
    "unbalanced-quote": "unbalanced_quote:UnbalancedQuote",
    "mojibake": "mojibake:Mojibake",
    "hyphen-mix": "hyphen_mix:HyphenMix",
    "suppression": "suppression:Suppression",
    "quote-drift": "quote_drift:QuoteDrift",
    "name-across": "name_across:NameAcross",
    "office-across": "office_across:OfficeAcross",
    "age-across": "age_across:AgeAcross",
    "twice-published": "twice_published:TwicePublished",
    "sentence-start": "sentence_start:SentenceStart",
    "comma-place": "comma_place:CommaPlace",
    "state-comma": "state_comma:StateComma",
    "serial-comma": "serial_comma:SerialComma",
    "count-noun": "count_noun:CountNoun",
    "number-noun": "number_noun:NumberNoun",
    "agreement": "agreement:Agreement",
    "possessive": "possessive:Possessive",
    "missing-article": "missing_article:MissingArticle",
    "verb-form": "verb_form:VerbForm",
    "pronoun-agreement": "pronoun_agreement:PronounAgreement",
    "extra-word": "extra_word:ExtraWord",
    "missing-word": "missing_word:MissingWord",
    "term-across": "term_across:TermAcross",
    "number-style": "number_style:NumberStyle",
    "time-form": "time_form:TimeForm",
    "office-form": "office_form:OfficeForm",
    "capitals": "capitals:Capitals",
}
ACROSS = frozenset({"quote-drift", "name-across", "office-across", "age-across", "term-across", "twice-published"})  # those that compare articles with each other
SPELLING = frozenset({"misspelling"})  # those that look words up in the dictionary


def load(name):
    """The check class of that name.  Raises KeyError for an unknown name."""
    from importlib import import_module

    module, _, cls = CHECKS[name].partition(":")
    return getattr(import_module("newslint.checks." + module), cls)
