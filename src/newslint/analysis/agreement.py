"""Which of several forms an article should use throughout, and where it does not."""

from newslint.match import form_sets
from newslint.match.phrases import NUMBER, covered, has_number, like, outermost, places, straight
from newslint.analysis.quotes import quote_at
from newslint.document import fold
from newslint.finding import Hit, Related
from newslint.records import record

PROSE = frozenset({"paragraph", "list"})
# Headlines are short of room: they do not decide, and where a form differs only there, it is a note.  Lines in tables
# of polls, and captions, have a style of their own.
MARGINS = frozenset({"headline", "standfirst"})
HEADLINE = 120  # characters: many archives end a headline with a full stop, which makes it look like a sentence
LABEL = 40  # characters of a place or an hour before the dash of an agency's line: "Dorne (AFP) –", "11:40 am —"
NOT_PROSE = frozenset({"url", "code", "comment", "dateline"})
REGIONS = {"us": "American", "gb": "British"}


@record
class Home:
    """seen: {set: {form: its variants}} of the forms that are wrong where an article comes from; form: the number of the right
    one; why: as the message says it."""

    seen: dict
    form: int
    why: str


@record
class Agreement:
    """Sets of forms, and how they are judged; the check "consistency" describes the fields.  sets, together: form_sets.Sets, or none."""

    sets: tuple[tuple, ...] = ()
    together: tuple[tuple, ...] = ()
    house: str = ""
    names: tuple = ()
    case: bool = False
    unless: tuple = ()
    capitals: bool = False
    quotations: bool = False
    called: tuple[tuple, ...] = ()
    makeshift: tuple = ()
    once: bool = False
    neutral: tuple = ()
    tie_level: str = ""

    def hits(self, doc, keys):
        """One Hit for every minority form of a set, or for all sets that go together."""
        for sets, joint in zip(self.as_sets(), (False, True)):
            if not sets:
                continue
            seen = sets.seen(keys, doc.words)
            if seen and not joint and (self.together or self._wanted_name(doc) == "auto"):
                seen = {s: stand for s, stand in seen.items() if len(stand) > 1}  # one form agrees with itself
            if not seen:
                continue
            groups = [sorted(seen)] if joint else [[s] for s in sorted(seen)]
            for group in groups:
                right = self._wanted(doc, sets[group[0]]) if joint or not self.together else None
                if right is not None or len({f for s in group for f in seen[s]}) > 1:
                    yield from self._judge(doc, sets, group, seen, right)
                elif joint and self.neutral and (home := self._home(doc, sets, seen)):
                    yield from self._judge(doc, sets, sorted(home.seen), home.seen, home.form, home.why)

    def _home(self, doc, sets, seen):
        """What is right where an article, all of whose forms are of one manner, is firmly from the other side; or None."""
        (there,) = {f for some in seen.values() for f in some}
        form = self._firm(doc, other=self.names[there])
        if form is None or form == there:
            return None
        theirs = {s: some for s, forms_of in seen.items() if (some := {
            f: kept for f, variants in forms_of.items() if (kept := [v for v in variants if not self._is_neutral(sets[s].forms[f][v])])})}
        return Home(theirs, form, f"as in {REGIONS[self.names[form]]} copy") if theirs else None

    def _firm(self, doc, other=""):
        """Of two manners, the number of the one that goes with the region from which an article firmly is, or None.

        other: a region that is of no interest.
        """
        from newslint.analysis.region import firm_region  # few articles ask

        home = firm_region(doc, other) if self.neutral else ""
        return self.names.index(home) if home in self.names else None

    def _is_neutral(self, form):
        return any(part in form for part in self.neutral)

    def as_sets(self):
        """`sets` and `together` as form_sets.Sets."""
        return self.sets, self.together

    def _wanted_name(self, doc):
        return getattr(doc.house, self.house) if self.house else "auto"

    def _wanted(self, doc, form_set):
        """The number of the form that the house asks for, or None."""
        wanted = self._wanted_name(doc)
        if wanted == "auto":
            return None
        names = self.names or tuple(variants[0] for variants in form_set.forms)
        return names.index(wanted) if wanted in names else None

    def _judge(self, doc, sets, group, seen, right, why="the house style"):
        """The Hits of one group of sets; right: the number of the form that is wanted for a reason, or None for the majority."""
        by_house = right is not None
        if not by_house and len(group) == 1 and not _may_differ(doc, sets[group[0]], seen[group[0]], self.case):
            return
        in_prose, in_headlines = self._places_by_form(doc, sets, group, seen, by_house)
        makeshift = {f for f, variants in enumerate(sets[group[0]].forms) if variants[0] in self.makeshift}
        regional = None
        if not by_house:
            if self.neutral and len(group) > 1:
                _pass_over(in_prose, in_headlines, sets, self.neutral)
            firm = self._firm(doc) if sets is self.as_sets()[1] and len(in_prose) > 1 else None
            regional = self._regional(doc, in_prose) if firm is None else firm
            one_word = any(len(set(seen[s])) > 1 for s in group)
            right = _majority(in_prose, one_word, makeshift, regional) if firm is None else firm
            if right is None:
                return
        others = sorted({*in_prose, *in_headlines} - {right})
        for some in [others] if self.once and others else [[f] for f in others]:
            inside, margin = (sorted(p for f in some for p in places.get(f, ())) for places in (in_prose, in_headlines))
            hit = self._hit(doc, sets, inside or margin, margin if inside else [], sorted(in_prose.get(right, [])), right, why if by_house else "",
                            bool(inside))
            some.sort(key=lambda f: min(in_prose.get(f) or in_headlines[f]))
            tied = not by_house and regional is None and _is_tied(in_prose, some, right, makeshift)
            if tied and not self.called:
                hit = _undecided(hit, self.tie_level)
            yield self._named(hit, sets[group[0]], some, right, tied)

    def _places_by_form(self, doc, sets, group, seen, by_house):
        """({form: [(start, end, set, variant)]} in running copy, the same in headlines); nothing where only one form occurs."""
        in_prose, in_headlines = {}, {}
        found = outermost(
            (start, end, s, f, v) for s in group for f, variants in seen[s].items() for v in variants
            for start, end in places(doc, sets[s].forms[f][v], self.case)
        )
        if not found or not by_house and len({form for _, _, _, form, _ in found}) < 2:
            return in_prose, in_headlines
        allowed = covered(doc, [p for u in self.unless for p in form_sets.spread(u)], self.case)
        for start, end, s, f, v in found:
            kind = self._counts(doc, start, end)
            if kind and not allowed(start, end) and not (sets[s].capitals and _capital_anyway(doc.text, start, end)):
                (in_prose if kind in PROSE else in_headlines).setdefault(f, []).append((start, end, s, v))
        return in_prose, in_headlines

    def _regional(self, doc, found):
        """Of two manners that occur equally often, the number of the one that goes with the article's region, or None."""
        if len(found) < 2:
            return None
        from newslint.analysis.region import region  # few articles ask

        if region(doc) not in self.names:
            return None
        return self.names.index(region(doc))

    def _counts(self, doc, start, end):
        """The kind of block in which a form counts, or None."""
        block = doc.block_at(start)
        if block is None or block.kind not in PROSE and block.kind not in MARGINS or start == block.start and not (
            doc.text[start].isalnum()
        ):
            return None
        if doc.inline and doc.inline_at(start) & NOT_PROSE:
            return None
        if not self.quotations and quote_at(doc, start):
            return None
        if _in_longer(doc.text, start, end):
            return None
        if self.capitals and _shouted(doc.text, block, start, end):
            return None
        if not doc.text[start].isalnum() and _label(doc.text[block.start : min(start, block.start + LABEL + 1)]):
            return None
        first = block == doc.blocks[0] and len(doc.blocks) > 2 and block.end - block.start <= HEADLINE
        return "headline" if first and block.kind == "paragraph" else block.kind

    def _named(self, hit, form_set, wrong, right, tied):
        """The Hit with what it found, and marks by their names: “““ here” is hard to read.  Of marks that are tied, none
        is recommended."""
        names = [self.called[f][0] if self.called else form_set.forms[f][0] for f in wrong]
        if self.called and tied:
            names.append(self.called[right][0])
        slots = {**hit.slots, "kind": " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))}
        if not self.called:
            return hit._replace(slots=slots)
        name, slots["want"] = self.called[right]
        if tied:
            slots |= {"want": "one of them throughout", "why": "the article has as many of each"}
        return hit._replace(slots=slots, related=tuple(
            p if p.role == "also" else p._replace(message=f"{name} here") for p in hit.related))

    def _hit(self, doc, sets, wrong, margin, model, right, why, in_prose):
        start, end, s, v = wrong[0]
        here = [m for m in model if m[2] == s] or model
        form_set = sets[s]
        want = _in_form(doc.text[start:end], form_set, v, right, self.case) if form_set.parallel else None
        if want is None:
            same = [m for m in here if m[2] == s]
            want = doc.text[slice(*same[0][:2])] if same else form_set.forms[right][0]
        also = tuple(
            Related(*place[:2], "also", fix=self._fix(doc, sets, place, right) if in_prose else None) for place in sorted(wrong[1:] + margin))
        evidence = ()
        if here and not why:
            a, b, other, _ = here[0]
            shown = doc.text[a:b]
            why = "as elsewhere in the article" if other == s else f"to go with “{shown}” in this article"
            evidence = (Related(a, b, "evidence", f"“{shown}” here"),)
        slots = {"want": want.strip(), "why": why}
        level = None if in_prose else "note"
        if not any(c.isalnum() for c in want):  # marks: which of a pair, with what spaces, the reader must see
            return Hit(start, end, slots, related=evidence + also, level=level)
        if not in_prose or self._fix(doc, sets, wrong[0], right) is None:
            return Hit(start, end, slots, suggestions=(want,), related=evidence + also, level=level)
        return Hit(start, end, slots, want, related=evidence + also, level=level)

    def _fix(self, doc, sets, place, right):
        """What to write at a place (start, end, number of its set, number of its variant); None where that is not sure."""
        start, end, s, v = place
        want = _in_form(doc.text[start:end], sets[s], v, right, self.case) if sets[s].parallel else None
        return None if want is None or _stop_doubtful(doc.text, end, want) else want


def _undecided(hit, level):
    """The Hit for a form that occurs as often as the other: neither is the right one."""
    slots = {**hit.slots, "why": "or the other form throughout: the article has as many of each"}
    suggestions = hit.suggestions or ((hit.fix,) if hit.fix else ())
    return hit._replace(slots=slots, fix=None, suggestions=suggestions, level=hit.level or level or None)


def _may_differ(doc, form_set, seen, case):
    """Whether two forms of the set may occur, as far as that is soon known.  seen: {form: its variants}."""
    return sum(any(_likely(doc, form_set.forms[f][v], case) for v in variants) for f, variants in seen.items()) > 1


def _is_tied(found, some, right, makeshift):
    """Whether one of some forms has as many places as the right one, and is not a worse form."""
    return any(len(found.get(f, ())) == len(found[right]) and (right in makeshift or f not in makeshift) for f in some)


def _likely(doc, form, case):
    """Whether the letters of the form stand somewhere, if that is soon told."""
    if " " in form or has_number(form):
        return True
    return form.replace("’", "'") in straight(doc) if case else fold(form) in doc.folded


def _in_longer(text, start, end):
    """Whether the form is part of a longer name, or is in an address: US-CERT, GOV.UK, Washington, DC 20405."""
    if text[start - 1 : start] in (".", "-") and text[start - 2 : start - 1].isupper():
        return True
    after = text[end : end + 7]
    return after[:1] == "-" and after[1:3].isupper() and len(after) > 2 and after[2].isalpha() or (
        after[:1] in (" ", "\u00a0") and after[1:6].isdigit() and len(after) > 5 and not after[6:7].isalnum() and text[start:end].isupper())


def _label(text):
    """Whether a block begins with a place, an agency or an hour only."""
    words = text.split()
    return bool(words) and len(text) <= LABEL and all(w[0].isupper() or w[0].isdigit() or w[0] == "(" or w in ("am", "pm", "a.m.", "p.m.") for w in words)


def _pass_over(in_prose, in_headlines, sets, neutral):
    """Take out the first forms that go with either manner (organize, beside labour), unless the article has the second
    forms of such words as well."""
    def either(place):
        _, _, s, variant = place
        return any(part in sets[s].forms[0][variant] for part in neutral)

    second = [*in_prose.get(1, ()), *in_headlines.get(1, ())]
    if second and not any(map(either, second)):
        for found in (in_prose, in_headlines):
            found[0] = [place for place in found.pop(0, ()) if not either(place)]
            if not found[0]:
                del found[0]


def _majority(found, same_word, makeshift, regional=None):
    """The form with most places; of two with the same number the regional one, or the one that came first, if it is one
    word that has both, and a makeshift one only after the others; None if there is no choice."""
    if not found:
        return None
    if regional is not None and len({len(places) for places in found.values()}) == 1:
        return regional
    ranked = sorted(found, key=lambda f: (-len(found[f]), f in makeshift, min(found[f])))
    if len(ranked) > 1 and len(found[ranked[0]]) == len(found[ranked[1]]) and not same_word:
        return None
    return ranked[0]


def _in_form(text, form_set, variant, right, case):
    """The text in the right form: its number kept, and its capitals."""
    want = form_set.forms[right][variant]
    if has_number(want):
        number = NUMBER.match(text)
        return (number[0] if number else "") + want[1:]
    return want if case else like(text, want)


def _stop_doubtful(text, end, want):
    """Whether the full stop of an abbreviation may be that of the sentence too."""
    if want[-1] == ".":
        return text[end : end + 1] == "."
    return text[end - 1] == "." and not text[end : end + 2].lstrip()[:1].islower()


def _capital_anyway(text, start, end):
    """Whether a capital tells nothing here: at the start of a sentence, in a name or a title."""
    before, after = text[max(0, start - 30) : start].rstrip(), text[end : end + 3].lstrip(" -")
    if not before or before[-1] in ".!?:“\"‘(—" or "\n" in text[len(before) + max(0, start - 30) : start]:
        return True
    return after[:1].isupper() or before.split()[-1][:1].isupper()


def _shouted(text, block, start, end):
    """Whether the words beside it are in capitals, so that the form's own say nothing."""
    before = text[max(block.start, start - 40) : start].split()[-2:]
    after = text[end : min(block.end, end + 40)].split()
    if after and not text[end].isspace():
        after = after[1:]
    beside = before[-1:] + after[:1] if before and after else before or after[:2]
    return bool(beside) and all(w.isupper() for w in beside)
