"""HTML as a browser shows it: pages, of which the article is read, and fragments as content systems keep them.

The article is the <article> with the most copy, else <main>, else the body; the page's <h1> belongs to it.  Tags are cut out,
entities replaced, white space runs together.  JSON-LD, <meta> and <time> tell the day of publication; they and what
attributes hold is not copy, but for the alternative texts of pictures.  Navigation, asides, forms and footers are furniture; what is hidden is left out.
"""

import re

from newslint.document import Block, Reading
from newslint.readers import block_kinds, plain
from newslint.readers.html_leaves import ALL_PIECES, Leaf, Open, emit
from newslint.readers.html_tags import CUTS, HEADINGS, IMPLIED, INLINE_KINDS, RAW, SPLITS, VOID, hidden, kind_of
from newslint.readers.markup import ATTRIBUTE, ENTITY, INVISIBLE, TOKEN, attributes, entity, escaped
from newslint.readers.published import day, stamp
from newslint.readers.shortcodes import breaks
from newslint.readers.tags import OUTER

# In a run of text: what is not shown as it is written.
SPECIAL = re.compile(rf"{ENTITY.pattern}|[ \t\n\f\r]{{2,}}|[\t\n\f\r\u00ad\u200b\u2060\ufeff]")
SPACE = " \t\n\f\r"
DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')
DEEPEST = 400  # open elements that are kept apart: browsers stop at 512
FEWEST = 3  # words of an alternative text that is copy, not a label
LONGEST_BYLINE = 160  # characters of a byline or date at most


def read(source, names=None, breaks=False):
    """The Reading of a page or fragment.

    names: for XML that is much like HTML, {its name for an element: that of HTML}; there <p/> is an element without content.
    breaks: whether an empty line ends a paragraph too, as in WordPress.
    """
    page = _Page(source, names, breaks)
    page.run()
    blocks = page.article()
    text, segments, found, inline = emit(source, blocks)
    blocks = block_kinds.named(text, found)
    spans = {*(Block(*span) for span in inline if span[0] < span[1]), *plain.inline(text, blocks)}
    published = page.published or stamp(text, [b for b in blocks if b.kind not in ("code", "comment")])
    return Reading(text, tuple(blocks), segments, tuple(sorted(spans)), published, encode=encode, sections=tuple(dict.fromkeys(page.sections)))


def encode(replacement, source, shown):
    """The replacement as HTML, where the source is nothing but the text that is shown; else None."""
    if "<" in source:
        return None
    text = ENTITY.sub(lambda m: entity(m[0]), source)
    if text != shown and _run_together(text) != _run_together(shown):
        return None
    return escaped(replacement, source)


def _run_together(text):
    return re.sub("[ \t\n\f\r]+", " ", text)


class _Page:
    """A source and what is read of it so far.  leaves: in order.  parents: the article around each, by number; 0 is the body."""

    def __init__(self, source, aliases, breaks):
        self.source, self.leaves, self.parents, self.names = source, [], [0], ["body"]
        self._aliases, self._breaks = aliases, breaks
        self.published, self._rank, self.sections = None, 9, []
        self.stack = [Open("html", None, False, 0)]
        self.leaf, self.space, self.marks = None, True, []

    def run(self):
        source, at, search = self.source, 0, TOKEN.search
        while m := search(source, at):
            if m.start() > at:
                self._words(at, m.start())
            at = m.end()
            if m[5] is not None:
                if "newslint:" in m[5]:
                    self._comment(*m.span())
            elif m[2]:
                if m[4]:
                    name = m[2].lower()
                    if self._aliases is not None:
                        name = name.rpartition(":")[2]
                        name = self._aliases.get(name, name)
                    at = (self._end if m[1] else self._start)(m, name) or at
                    if self._aliases is not None and m[3].endswith("/") and name not in VOID:
                        self._end(m, name)
            elif m[6] is not None:  # no CDATA in HTML: a comment that ends at the first ">"
                at = (source.find(">", m.start()) + 1) or len(source)
        if at < len(source):
            self._words(at, len(source))
        self._split()

    def _words(self, start, end):
        if self._breaks:
            for first, last, what in breaks(self.source, start, end):
                self._text(start, first)
                self._fill(what)
                start = last
        if start < end:
            self._text(start, end)

    def _fill(self, what):
        if what:
            self._split()
        if what == "caption" and len(self.stack) < DEEPEST:
            top = self.stack[-1]
            self.stack.append(Open(what, what, top.hidden, top.article, top))
        elif what == "/caption":
            self._close("caption")

    def _text(self, start, end):
        """Take in text: as it is, where nothing in it is special."""
        if self.stack[-1].hidden:
            return
        source = self.source
        if self.space:
            while start < end and source[start] in SPACE:
                start += 1
            if start == end:
                return
        leaf = self.leaf or self._leaf()
        at, last = start, None
        for m in SPECIAL.finditer(source, start, end):
            first = m[0][0]
            if m.start() > at:
                leaf.pieces.append((at, m.start(), None))
                last = source[m.start() - 1]
            at = m.end()
            if first == "&":
                text = entity(m[0])
                if text not in INVISIBLE:
                    leaf.pieces.append((*m.span(), text))
                    last = text[-1]
            elif first not in INVISIBLE:
                before = last if last is not None else " " if self.space else ""
                if before not in (" ",):
                    leaf.pieces.append((*m.span(), " "))
                last = " "
        if at < end:
            leaf.pieces.append((at, end, None))
            last = source[end - 1]
        if last is not None:
            self.space = last == " "
        leaf.size += end - start

    def _leaf(self):
        top = self.stack[-1]
        kind = top.kind or "paragraph"
        leaf = self.leaf = Leaf(kind, top.article)
        if kind in ("furniture", "embed"):
            leaf.spans.append((0, ALL_PIECES, "navigation"))
        if top.name == "dt":
            leaf.spans.append((0, ALL_PIECES, "label"))
        return leaf

    def _put(self, text, start, end):
        if not self.stack[-1].hidden:
            leaf = self.leaf or self._leaf()
            leaf.pieces.append((start, end, text))
            self.space = text == "\n"

    def _comment(self, start, end):
        leaf = self.leaf or self._leaf()
        leaf.spans.append((len(leaf.pieces), len(leaf.pieces) + 1, "comment"))
        leaf.pieces.append((start, end, None))

    def _split(self):
        """What follows is another block."""
        leaf, self.leaf, self.space = self.leaf, None, True
        if leaf is None:
            self.marks.clear()
            return
        for first, kind, _ in self.marks:
            leaf.spans.append((first, len(leaf.pieces), kind))
        self.marks = [(0, kind, name) for _, kind, name in self.marks]
        if leaf.kind in ("byline", "standfirst") and leaf.size > 3 * LONGEST_BYLINE or leaf.kind == "byline" and leaf.size > LONGEST_BYLINE:
            leaf.kind = "paragraph"
        if leaf.spans and all(k == "comment" for _, _, k in leaf.spans) and len(leaf.spans) == len(leaf.pieces):
            leaf.kind, leaf.spans = "comment", []
        if leaf.pieces:
            self.leaves.append(leaf)

    def _start(self, m, name):
        """A start tag.  Returns where to go on, if not after it."""
        written = m[3]
        if name in RAW:
            return self._raw(m, name)
        if name == "br":
            if self.leaf:
                if self.leaf.pieces and self.leaf.pieces[-1][2] == "\n":
                    self._split()
                elif self.leaf.pieces:
                    self._put("\n", *m.span())
            return None
        if name == "meta" or name == "time":
            self._date(name, attributes(written))
        if name in IMPLIED:
            self._close_implied(name)
            if name in ("li", "dt", "dd"):
                self._close_implied("p")
        if name in VOID:
            if name == "img" and "alt" in written:
                self._alternative(m)
            if name in SPLITS:
                self._split()
            return None
        if name not in SPLITS:
            self._inline(m, name, written)
            return None
        self._split()
        top = self.stack[-1]
        if name in ("html", "head", "body") or len(self.stack) >= DEEPEST:
            return None
        kind, gone, article = None, top.hidden or name in CUTS, top.article
        if written:
            found = attributes(written)
            gone, kind = gone or hidden(found), kind_of(name, found)
            main = found.get("role") == "main" or found.get("itemprop") == "articleBody"
        else:
            kind, main = kind_of(name, {}), False
        if not gone and (name in ("article", "main") or main):
            self.parents.append(article)
            self.names.append("article" if name == "article" else "main")
            article = len(self.parents) - 1
        self.stack.append(Open(name, kind, gone, article, top))
        return None

    def _alternative(self, m):
        """The alternative text of a picture that is on its own: read as a caption, and never fixed, since it is not markup."""
        if self.leaf and self.leaf.pieces:
            return  # amid words
        said = next((a for a in re.finditer(ATTRIBUTE, m[3]) if a[1].lower() == "alt" and (a[2] or a[3])), None)
        if not said or len((said[2] or said[3]).split()) < FEWEST:
            return
        start, end = said.span(2 if said[2] else 3)
        top, kept, self.space = self.stack[-1], (self.leaf, self.space), True
        self.leaf = leaf = Leaf(top.kind if top.kind in OUTER else "caption", top.article)
        self._text(m.start(3) + start, m.start(3) + end)
        self.leaf, self.space = kept
        if leaf.pieces:
            leaf.spans.append((0, len(leaf.pieces), "metadata"))
            self.leaves.append(leaf)

    def _inline(self, m, name, written):
        top = self.stack[-1]
        gone = name in CUTS or "hidden" in written and hidden(attributes(written)) or (
            "display" in written and hidden(attributes(written)))
        if gone and len(self.stack) < DEEPEST:
            self.stack.append(Open(name, None, True, top.article, top))
        elif name == "q":
            self._put("“", *m.span())
        elif name in INLINE_KINDS and not top.hidden and len(self.marks) < DEEPEST:
            leaf = self.leaf or self._leaf()
            self.marks.append((len(leaf.pieces), INLINE_KINDS[name], name))

    def _end(self, m, name):
        if name == "br":  # as browsers take it
            self._start(m, name)
        elif name == "q":
            self._put("”", *m.span())
        elif name in INLINE_KINDS:
            for i in range(len(self.marks) - 1, -1, -1):
                if self.marks[i][2] == name:
                    first, kind, _ = self.marks.pop(i)
                    if self.leaf:
                        self.leaf.spans.append((first, len(self.leaf.pieces), kind))
                    break
        elif name in SPLITS or self.stack[-1].hidden:
            if self._close(name) and name in SPLITS or name == "p":
                self._split()

    def _close(self, name):
        """Close the innermost open element of that name and what is in it; whether there is one."""
        stack = self.stack
        for i in range(len(stack) - 1, 0, -1):
            if stack[i].name == name or name in HEADINGS and stack[i].name in HEADINGS:
                del stack[i:]
                return True
            if stack[i].name in ("td", "th", "table") and name not in ("td", "th", "tr", "table", "tbody", "thead", "tfoot"):
                return False  # what is in a cell ends there
        return False

    def _close_implied(self, name):
        """The elements that a start tag ends without saying so: <p> after <p>, <li> after <li>."""
        closed, stop = IMPLIED[name]
        stack = self.stack
        for i in range(len(stack) - 1, 0, -1):
            if stack[i].name in closed:
                del stack[i:]
                return
            if stack[i].name in stop:
                return

    def _raw(self, m, name):
        """Skip an element whose content is not markup; returns where to go on."""
        close = re.compile(rf"(?i)</{name}(?=[\s/>])[^>]*>?").search(self.source, m.end())
        end = close.end() if close else len(self.source)
        if name == "script" and "ld+json" in m[3] and self._rank > 0:
            if found := DATE_PUBLISHED.search(self.source, m.end(), end):
                self._dated(0, found[1])
        return end

    def _date(self, name, found):
        key = found.get("property", found.get("itemprop", found.get("name", ""))).lower()
        if name == "meta" and key in ("article:published_time", "datepublished", "og:published_time", "pubdate", "publish-date"):
            self._dated(1, found.get("content", ""))
        elif name == "meta" and key in ("article:section", "articlesection", "section"):
            self.sections += filter(None, [found.get("content", "").strip()])
        elif name == "time" and not self.stack[-1].hidden:
            said = key == "datepublished" or "pubdate" in found or "published" in found.get("class", "").split()
            if said:
                self._dated(2, found.get("datetime", ""))

    def _dated(self, rank, written):
        when = day(written) if rank < self._rank else None
        if when:
            self.published, self._rank = when, rank

    def article(self):
        """The leaves of the article: of the <article> with the most copy, unless more is outside all of them."""
        if len(self.parents) == 1:
            return self.leaves
        own = [0] * len(self.parents)
        for leaf in self.leaves:
            if leaf.kind in ("paragraph", "list", "blockquote", "standfirst"):
                own[leaf.article] += leaf.size
        within = list(own)
        for i in range(len(own) - 1, 0, -1):  # an inner one has a higher number than that around it
            if self.names[i] == "main" or self.names[self.parents[i]] != "article":
                within[self.parents[i]] += within[i]
        articles = [i for i in range(1, len(own)) if self.names[i] == "article"]
        mains = [i for i in range(1, len(own)) if self.names[i] == "main"]
        best = max(articles, key=lambda i: (within[i], -i), default=0)
        outside = sum(own[i] for i in range(len(own)) if not self._inside(i, articles))
        if best and (within[best] > outside or within[best] > 600):
            chosen = best
        else:
            chosen = max(mains, key=lambda i: (within[i], -i), default=0)
        if chosen and not within[chosen]:
            chosen = 0
        inside = [self._inside(i, (chosen,)) for i in range(len(own))]
        headed = any(leaf.kind == "title" and inside[leaf.article] for leaf in self.leaves)
        titles = [leaf for leaf in self.leaves if leaf.kind == "title"]
        extra = titles[0] if titles and not headed else None
        return [leaf for leaf in self.leaves if inside[leaf.article] or leaf is extra]

    def _inside(self, i, chosen):
        while i not in chosen and i:
            i = self.parents[i]
        return i in chosen
