"""Quotation marks without a partner."""

from newslint.analysis.double_marks import paired
from newslint.analysis.quotes import quotes, quotes_in
from newslint.checks import Check, Triggers
from newslint.document import RUNNING, LazyPattern
from newslint.finding import Hit, Related
from newslint.language.lexicon import lexicon
from newslint.language.lists import WordPattern

CLOSING = {"“": "”", '"': '"', "''": "''", "„": "“", "«": "»", "»": "«", "”": "”", "‘": "’", "'": "'"}
OPENING = {"”": "“", '"': '"', "''": "''", "»": "«", "«": "»", "“": "“", "’": "‘", "'": "'"}
TAGS = ("said", "says", "added", "adds")  # after a name, what says who speaks
NAME = r"(?:(?@Commonest-titles)\.? )?(?:[A-Z][\w’'-]+ ){1,3}"
TAG = WordPattern(rf" (?:(?:he|she|they) |{NAME})(?:{'|'.join(TAGS)})[.,]?")
SPEAKER = WordPattern(rf"(?<=\w[,?!] )((?:he |she |they |the \w+ |{NAME})(?:{'|'.join(TAGS)}))\b")
SWALLOWED = WordPattern(rf"(?<=\w, )({NAME}(?:{'|'.join(TAGS)}))[.,]?\Z")
AFTERWARDS = LazyPattern(r",? [a-z]")  # the sentence goes on, and may say whose words these are
WRONG_MARKS = {'"': "'’", "“": "'’", "‘": "\"”"}
WRONG_END = LazyPattern(r"[.!?,]([\"”'’])\s*\Z")
TAG_WINDOW = 12  # characters of the longest of the TAGS, and what is beside it
SINGLE = frozenset({",’", ",' "})  # where single marks are an article's own, as in British papers
OPENING_SINGLE = frozenset({" ‘", " '"})


class UnbalancedQuote(Check):
    """A double quotation mark that opens and never closes in its paragraph, closes what never opened, is turned the
    wrong way, or occurs twice.  A quotation left open that the next paragraph opens again is whole; inches, feet and
    seconds are not quotation marks.  Single marks are judged where an article quotes in nothing else; elsewhere only one that opens before a
    long word, and that nothing in its paragraph could close.

    Slots: what (what is wrong with the mark), cure (what to write).
    """

    slots = frozenset({"what", "cure"})

    def triggers(self):
        return Triggers(literals=frozenset({"“", "”", '"', "''", "„", "«", "»"}) | SINGLE | OPENING_SINGLE)

    def run(self, doc, keys):
        pairs, faults = paired(doc)
        if pairs and not OPENING_SINGLE.isdisjoint(keys):
            from newslint.analysis import single_faults

            faults = sorted([*faults, *single_faults.lone(doc, _is_word)])
        if not SINGLE.isdisjoint(keys):
            from newslint.analysis import single_faults

            faults = sorted({*faults, *single_faults.faults(doc, _is_word)})
        carried, posts = _over_blocks(doc, faults) if len(faults) > 1 else ({}, set())
        taken = posts.union(carried.values())
        for fault in faults:
            if fault in taken:
                continue
            found = doc.text[fault.start : fault.end]
            if fault in carried:
                end = carried[fault]
                yield Hit(
                    fault.start, fault.end,
                    {"what": "this quotation is still open when its paragraph ends, and the next one does not open it again",
                     "cure": f"begin the next paragraph with {found}"},
                    related=(Related(end.start, end.end, "evidence", "closed here"),),
                )
            elif fault.kind == "turned":
                side = "closes" if fault.right == "”" else "opens"
                yield Hit(fault.start, fault.end, {"what": f"this mark {side} the quotation, but is turned the wrong way",
                                                   "cure": f"write {fault.right}"}, fix=fault.right)
            elif fault.kind == "doubled":
                yield Hit(fault.start, fault.end, {"what": "two quotation marks where one will do",
                                                   "cure": f"write {fault.right}"}, fix=fault.right)
            elif fault.kind == "unclosed":
                block = doc.block_at(fault.start)
                said = SPEAKER.search(doc.text, fault.end, block.end) if block else None
                wrong = WRONG_END.search(doc.text, fault.end, block.end) if block and found in WRONG_MARKS else None
                if wrong and wrong[1] in WRONG_MARKS[found]:
                    yield Hit(fault.start, fault.end, {
                        "what": f"this quotation mark opens, and another kind of mark, {wrong[1]}, ends the paragraph",
                        "cure": f"write {CLOSING[found]} there"})
                    continue
                yield Hit(fault.start, fault.end, {
                    "what": "this quotation mark opens, and nothing closes it in the paragraph",
                    "cure": f"add {CLOSING[found]} " + (f"before “{said[1]}”" if said else "where the quotation ends")})
            elif _after_speaker(doc, fault):
                yield Hit(fault.start, fault.end, {
                    "what": "this quotation mark comes after the speaker, and the quotation was closed before", "cure": "delete it"}, fix="")
            else:
                yield Hit(fault.start, fault.end, {
                    "what": "this quotation mark closes, and nothing opened it in the paragraph",
                    "cure": f"add {OPENING.get(found, found)} where the quotation begins"})
        yield from _swallowed_speakers(doc)


def _after_speaker(doc, fault):
    """Whether a closing mark has nothing but “Dahl said” between itself and the quotation before: “Yes,” Dahl said.”"""
    block = doc.block_at(fault.start)
    before = quotes_in(doc, block.start, fault.start) if block else ()
    return bool(before) and TAG.fullmatch(doc.text, before[-1].end, fault.start) is not None


def _swallowed_speakers(doc):
    """Quotations whose closing mark comes after their speaker: “We won, Dahl said.”"""
    for quote in quotes(doc):
        end = quote.inner_end
        word = doc.text[max(quote.inner_start, end - TAG_WINDOW) : end].rstrip(".,").rpartition(" ")[2]
        if word in TAGS and quote.closed and (m := SWALLOWED.search(doc.text, quote.inner_start, end)):
            if "’" not in doc.text[m.start() - 1 : m.start() + 1] and not AFTERWARDS.match(doc.text, quote.end):
                mark = doc.text[end : quote.end]
                said = m[1]
                yield Hit(end, quote.end, {"what": f"this quotation mark comes after the speaker, “{said}”",
                                           "cure": f"write {mark} before “{said}”"})


def _is_word(word):
    """Whether a word in small letters is whole: ’arry and ’ospital have lost their first letter."""
    lex = lexicon()
    return lex.rank(word) > lex.rank("h" + word) or word in lex and ("h" + word) not in lex or (
        lex.name_rank(word) > lex.name_rank("h" + word))


def _over_blocks(doc, faults):
    """({opening: closing}, {opening}): quotations that run on into the next paragraph without a mark at its start, and
    those that close in the next line of a pasted post, where marks follow no rule."""
    order = {block.start: i for i, block in enumerate(doc.blocks)}
    carried, posts = {}, set()
    for one, two in zip(faults, faults[1:]):
        if one.kind == "unclosed" and two.kind == "unopened":
            a, b = doc.block_at(one.start), doc.block_at(two.start)
            if order[b.start] == order[a.start] + 1 and not quotes_in(doc, one.end, two.start):
                if b.kind == "embed":
                    posts.add(one)
                elif a.kind in RUNNING and b.kind in RUNNING:
                    carried[one] = two
    return carried, posts
