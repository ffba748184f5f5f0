"""Verbs of attribution that take sides: claimed, slammed, boasted."""

from functools import lru_cache

from newslint.analysis.quotes import quote_at
from newslint.analysis.sentences import sentence_at
from newslint.language.speech import inflections
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit, Related

_PRONOUN = r"(?:he|she|they|we|it|i|you|there)\b"
_FINITE = (r"(?:is|are|was|were|isn't|aren't|wasn't|weren't|has|have|had|hasn't|haven't|hadn't|would|will|won't|wouldn't|did|"
           r"didn't|does|doesn't|do|don't|could|couldn't|can|can't|cannot|should|may|might|must)\b")
# What follows a verb that reports a statement: a quotation, “that …”, “he …”, “to be …”; or else a clause.
STATEMENT = LazyPattern(
    rf",? ?[“\"]|: ?[“\"]|(?: (?:on|in|at|during|last|this|without) [\w.’' -]{{2,40}}?)? that\b| {_PRONOUN}| to (?:be|have)\b"
)
_LINK = r"(?:that|to|for|from|by|who|which|and|but|or|as|when|while|after|before)\b"
CLAUSE = LazyPattern(rf" (?:(?!{_LINK})[\w'’$%.-]+ ){{1,7}}{_FINITE}")
BRAG = LazyPattern(r" (?:about|of|in (?:a|an|his|her)|on)\b")
# “…,” she claimed: the quotation or the statement comes before.
AFTER_QUOTE = LazyPattern(r"(?:[,!?…][”\"'’]+|,) (?:[\w.'’-]+ ){1,4}\Z")
# “claims” and “claim” are nouns unless somebody comes before them who claims.
WHO = LazyPattern(r"\b(?:he|she|who|it|also|now|still|often|repeatedly|once|(?<!the )[A-Z][\w.-]*[\w.]) \Z")
THEY = LazyPattern(
    r"\b(?:they|we|you|who|to|will|would|could|did|can|may|might|should|not"
    r"|(?!(?:his|its|this|whose|these|those|as)\b)[a-z-]+s)(?: (?:also|now|still|often|\w+ly))? \Z"
)
TARGET = LazyPattern(
    r" (?:back )?(?:at |on |into )?(?:him|her|them|us|me|it|himself|herself|the|his|their|its|a|an|this|that|these|those|"
    r"what|how|[A-Z][^\W\d_]*|[a-z-]+ (?:[a-z-]+ )?[A-Z])"
)
PASSIVE = LazyPattern(r"\b(?:was|were|been|being|is|are|be|got|gets) (?:\w+ly )?\Z")
WORDS = LazyPattern(r"[\w'-]+")
# A verb that also breaks doors is one of saying only beside words.
IN_WORDS = LazyPattern(
    r"[“”\"]|\b(?:for|over|as|calling|saying|accusing|criticism)\b|\b(?:in|on|during) (?:a|an|his|her|their|its|the) (?:[\w-]+ ){0,2}"
    r"(?:tweets?|posts?|speech|statement|interview|letter|op-ed|editorial|column|ad|video|debate|rally|ruling|report|facebook|twitter|x)\b"
)
PLAIN = {"say": "said", "tell": "told"}


class LoadedVerb(Check):
    """A verb of attribution that judges what it reports; one Hit a verb and article, the other places `also`.

    verbs: lemma, with irregular forms after a colon and a particle after a space ("go:went,gone after"), and the plain
    verb to write.  statements: the plain verbs that need a statement beside them; the others take a person or a plan
    as object.  physical: lemmas that do without words too (a storm slams a coast).  literal: words after the verb that
    show another sense (a door, a prize).  doubted: words around it that mean the doubt it casts (falsely).
    """

    verbs: dict[str, str]
    statements: frozenset
    physical: frozenset
    literal: frozenset
    doubted: frozenset
    slots = frozenset({"plain"})
    about_words = True

    def triggers(self):
        return Triggers(words=frozenset(_forms(tuple(self.verbs))))

    def run(self, doc, keys):
        forms = _forms(tuple(self.verbs))
        by_verb = {}
        for form in keys:
            for entry in forms[form]:
                particle = entry.partition(" ")[2]
                for start, end in doc.spans(form + " " + particle if particle else form):
                    by_verb.setdefault(entry, []).append((start, end, form))
        for entry, places in by_verb.items():
            places = [p for p in sorted(places) if self._attributes(doc, entry, *p)]
            if places:
                start, end, form = places[0]
                plain = _inflect(self.verbs[entry], form)
                yield Hit(start, end, {"plain": plain}, suggestions=(plain,),
                          related=tuple(Related(a, b, "also") for a, b, _ in places[1:]))

    def _attributes(self, doc, entry, start, end, form):
        """Whether the verb reports somebody's words there."""
        text, folded = doc.text, doc.folded
        lemma = entry.partition(" ")[0].partition(":")[0]
        before = text[max(0, start - 40) : start]
        if form == lemma and not THEY.search(before) or form == lemma + "s" and not WHO.search(before):
            return False
        sentence = None if quote_at(doc, start) else sentence_at(doc, start)
        if sentence is None:
            return False
        before = text[max(sentence.start, start - 40) : start]
        after = WORDS.findall(folded[end : min(sentence.end, end + 60)])
        if not self.doubted.isdisjoint(WORDS.findall(folded[max(sentence.start, start - 24) : start])[-2:] + after[:4]):
            return False
        literal = not self.literal.isdisjoint(after[:3])
        if self.verbs[entry] in self.statements:
            if STATEMENT.match(folded, end, sentence.end) or BRAG.match(folded, end) and lemma != "claim":
                return True
            if CLAUSE.match(folded, end, sentence.end):
                return not literal
            return bool(AFTER_QUOTE.search(before)) and text[end : end + 1] in ".,:;"
        if literal:
            return False
        if lemma not in self.physical:
            return True
        aimed = PASSIVE.search(before) or TARGET.match(text, end, sentence.end)
        return bool(aimed and IN_WORDS.search(folded, end, min(sentence.end, end + 400)))


@lru_cache(8)
def _forms(entries):
    """{folded form: [entry]} of the verbs' first words."""
    forms = {}
    for entry in entries:
        for form in inflections(entry.partition(" ")[0]):
            forms.setdefault(form, []).append(entry)
    return forms


def _inflect(plain, like):
    """The plain verb in the form of the loaded one."""
    verb, _, rest = plain.partition(" ")
    if like.endswith("ing"):
        verb = verb[:-1] + "ing" if verb.endswith("e") else verb + "ing"
    elif like.endswith("s") and not like.endswith("ss"):
        verb = verb[:-1] + "ies" if verb.endswith("ly") else verb + "s"
    elif like.endswith(("ed", "ent", "ore", "pt", "aid", "ot", "ung", "it", "id")):
        verb = PLAIN.get(verb) or (
            verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb.endswith("ly") else verb + "ed")
    return f"{verb} {rest}".strip()
