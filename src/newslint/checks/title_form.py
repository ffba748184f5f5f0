"""Sen., Sen, Senator; Mrs. and Ms. for one woman."""

import re

from newslint.language.honorifics import COURTESY_TRIGGERS, SHORT_TRIGGERS, WOMEN_TRIGGERS, in_form
from newslint.analysis.mentions import titled, titles
from newslint.analysis.offices import repeats
from newslint.analysis.people import person
from newslint.analysis.quotes import quote_at
from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit, Related
from newslint.language.lists import WordPattern

SENTENCE_WINDOW = 300  # so far around a name a sentence is read
DOCTOR = "Doctor"
DAME = "Dame"
# Who is spoken of after a quotation, though the title says otherwise.
WRONG_PRONOUN = {"Mr": r"[”\"’'] (she) [a-z]+", "Mrs": r"[”\"’'] (he) [a-z]+", "Ms": r"[”\"’'] (he) [a-z]+"}
NO_NAME = LazyPattern(r"(?:[^A-Z]|(?<=[.!?] )[A-Z]|(?<=[“\"‘'])[A-Z]|\bI\b)*")
RELATIVE = WordPattern(r"\b(?@relatives)\b")
PRONOUN = r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b"


class TitleForm(Check):
    """Finds a title in another form than the article gives it elsewhere, and one person with two titles: Mrs. and Ms.,
    Dr. and Ms., Sen. and Rep., Councilwoman and Councilman, Dame Ada and Lady Holm.

    The form that has fewer places is the fault, or, of two that have as many, the later one.  sure: how often a man
    must be Mr. before Ms. is taken for a slip.  family_words: words of an article in which Ms. may be his wife.
    Left out is an office that should not be there in any form: the check "office-repeat" marks it.
    Slots: rule (the form, or the name, that the article otherwise has), habit (how often it has it), want (what to write).
    """

    sure: int = 3
    family_words: frozenset[str] = frozenset()
    exclusive: frozenset[str] = frozenset()

    slots = frozenset({"rule", "habit", "want"})

    def triggers(self):
        return Triggers(words=SHORT_TRIGGERS | COURTESY_TRIGGERS | WOMEN_TRIGGERS)

    def run(self, doc, keys):
        yield from _belied_by_pronoun(doc)
        forms, courtesy, offices, doctors = {}, {}, {}, {}
        if not self._may_conflict(doc):
            return
        for surname, m in titled(doc):
            if m.running:
                known = m.honorific
                if known.kind != "courtesy":
                    forms.setdefault(known.word, []).append((surname, m))
                elif known.form != "long":
                    forms.setdefault("", []).append((surname, m))  # Mr and Dr lose their periods together
                if known.plural or m.past:
                    continue
                if known.kind == "courtesy" or known.word == DOCTOR and not m.given:
                    courtesy.setdefault(surname, {}).setdefault(known.word, []).append(m)
                elif known.word == DOCTOR:
                    doctors[surname] = doctors.get(surname, 0) + 1  # Dr. Ada Holm
                elif key := self._exclusive(known):
                    offices.setdefault((surname, key), {}).setdefault(known.word, []).append(m)
        for mentions in forms.values():
            if len({m.honorific.form for _, m in mentions}) > 1:
                yield from self._forms(doc, mentions)
        for surname, by_word in courtesy.items():
            if len(by_word) == 2 and not person(doc, surname).family:
                yield from self._person(doc, *by_word.values(), doctors.get(surname, 0))
        for (surname, key), by_word in offices.items():
            if len(by_word) == 2 and not person(doc, surname).family:
                yield from self._lady(doc, surname, by_word) if key == DAME else self._office(doc, *by_word.values())

    def _forms(self, doc, mentions):
        by_form = {}
        for surname, m in mentions:
            by_form.setdefault(m.honorific.form, []).append((surname, m))
        if "long" in by_form:
            # "Gov. Ada Hart" at first and "Governor Hart" later is one style.
            full = any(m.given for _, m in by_form["long"])
            short = any(not m.given for f, ms in by_form.items() if f != "long" for _, m in ms)
            if not short:
                by_form["long"] = [(s, m) for s, m in by_form["long"] if m.given]
            if not full:
                for form in by_form.keys() - {"long"}:
                    by_form[form] = [(s, m) for s, m in by_form[form] if not m.given]
        most = max(by_form.values(), key=lambda ms: (len(ms), -ms[0][1].start if ms else 0))
        for few in by_form.values():
            wrong = [m for s, m in few if m.given or m.kind == "courtesy" or _known(doc, s, m)]
            if few is not most and wrong:
                again = {m.start for r in repeats(doc) for m in r.again}
                wrong = [m for m in wrong if m.start not in again]
            if few is most or not wrong:
                continue
            spans = [_title(doc, m) for m in wrong]
            known = wrong[0].honorific
            same = [m for _, m in most if m.honorific.word == known.word and m.honorific.plural == known.plural]
            right = (same or [m for _, m in most])[0]
            want = right.title if same else in_form(wrong[0].title, right.honorific.form)
            yield _hit(doc, spans, right.title, _title(doc, right), want, len(few) == len(most))

    def _person(self, doc, early, late, doctors):
        """Mrs. for a woman who is Ms. elsewhere; Ms. for a man, where no one else of that name can be meant.

        doctors: how often Dr. comes before the full name.
        """
        size = {id(ms): len(ms) + (doctors if ms[0].honorific.word == DOCTOR else 0) for ms in (early, late)}
        few, most = (early, late) if size[id(early)] < size[id(late)] else (late, early)
        as_many = size[id(few)] == size[id(most)]
        if DOCTOR in (few[0].honorific.word, most[0].honorific.word):
            if not self.family_words.isdisjoint(doc.words):
                return  # Dr. Holm and her husband, Mr. Holm
            again = {m.start for r in repeats(doc) for m in r.again}
            few = [m for m in few if m.start not in again]
        elif "Mr" in (few[0].honorific.word, most[0].honorific.word):
            if len(few) > 2 or len(most) < self.sure:
                return
            relatives = not self.family_words.isdisjoint(doc.words)
            few = [m for m in few if self._belies(doc, m, most[0], relatives)]
        if few:
            want = most[0].title + " " + doc.text[few[0].surname_start : few[0].end]
            yield _hit(doc, [(m.start, m.end) for m in few], want, (most[0].start, most[0].end), want, as_many)

    def _office(self, doc, early, late):
        """Rep. for one who was introduced as Sen."""
        few, most = (early, late) if len(early) < len(late) else (late, early)
        few = [m for m in few if not m.given or len(few) < len(most)]
        if few and any(m.given for m in most):
            want = most[0].title + " " + doc.text[few[0].surname_start : few[0].end]
            yield _hit(doc, [(m.start, m.end) for m in few], want, (most[0].start, most[0].end), want)._replace(
                fix=None, suggestions=(want,))

    def _lady(self, doc, surname, by_word):
        """Lady Holm for Dame Ada Holm, who is no knight's wife."""
        dames, ladies = ([m for m in by_word[word] if bool(m.given) == given] for word, given in ((DAME, True), ("Lady", False)))
        if dames and ladies and dames[0].start < ladies[0].start and re.search(rf"\b(?:Sir|Lord) (?:[\w.'-]+ ){{0,3}}{re.escape(surname)}\b", doc.text) is None:
            usual = dames[0]
            want = f"{DAME} {usual.given[0]}"
            yield _hit(doc, [(m.start, m.end) for m in ladies], doc.text[usual.start : usual.end], (usual.start, usual.end), want)._replace(
                fix=None, suggestions=(want,))

    def _exclusive(self, known):
        """What stands for all the titles of which nobody has two, or "": Dame and Lady; a councilman is no councilwoman."""
        if known.word in (DAME, "Lady"):
            return DAME
        if known.kind == "office" and known.word.endswith("man"):
            return known.word.removesuffix("man").removesuffix("wo")
        return "office" if known.word.lower() in self.exclusive else ""

    def _may_conflict(self, doc):
        """Whether a title is in two forms, or a name after two titles; far quicker told than titled() is."""
        forms = {}
        for _, _, known, (_, surname, _, _) in titles(doc):
            courtesy = known.kind == "courtesy"
            if (courtesy or known.word == DOCTOR or self._exclusive(known)) and forms.setdefault((surname,), known.word) != known.word:
                return True
            if not (courtesy and known.form == "long") and forms.setdefault("" if courtesy else known.word, known.form) != known.form:
                return True
        return False

    def _belies(self, doc, mention, usual, relatives):
        """Whether a courtesy title of the other sex is a slip: the sentence does not name both, and goes on with the
        pronoun of the usual one, or the article speaks of no relatives at all."""
        from newslint.analysis.sentences import sentence_at  # rarely needed

        sentence = sentence_at(doc, mention.start)
        if sentence is None:
            return False
        start, end = max(sentence.start, mention.start - SENTENCE_WINDOW), min(sentence.end, mention.end + SENTENCE_WINDOW)
        if doc.text[usual.start : usual.end] in doc.text[start:end]:
            return False
        if not relatives:
            return True
        said = doc.text[mention.end : end]
        pronouns = re.findall(PRONOUN, said, re.I)
        man = usual.honorific.word == "Mr"
        return (
            bool(pronouns) and all(bool(his) == man for his, _ in pronouns)
            and not re.search("[A-Z][a-z]", said) and self.family_words.isdisjoint(doc.folded[start:end].split())
        )


def _belied_by_pronoun(doc):
    """Mr Holm for Ada Holm, of whom her own paragraph, in which nobody else is named, has “she said” after a quotation."""
    seen = {}
    for start, _, known, (given, surname, _, end) in titles(doc):
        if known.kind == "courtesy" and not known.plural and not given:
            seen.setdefault(surname, []).append((start, end, known))
    for surname, places in seen.items():
        start, end, known = places[0]
        if len(places) > 1 or known.word not in WRONG_PRONOUN:
            continue
        full = re.search(rf"(?:\A|\n)[A-Z][\w'’-]+ {re.escape(surname)}\b(?=[ ,])", doc.text[:start])
        block = full and doc.block_at(full.end())
        evidence = block and re.compile(WRONG_PRONOUN[known.word]).search(doc.text, full.end(), block.end)
        if not evidence or start < block.end or not NO_NAME.fullmatch(doc.text, full.end(), evidence.start(1)) or quote_at(doc, start):
            continue
        if not person(doc, surname).family and RELATIVE.search(doc.folded, block.start, block.end) is None and RELATIVE.search(doc.folded, max(0, start - 100), start) is None:
            pronoun, title = evidence[1], "Mr" if known.word != "Mr" else "Ms"
            want = title + ("." if doc.text[start:end].split()[0].endswith(".") else "") + doc.text[start:end][doc.text[start:end].index(" ") :]
            yield Hit(start, end, {"rule": pronoun, "want": want, "habit": "also writes"}, suggestions=(want,),
                      related=(Related(*evidence.span(1), "evidence", f"“{pronoun}” here"),))


def _known(doc, surname, mention):
    """Whether the name is a person's elsewhere too ("Captain Marvel" is not) and the title not a given name ("Gen Nakai")."""
    others = [m for m in person(doc, surname).mentions if m.start != mention.start and (m.title or m.given)]
    return bool(others) and not any(mention.title in m.given for m in others)


def _title(doc, mention):
    """(start, end) of the title; in "Mr. and Mrs. Dahl" that is the second one."""
    at = doc.text.find(mention.title, mention.start, mention.end) if mention.honorific.plural else mention.start
    return max(at, mention.start), max(at, mention.start) + len(mention.title)


def _hit(doc, spans, rule, right, want, as_many=False):
    """want: what to write, or None for a title that has no such form.  as_many: whether there are as many of each."""
    return Hit(
        *spans[0], {"rule": rule, "want": want or rule, "habit": "also writes" if as_many else "otherwise writes"}, fix=want, suggestions=() if want else (rule,),
        related=(*(Related(*span, "also") for span in spans[1:]), Related(*right, "evidence", f"“{doc.text[slice(*right)]}” here")),
    )
