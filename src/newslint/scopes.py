"""The kinds of text that `only` and `skip` of a rule may name, and the groups of them that have a name."""

from newslint.says import nearest

SCOPES = (
    "headline", "standfirst", "heading", "byline", "dateline", "paragraph", "list", "table", "blockquote", "caption", "embed",
    "code", "url", "comment", "link", "furniture", "front-matter", "metadata", "navigation",
)
NOT_COPY = ("code", "url", "comment", "embed", "furniture", "front-matter")
# What is not the newsroom's own prose is not read, unless a rule asks for it.
SKIP = (*NOT_COPY, "blockquote", "table")
# Kinds of text that many rules name together.
GROUPS = {
    "@not-copy": NOT_COPY,
    "@default": SKIP,
    "@display": ("headline", "heading", "standfirst", "caption", "byline"),
}
# What desks call kinds of text, and what they are called here.
OTHER_NAMES = {
    **dict.fromkeys("title titles hed head headlines heads".split(), "headline"), **dict.fromkeys("subhead subheading crosshead headings".split(), "heading"),
    **dict.fromkeys("dek deck subtitle sell strapline standfirsts".split(), "standfirst"), **dict.fromkeys("body text paragraphs copy".split(), "paragraph"),
    **dict.fromkeys("quote quotes quotation blockquotes".split(), "blockquote"), **dict.fromkeys("bullet bullets lists".split(), "list"),
    **dict.fromkeys("cutline captions photo".split(), "caption"),
}


def fault(key, name):
    """What is wrong with a value of `only` or `skip`, or ""."""
    if isinstance(name, str) and (name in SCOPES or name in GROUPS):
        return ""
    if isinstance(name, str) and name[:1] == "@":
        return f"{key} {name!r} is not a group of kinds of text" + (nearest(name, GROUPS) or f"; there are {', '.join(GROUPS)}")
    other = OTHER_NAMES.get(str(name).lower())
    return f"{key} {name!r} is not a kind of text" + (f"; did you mean {other!r}?" if other else nearest(str(name), SCOPES))


def expanded(names):
    """The kinds of text that values of `only` or `skip` name, each once, in order."""
    return tuple(dict.fromkeys(scope for name in names for scope in GROUPS.get(name, (name,))))
