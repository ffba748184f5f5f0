"""What the tags and attributes of HTML say: what they end, what they hide, and what the copy in them is."""

from newslint.language.lists import word_set
from newslint.readers.tags import BLOCK_TAGS, EMBED, TAG_KINDS

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What follows them is no markup, up to their end tag.
RAW = frozenset("script style textarea title xmp iframe noembed noframes noscript".split())
# What they hold is not copy.
CUTS = RAW | frozenset("template svg math object audio video canvas select button datalist map".split())
SPLITS = BLOCK_TAGS - frozenset("param source track link meta area".split()) | {"pre", "listing", "optgroup", "html", "head"}
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
INLINE_KINDS = {"a": "link", **dict.fromkeys("code kbd samp tt var".split(), "code")}

_BOX = frozenset("table td th caption html body object template".split())
# A start tag -> the open elements that it ends, up to those in which it stays.
IMPLIED = {
    **dict.fromkeys(
        "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
        "header hgroup hr main menu nav ol p pre search section summary table ul".split(), (frozenset({"p"}), _BOX)),
    "li": (frozenset({"li"}), _BOX | {"ul", "ol", "menu", "dir"}),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), _BOX | {"dl"})),
    **dict.fromkeys(("td", "th"), (frozenset({"td", "th"}), frozenset({"tr", "table"}))),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(("tbody", "thead", "tfoot"), (frozenset({"tbody", "thead", "tfoot"}), frozenset({"table"}))),
}
ROLES = {
    **dict.fromkeys("navigation complementary contentinfo search form banner dialog menu toolbar".split(), "furniture"),
    "heading": "heading",
}
PROPERTIES = {"headline": "title", "alternativeheadline": "standfirst", "description": "standfirst", "author": "byline", "caption": "caption"}
# By the last word of a class: "article__byline", "c-dek", "story-standfirst".
CLASS_WORDS = {
    **dict.fromkeys("byline bylines author authors".split(), "byline"),
    **dict.fromkeys("dek deck standfirst subhead subhed subheadline subtitle strapline".split(), "standfirst"),
    **dict.fromkeys("caption cutline".split(), "caption"),
    **dict.fromkeys("pullquote".split(), "blockquote"),
}
CLASSES = {
    "wp-caption-text": "caption",
    **dict.fromkeys(
        "related related-stories related-articles related-posts newsletter newsletter-signup share social social-share sharing "
        "advertisement advert ad ads wp-block-button wp-block-buttons promo breadcrumb breadcrumbs sidebar comments tags skip-link".split(), "furniture"),
}
PAGE = frozenset({"html", "body", "main", "article"})  # their classes say how a page looks


def hidden(attributes):
    """Whether an element is not shown, or not read aloud."""
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return True
    style = attributes.get("style", "")
    return bool(style) and "display:none" in style.replace(" ", "").lower()


def kind_of(name, attributes):
    """The kind of Block that an element makes of the copy in it, or None."""
    kind = "furniture" if name == "aside" else "code" if name in ("pre", "listing") else TAG_KINDS.get(name)
    if not attributes or name in PAGE:
        return kind
    role = attributes.get("role", "").lower()
    if name == "table" and role in ("presentation", "none"):
        return None
    found = ROLES.get(role) or PROPERTIES.get(attributes.get("itemprop", "").lower())
    if found and kind is None:
        return found
    classes = attributes.get("class", "").lower()
    if name == "blockquote":
        from re import search

        return "embed" if classes and search(EMBED, classes) else kind
    if not classes or kind not in (None, "heading"):
        return kind
    for one in classes.split():
        words = one.replace("_", "-").rstrip("-").split("-")
        known = CLASSES.get(one) or CLASS_WORDS.get(words[-1]) or ("furniture" if _is_box(words) else None)
        if known and not (kind and known == "furniture"):
            return known
    return kind


def _is_box(words):
    """Whether the words of a class name a box that is not copy: "share-tools", "related-posts", "ad-slot"."""
    return words[-1] in word_set("classes-of-page-boxes") and words[0] in word_set("topics-of-page-boxes")
