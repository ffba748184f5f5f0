"""What a web page leaves above and below a story: time stamps, credit lines, tags, headlines of other stories."""

from newslint.checks import Check, Triggers
from newslint.document import LazyPattern, is_plain
from newslint.finding import Hit, Related

SENTENCE = 60  # characters; a paragraph of copy is longer than a line of the page
LONGEST_LINE = 120  # characters of such a line
BULLETS = "-–—•·*| \t\u00a0"
CLOCK = LazyPattern(r"\d{1,2}[:.]\d\d(?::\d\d)?(?:[ap]m|z|h)?|\d{1,2}[ap]m|\d{4}-\d\d-\d\dt\S+")
PIECE = LazyPattern(r"[^\s,|•·()/–—-]+")
IN_SECTION = LazyPattern(r"[-–—•·*>|»]+\s?(?:Posted |Filed |Published )?[Ii]n [A-Z][\w&’']+(?: [&A-Z][\w&’']*){0,2}")
CREDIT = LazyPattern(
    r"\(?(?:(?:Photo|Image|Picture|Photograph|Video|Illustration|Graphic)s? )?(?:Credits?|Courtesy|CREDIT|COURTESY)\s?(?::| of | by )\s?\S[^.!?]*\)?"
)
NAMES = LazyPattern(r"(?:[^\W\d_a-zß-ÿ][\w.’'-]* ?){1,5}(?:/ ?|\| ?|via )(?:[^\W\d_a-zß-ÿ][\w.’'-]* ?){0,4}")
HEADLINE_WORDS = 5
SHORT_WORD = 4  # letters; shorter words keep a small letter in a headline


class PageEdge(Check):
    """A line above the first paragraph of a longer story, or below its last one, that belongs to the page.

    least: paragraphs from which a story is long enough.  lines: how many lines above and below it are read.
    stamps: words that a line with the time of day at which it was published may hold beside its figures.
    called: words of which a stamp, a credit, or one of several headlines has one.  owners: who is credited with a picture after a slash (Reuters).  tags: how a line of tags begins.
    """

    stamps: frozenset
    called: frozenset
    owners: frozenset
    tags: tuple
    least: int = 5
    lines: int = 6

    slots = frozenset({"what"})

    def triggers(self):
        """What a stamp, a credit and a line of tags hold, and words of which two headlines have one."""
        owners = {max(owner.split(), key=len) for owner in self.owners}
        tags = {tag.split()[0].rstrip(":").lower() for tag in self.tags}
        return Triggers(self.called | owners | tags, frozenset({"- In ", "• In ", "| In "}), one_is_enough=True)

    def run(self, doc, keys):
        blocks = doc.blocks
        copy = [i for i, b in enumerate(blocks) if b.kind == "paragraph" and b.end - b.start >= SENTENCE]
        if len(copy) < self.least or copy[0] == 0 and copy[-1] == len(blocks) - 1:
            return
        above = [(b, doc.text[b.start : b.end]) for b in blocks[max(0, copy[0] - self.lines) : copy[0]] if b.kind != "caption"]
        sections = [b for b, line in above if IN_SECTION.fullmatch(line)]
        if len(sections) == 1:  # several are a table of contents
            yield Hit(sections[0].start, sections[0].end, {"what": "the label of a section"})
        for block, line in above:
            if len(line) <= LONGEST_LINE and (what := self._above(line)):
                yield Hit(block.start, block.end, {"what": what})
        below = blocks[copy[-1] + 1 :][: 2 * self.lines]
        for block in below:
            line = doc.text[block.start : block.end]
            if any(line.startswith(tag) for tag in self.tags) and line[-1] not in ".!?" and line.count(",") > 1:
                yield Hit(block.start, block.end, {"what": "a list of tags"})
        if is_plain(doc):  # elsewhere a heading is marked as one
            others = [b for b in below if b.kind == "heading" and _is_headline(doc.text[b.start : b.end])]
            if len(others) > 1:
                first, *more = others
                yield Hit(first.start, first.end, {"what": "the headline of another story"},
                          related=tuple(Related(b.start, b.end, "also") for b in more))

    def _above(self, line):
        """What a line above the story is, beside a label, or None."""
        if CREDIT.fullmatch(line):
            return "a photo credit"
        if "/" in line or "|" in line or " via " in line:
            owner = line.replace("|", "/").replace(" via ", "/").rpartition("/")[2].strip(" )")
            if owner.lower() in self.owners and NAMES.fullmatch(line.strip("() ")):
                return "a photo credit"
        return "a time stamp" if self._is_stamp(line) else None

    def _is_stamp(self, line):
        """Whether a line holds a time of day, or how long it takes to read, and nothing beside but a date and such words."""
        if not any(map(str.isdigit, line)):
            return False
        clock = False
        for piece in PIECE.findall(line.lower().strip(BULLETS)):
            word = piece.strip(":.")
            if word == "read" or CLOCK.fullmatch(word.replace(".m", "m")):
                clock = True
            elif not (word.rstrip("stndrh").isdigit() or word.replace(".", "") in self.stamps or word in self.stamps):
                return False
        return clock


def _is_headline(line):
    """Whether a line is written as a headline: capitals throughout, and too long for a name or a label."""
    words = line.split()
    if len(words) < HEADLINE_WORDS or line[-1] in ".,;:" or not line[0].isupper():
        return False
    long = [w.lstrip("“\"‘'(") for w in words if len(w) > SHORT_WORD]
    return len(long) > 2 and all(w[:1].isupper() or w[:1].isdigit() for w in long)
