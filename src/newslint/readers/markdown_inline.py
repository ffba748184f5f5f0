"""Markdown inside a paragraph: which characters are markup, to be cut, and which are the words that a reader sees.

The rules are CommonMark's (spec 0.31, sections 2.4, 2.5 and 6) with GitHub's strikethrough, footnotes, and the tags of
Hugo, Jekyll and MDX, and with one exception: a star between two letters is a masked letter (d**g), unless a second
pair of stars in the same word closes it (wo**r**d).
Every search is bounded by the next mark of its kind, or remembered as failed, so that time is linear in the text.
"""

import re
from bisect import bisect_left

from newslint.document import LazyPattern
from newslint.readers import markdown_stars
from newslint.readers.tags import BLOCK_TAGS, CODE_TAGS, INLINE_TAGS, RAW_TAGS, TAG
from newslint.records import record

# First a set, then what must follow each: a search for a set of characters is several times as fast as for alternatives.
TOKEN = LazyPattern(
    r"[\\`<&!\[\]*_~{$](?:(?<=\\)[!-/:-@\[-`{-~\r\n]|(?<=`)`*|(?<=<)|(?<=!)\[|(?<=[\[\]])|(?<=\*)\**|(?<=_)_*|(?<=~)~|(?<=\$)\$"
    r"|(?<=\{)[{%:.#/]|(?<=&)(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});)"
)
# Patterns for what few articles hold are compiled when it may be there.
AUTOLINK = r"<(?:[A-Za-z][A-Za-z\d+.-]{1,31}:[^\s<>]*|[\w.+-]{1,64}@[\w.-]{1,255})>"
# Addresses hold balanced brackets, and in Hugo and Jekyll whole template tags: [text]({{< ref "page.md" >}}).
DESTINATION = (
    r"(?s)\([ \t]*+(?:[\r\n]{1,2}[ \t]*+)?"
    r"(?:<[^<>\r\n]*+>|(?!<)(?:\{\{[^{}]*+\}\}|\{%[^{}]*+\}|\\.|[^\s()\\{]++|\{|\((?:\\.|[^\s()\\])*+\))*+)"
    r"(?:\s++(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)'|\(([^()]*+)\)))?+\s*+\)"
)
LABEL = r"(?s)\[((?:[^\[\]\\]|\\.){0,999})\]"
FOOTNOTE = r"\[\^[^\]\[\s]{1,100}\]"
LIST_OF_ATTRIBUTES = r"\{:[^{}\r\n]*+\}|\{[.#][^\s{}][^{}\r\n]*+\}"
AFTER_LINK = r"\{(?:[:.#]|[\w-]+=)[^{}\r\n]*+\}"
CAPTION = r"(?i)\bcaption\s*=\s*(?:\"([^\"]*)\"|'([^']*)')|\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
LINKED = r"\"([^\"]+)\"\s+\"(?:https?:/)?/[^\"\s]*\""  # {{< link "the report" "https://…" >}}
ARGUMENT = r"\"([^\"<>{}=;]+)\""
CLOSERS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{/*": "*/}"}

# <a href="{{< ref "page.md" >}}">: the quotation marks of a template inside those of an attribute
TAG_WITH_TEMPLATE = r"<()([A-Za-z][\w.:-]*)(\s(?:[^<>{}]|\{\{[^{}]*+\}\})*+)>"

UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@record
class Aside:
    """An image, or what stands for one: raw[start:end], of which captions are the spans that a reader may see."""

    start: int
    end: int
    captions: tuple


@record
class Break:
    """A tag that begins or ends a block of its own; attributes is what is in it after its name."""

    start: int
    end: int
    name: str
    closing: bool
    attributes: str


@record
class Inline:
    """How a paragraph reads, in offsets of its raw text.

    cuts: (start, end, replacement) in order.  spans: (start, end, kind).  whole: the mark that encloses all of it, "*"
    or "**", or "".
    """

    cuts: list
    spans: list
    asides: list
    breaks: list
    whole: str


def inline(raw, references=frozenset(), closing=lambda _: True):
    """The Inline of a paragraph.

    references: folded labels of link definitions.  closing(name): whether the article holds a tag </name>.
    """
    reader = _Inline(raw, references, closing)
    at = 0
    while m := TOKEN.search(raw, at):
        at = READ[m[0][:1]](reader, m) or m.end()
    cuts, whole = markdown_stars.cuts(reader.delimiters, raw)
    reader.cuts += cuts
    return Inline(_in_order(reader.cuts), sorted(reader.spans), sorted(reader.asides), reader.breaks, whole)


def _in_order(cuts):
    """The cuts in order, without those inside others."""
    kept, last = [], 0
    for cut in sorted(cuts, key=lambda c: (c[0], -c[1])):
        if cut[0] >= last:
            kept.append(cut)
            last = cut[1]
    return kept


class _Inline:
    """One pass over a paragraph; each method reads the token m and returns where to go on, None for right after it."""

    def __init__(self, raw, references, closing):
        self.raw, self.references, self.closing = raw, references, closing
        self.cuts, self.spans, self.asides, self.breaks = [], [], [], []
        self.delimiters = []  # see markdown_stars
        self.brackets = []  # (offset after the bracket, number of delimiters before it, whether it is an image)
        self.linked = 0  # brackets below this one are around a link, and cannot be links themselves
        self.ticks = None  # {length: offsets of runs of that many backticks}
        self.searched = {}
        self.tag_starts = {}

    def cut(self, start, end, replacement=""):
        self.cuts.append((start, end, replacement))

    def find(self, needle, at):
        """Where the needle occurs from `at` on, or -1; what was searched is not searched again."""
        since, found = self.searched.get(needle, (at + 1, 0))
        if since <= at and (found < 0 or at <= found):
            return found
        found = self.raw.find(needle, at)
        self.searched[needle] = at, found
        return found

    def backslash(self, m):
        self.cut(m.start(), m.start() + 1)

    def backticks(self, m):
        if self.ticks is None:
            self.ticks = {}
            for run in re.finditer("`+", self.raw):
                self.ticks.setdefault(len(run[0]), []).append(run.start())
        size = len(m[0])
        runs = self.ticks.get(size, ())
        i = bisect_left(runs, m.end())
        if i == len(runs):
            return None
        self.cut(m.start(), m.end())
        self.cut(runs[i], runs[i] + size)
        self.spans.append((m.end(), runs[i], "code"))
        return runs[i] + size

    def entity(self, m):
        from html import unescape

        seen = unescape(m[0])
        if seen != m[0]:
            self.cut(*m.span(), "" if seen in UNSEEN else seen)

    def stars(self, m):
        self.delimiters.append(markdown_stars.Delimiter(self.raw, *m.span()))

    def tildes(self, m):
        end = self.find("~~", m.end())
        if end < 0 or self.raw[m.end()].isspace() or self.raw.startswith("~", m.end()) or self.raw[end - 1].isspace():
            return None
        self.cut(*m.span())
        self.cut(end, end + 2)
        return None if end == m.end() else m.end()

    def mathematics(self, m):
        end = self.find("$$", m.end())
        if end < 0:
            return None
        self.spans.append((m.start(), end + 2, "code"))
        return end + 2

    def bracket(self, m):
        if m[0] == "[" and (note := re.compile(FOOTNOTE).match(self.raw, m.start())):
            self.cut(*note.span())
            if m.start() and not self.raw[m.start() - 1].isspace():
                self.spans.append((m.start() - 1, m.start(), "link"))  # a note is where a claim has its source
            return note.end()
        self.brackets.append((m.end(), len(self.delimiters), m[0] == "!["))

    def bracket_closed(self, m):
        if not self.brackets:
            return None
        start, before, image = self.brackets.pop()
        active = image or len(self.brackets) >= self.linked
        self.linked = min(self.linked, len(self.brackets))
        target = self._target(start, m.start()) if active else None
        if target is None:
            return None
        end, title = target
        head = start - 2 if image else start - 1
        self.cut(head, start)
        if image:
            captions = ((start, m.start()), title) if title else ((start, m.start()),)
            self.asides.append(Aside(head, end, captions))
            self.cut(m.start(), title[0] if title else end)
            if title:
                self.cut(title[1], end)
        else:
            self.cut(m.start(), end)
            self.spans.append((start, m.start(), "link"))
            self.linked = len(self.brackets)
        self.cuts += markdown_stars.cuts(self.delimiters[before:], self.raw)[0]
        del self.delimiters[before:]
        if attributes := re.compile(AFTER_LINK).match(self.raw, end):
            self.cut(*attributes.span())
            end = attributes.end()
        return end

    def _target(self, start, at):
        """(where the target after the bracket that closes at `at` ends, span of its title or None); None without one."""
        follows = self.raw[at + 1 : at + 2]
        if follows == "(" and (m := re.compile(DESTINATION).match(self.raw, at + 1)):
            return m.end(), m.span(m.lastindex) if m.lastindex else None
        if not self.references:
            return None
        if follows == "[" and (m := re.compile(LABEL).match(self.raw, at + 1)) and m[1].strip():
            return (m.end(), None) if label(m[1]) in self.references else None
        if at - start < 1000 and label(self.raw[start:at]) in self.references:
            return at + 3 if self.raw.startswith("[]", at + 1) else at + 1, None
        return None

    def brace(self, m):
        raw, at = self.raw, m.start()
        for opener in ("{{<", "{{%", "{{", "{%", "{/*"):
            if raw.startswith(opener, at):
                end = self.find(CLOSERS[opener], at + len(opener))
                if end < 0:
                    return None
                end += len(CLOSERS[opener])
                if opener == "{{" and "=" not in raw[at:end] and not raw.startswith("{{/*", at):
                    self.spans.append((at, end, "code"))  # a value that the template fills in
                else:
                    self._template(at, end)
                return end
        if attributes := re.compile(LIST_OF_ATTRIBUTES).match(raw, at):
            self.cut(*attributes.span())
            return attributes.end()

    def _template(self, start, end):
        """Cut a tag that a template replaces, but for what it shows: the words of a link, a caption, a sentence."""
        if m := re.compile(LINKED).search(self.raw, start, end):
            self._around(start, *m.span(1), end)
            self.spans.append((*m.span(1), "link"))
        elif not self._hole(start, end):
            for m in re.compile(ARGUMENT).finditer(self.raw, start, end):
                if m[1].count(" ") > 3:
                    self.asides.append(Aside(start, end, (m.span(1),)))
                    return self._around(start, *m.span(1), end)
            self.cut(start, without(self.raw, start, end))
        return None

    def _hole(self, start, end):
        """Cut a tag with a caption around it; False if it has none."""
        found = {m.lastindex: m for m in re.compile(CAPTION).finditer(self.raw, start, end)}
        for group in (1, 2, 3, 4):
            if group in found and found[group][group].strip():
                self.asides.append(Aside(start, end, (found[group].span(group),)))
                self._around(start, *found[group].span(group), end)
                return True
        return False

    def _around(self, start, a, b, end):
        self.cut(start, a)
        self.cut(b, end)

    def angle(self, m):
        raw, at = self.raw, m.start()
        if raw.startswith("<!--", at):
            end = self.find("-->", at + 4)
            if end < 0:
                return None
            end += 3
            self.spans.append((at, end, "comment"))
            spaced = raw[at - 1 : at] == " " and not (self.cuts and self.cuts[-1][1] >= at)
            self.cut(at - spaced, end + (raw[end : end + 1] == " "), " ")
            return end
        if raw[at + 1 : at + 2] in ("?", "!"):  # <?php … ?>, <!DOCTYPE …>
            end = self.find("?>" if raw[at + 1] == "?" else ">", at + 2)
            end = raw.find(">", end) + 1
            if end and (raw[at + 1] == "?" or raw[at + 2 : at + 3].isalpha()):
                self.cut(at, without(raw, at, end))
                return end
            return None
        if link := re.compile(AUTOLINK).match(raw, at):
            self.cut(at, at + 1)
            self.cut(link.end() - 1, link.end())
            self.spans.append((at + 1, link.end() - 1, "url"))
            return link.end()
        template = 0 <= self.find("{{", at) < self.find(">", at) and re.compile(TAG_WITH_TEMPLATE).match(raw, at)
        tag = template or re.compile(TAG).match(raw, at)
        return self._tag(tag) if tag else None

    def _tag(self, tag):
        """A tag <name attributes> or </name>."""
        start, end = tag.span()
        raw, closing, name, attributes = self.raw, bool(tag[1]), tag[2].lower(), tag[3]
        component = name != tag[2] != tag[2].upper() and ("=" in attributes or attributes.endswith("/"))
        if name == "img" or component:  # <img alt="…">, <Figure caption="…" />
            if not self._hole(start, end):
                self.cut(start, without(raw, start, end))
        elif name in BLOCK_TAGS:
            self.cut(start, end, "\n")
            self.breaks.append(Break(start, end, name, closing, attributes))
        elif name in RAW_TAGS and not closing and not attributes.endswith("/"):
            close = self.find("</" + tag[2], end)
            close = raw.find(">", close) if close >= 0 else -1
            end = close + 1 if close >= 0 else end
            self.cut(start, end, " ")
        elif name == "br":
            again = re.compile(r"\s*<br\b[^<>]*>").match(raw, end)
            end = again.end() if again else end
            self.cut(start, end, "\n")
            if again:
                self.breaks.append(Break(start, end, "p", False, ""))
        elif name in INLINE_TAGS:
            if attributes and name == "span" and raw.startswith("</span>", end):  # filled by a script: a word keeps its place
                self.cut(start, end + 7, "it")
                return end + 7
            self.cut(start, end)
            self._pair(name, closing, start, end)
        elif closing or "=" in attributes or attributes.endswith("/") or "-" in name or self.closing(tag[2]):
            self.cut(start, end)
        else:
            return start + 1  # <NAME OF WITNESS>: nothing that a browser knows, and nobody will see it
        return end

    def _pair(self, name, closing, start, end):
        """Mark what comes between <a>, <code> … and their closing tags."""
        kind = "link" if name == "a" else "code" if name in CODE_TAGS else ""
        if kind and closing and name in self.tag_starts:
            self.spans.append((self.tag_starts.pop(name), start, kind))
        elif kind and not closing:
            self.tag_starts[name] = end


def without(raw, start, end):
    """Where to end a cut at `start`, so that no two spaces meet."""
    return end + (raw[end : end + 1] == " " and (not start or raw[start - 1] == " "))


def label(text):
    """A link label as CommonMark compares it."""
    return " ".join(text.split()).casefold()


READ = {
    "\\": _Inline.backslash, "`": _Inline.backticks, "<": _Inline.angle, "&": _Inline.entity, "!": _Inline.bracket,
    "[": _Inline.bracket, "]": _Inline.bracket_closed, "*": _Inline.stars, "_": _Inline.stars, "~": _Inline.tildes,
    "{": _Inline.brace, "$": _Inline.mathematics,
}
