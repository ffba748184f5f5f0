"""JSON of newsrooms: ninjs 1 to 3, Arc's ANS, Superdesk items, JSON Feed, Google Docs, and plain objects with "text" or "body".

A list, and a feed, hold several articles.  Places are those in the file, escapes included.
"""

from newslint.readers import Unreadable
from newslint.readers.fields import FIELD_KINDS, Field, format_of, reading
from newslint.readers.json_strings import decode, load, segments

HEADLINES = ("headline", "title", "hed")
TEXTS = (
    ("body_xhtml", "html"), ("body_html", "html"), ("content_html", "html"), ("articleBody", "text"), ("body_text", "text"),
    ("content_text", "text"), ("text", "text"), ("body", "text"), ("content", "text"),
)
SUMMARIES = ("description_text", "abstract", "summary", "standfirst", "dek", "description")
BYLINES = ("byline", "by")
DATES = (
    "published", "date_published", "datePublished", "publish_date", "first_publish_date", "display_date", "firstpublished", "firstcreated",
    "firstCreated", "versioncreated", "versionCreated", "pubDate", "date",
)
DOCS_KINDS = {"TITLE": "headline", "SUBTITLE": "standfirst", **{f"HEADING_{i}": "heading" for i in range(1, 7)}}
SECTIONS = ("section", "sections", "articleSection", "category", "categories", "desk")
SECTION_NAMES = ("name", "title", "label", "value")  # of a section that is an object
NAMES = (*FIELD_KINDS, "published", "section", "format", "articles")
FORMATS = ("text", "html")
PICTURES = frozenset({"picture", "graphic", "video", "audio"})
DEEPEST = 40  # content elements inside each other


def read_all(source):
    """A Reading for every article, or an Unreadable for what holds none."""
    try:
        value, places = load(source)
    except ValueError as err:
        yield Unreadable(getattr(err, "lineno", 1), f"not JSON: {err}")
        return
    several, items = _items(value)
    count = 0
    for path, item in items:
        fields, published = _fields(item, path, source, places)
        if any(not f.kind for f in fields):
            count += 1
            yield reading(fields, published, str(path[-1] + 1) if several else "", decode, sections_in(item))
    if not count:
        yield Unreadable(1, 'no article in a format that newslint knows; an object is read that has "body", "text" or "content_elements"')


def read_fields(source, names):
    """The same by a table of the config: {field: its keys, "article.body"}; see NAMES.

    `articles` names the list or object of articles, where there are several; `format` is that of the fields, text or html.
    """
    try:
        value, places = load(source)
    except ValueError as err:
        yield Unreadable(getattr(err, "lineno", 1), f"not JSON: {err}")
        return
    base = _down(value, (), names["articles"].split(".")) if "articles" in names else ()
    items = None if base is None else _at(value, base)
    several = isinstance(items, list)
    rows = [((*base, i), v) for i, v in enumerate(items)] if several else [(base, items)] if items is not None else []
    count = 0
    for path, item in rows:
        if (found := named(source, places, names, path, item, str(path[-1] + 1) if several else "")) is not None:
            count += 1
            yield found
    if not count:
        yield Unreadable(1, f"no article with a text at {names['body']!r}, as `fields` in the config has it")


def named(source, places, names, path, item, part):
    """The Reading of one article by a table of the config, or None where it has no body."""
    out = _Fields(source, places)
    at = {name: _down(item, path, names[name].split(".")) for name in FIELD_KINDS if name in names}
    form = names.get("format") or format_of(places.get(at["body"], ("",))[0])
    for name, kind in FIELD_KINDS.items():
        if at.get(name) is not None:
            out.add(kind, form, at[name])
    if all(f.kind for f in out):
        return None
    published = dated(source, places, _down(item, path, names["published"].split("."))) if "published" in names else None
    where = _down(item, path, names["section"].split(".")) if "section" in names else None
    return reading(out, published, part, decode, [] if where is None else _named_sections(_at(item, where[len(path) :])))


def dated(source, places, path):
    """The Field of a date, or None where there is none."""
    out = _Fields(source, places)
    out.add("date", "text", path)
    return out[0] if out else None


def sections_in(item):
    """The names of the sections of an article: texts, objects with a name, or lists of those."""
    return [name for key in SECTIONS for name in _named_sections(item.get(key))]


def _named_sections(value):
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [name for v in value if not isinstance(v, list) for name in _named_sections(v)]
    if isinstance(value, dict):
        return [v for key in SECTION_NAMES if isinstance(v := value.get(key), str)][:1]
    return []


def _down(value, path, keys):
    """The path of what is found from `value`, which is at `path`, by these keys and numbers; None where there is nothing."""
    for key in keys:
        if isinstance(value, list) and key.isdecimal() and len(key) < 9 and int(key) < len(value):
            path, value = (*path, int(key)), value[int(key)]
        elif isinstance(value, dict) and key in value:
            path, value = (*path, key), value[key]
        else:
            return None
    return path


def _at(value, path):
    for key in path:
        value = value[key]
    return value


def _items(value):
    """(whether there may be several, [(path, object)])."""
    if isinstance(value, list):
        return True, [((i,), v) for i, v in enumerate(value) if isinstance(v, dict)]
    if not isinstance(value, dict):
        return False, []
    for key in ("items", "_items", "articles"):
        if isinstance(value.get(key), list) and not any(k in value for k, _ in TEXTS):
            return True, [((key, i), v) for i, v in enumerate(value[key]) if isinstance(v, dict)]
    return False, [((), value)]


def _list(value):
    return value if isinstance(value, list) else []


def _dict(value):
    return value if isinstance(value, dict) else {}


class _Fields(list):
    """The Fields of an article, found by path."""

    def __init__(self, source, places):
        super().__init__()
        self.source, self.places = source, places

    def add(self, kind, form, *paths):
        """Take in the strings of these paths as one field; whether there are such."""
        value, own = "", []
        for path in paths:
            if path in self.places:
                text, start, end = self.places[path]
                own += segments(self.source, start, end, len(value))
                value += text
        if value.strip():
            self.append(Field(kind, form, value, own))
        return bool(value.strip())

    def first(self, kind, form, paths):
        """Take in the first of these paths that has a string; whether there is one."""
        return any(self.add(kind, form, path) for path in paths)


def _fields(item, path, source, places):
    """(Fields, Field of the date of publication or None) of one article."""
    out = _Fields(source, places)
    published = next((dated(source, places, (*path, k)) for k in DATES if (*path, k) in places), None)
    if isinstance(item.get("content_elements"), list):
        _ans(out, item, path)
    elif "documentId" in item or isinstance(item.get("body"), dict) and "content" in item["body"] or "tabs" in item:
        _google(out, item, path)
    elif isinstance(item.get("bodies"), list):
        _ninjs(out, item, path)
    else:
        body, form = next(((key, form) for key, form in TEXTS if places.get((*path, key), ("",))[0].strip()), ("", "text"))
        if body and form == "text":
            form = format_of(places[*path, body][0])
        out.first("headline", "html" if form == "html" else "text", [(*path, k) for k in HEADLINES])
        out.first("standfirst", "html" if form == "html" else "text", [(*path, k) for k in SUMMARIES])
        out.first("byline", "text", [(*path, k) for k in BYLINES])
        _pictures(out, item, path)
        out.add("", form, (*path, body))
    return out, published


def _ninjs(out, item, path):
    """ninjs 2 and 3: lists of headlines and bodies, of which one each is read."""
    def values(key):
        return [(i, v) for i, v in enumerate(_list(item.get(key))) if isinstance(v, dict)]

    for key, kind in (("headlines", "headline"), ("descriptions", "standfirst")):
        out.first(kind, "text", [(*path, key, i, "value") for i, _ in values(key)])
    out.first("byline", "text", [(*path, k) for k in BYLINES])
    _pictures(out, item, path)
    bodies = [(_is_html(v), i) for i, v in values("bodies")]
    for marked_up, i in sorted(bodies, key=lambda b: not b[0]):
        if out.add("", "html" if marked_up else "text", (*path, "bodies", i, "value")):
            break


def _pictures(out, item, path):
    """The captions of what goes with an item of ninjs or Superdesk: pictures, graphics, films."""
    found = item.get("associations")
    for key, value in (found.items() if isinstance(found, dict) else enumerate(_list(found))):
        if _dict(value).get("type") in PICTURES:
            here = (*path, "associations", key)
            several = [(*here, "descriptions", i, "value") for i in range(len(_list(value.get("descriptions"))))]
            out.first("caption", "text", [(*here, "description_text"), *several])


def _is_html(body):
    said = str(body.get("contentType", body.get("contenttype", "")))
    return "html" in said or not said and str(body.get("value", "")).lstrip().startswith("<")


def _ans(out, item, path):
    """Arc: strings of HTML in content elements."""
    out.first("headline", "html", [(*path, "headlines", "basic"), (*path, "headline")])
    out.first("standfirst", "html", [(*path, "subheadlines", "basic"), (*path, "description", "basic")])
    for i in range(len(_list(_dict(item.get("credits")).get("by")))):
        out.add("byline", "text", (*path, "credits", "by", i, "name"))
    _elements(out, [_dict(item.get("promo_items")).get("basic")], (*path, "promo_items"), "", 0, "basic")
    _elements(out, item["content_elements"], (*path, "content_elements"), "", 0)


def _elements(out, elements, path, kind, depth, key=None):
    """Take in content elements.  key: that of the only one, where it is in no list."""
    if depth > DEEPEST:
        return
    for i, element in enumerate(_list(elements)):
        element = _dict(element)
        own, here = element.get("type"), (*path, i if key is None else key)
        if own == "text":
            out.add(kind, "html", (*here, "content"))
        elif own == "header":
            out.add("heading", "html", (*here, "content"))
        elif own == "correction":
            out.add(kind, "html", (*here, "text"))
        elif own in ("image", "video", "gallery"):
            out.first("caption", "html", [(*here, "caption"), (*here, "description", "basic"), (*here, "subtitle")])
        elif own == "list":
            _elements(out, [{"type": "text", **_dict(e)} for e in _list(element.get("items"))], (*here, "items"), "list", depth + 1)
        elif own == "table":
            for name, row in (("header", element.get("header")), *((("rows", j), r) for j, r in enumerate(_list(element.get("rows"))))):
                _elements(out, row, (*here, *([name] if name == "header" else name)), "table", depth + 1)
        elif own in ("quote", "blockquote", "element_group", "list_element"):
            inner = "blockquote" if "quote" in own else kind
            if not element.get("content_elements"):
                out.add(inner, "html", (*here, "content"))
            _elements(out, element.get("content_elements"), (*here, "content_elements"), inner, depth + 1)


def _google(out, item, path):
    """Google Docs: runs of text in paragraphs; what a suggestion deletes is left out."""
    for i, tab in enumerate(_list(item.get("tabs"))):
        if isinstance(_dict(tab).get("documentTab"), dict):
            _google(out, {**tab["documentTab"], "tabs": ()}, (*path, "tabs", i, "documentTab"))
    _structure(out, _dict(item.get("body")).get("content"), (*path, "body", "content"), "", 0)
    for key, note in _dict(item.get("footnotes")).items():
        _structure(out, _dict(note).get("content"), (*path, "footnotes", key, "content"), "", 0)


def _structure(out, content, path, kind, depth):
    if depth > DEEPEST:
        return
    for i, element in enumerate(_list(content)):
        paragraph, table = _dict(element).get("paragraph"), _dict(_dict(element).get("table"))
        if isinstance(paragraph, dict):
            own = DOCS_KINDS.get(str(_dict(paragraph.get("paragraphStyle")).get("namedStyleType")))
            runs = [
                (*path, i, "paragraph", "elements", j, "textRun", "content") for j, e in enumerate(_list(paragraph.get("elements")))
                if isinstance(run := _dict(e).get("textRun"), dict) and not run.get("suggestedDeletionIds")
            ]
            out.add(own or kind or ("list" if "bullet" in paragraph else ""), "text", *runs)
        for j, row in enumerate(_list(table.get("tableRows"))):
            for k, cell in enumerate(_list(_dict(row).get("tableCells"))):
                inside = (*path, i, "table", "tableRows", j, "tableCells", k, "content")
                _structure(out, _dict(cell).get("content"), inside, "table", depth + 1)
