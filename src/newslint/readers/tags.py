"""HTML tags: what they look like, and what they say of the copy in and around them."""

ATTRIBUTES = r"(?:[^<>\"'{}]++|\"[^\"<]*+\"|'[^'<]*+'|\{[^{}<]*+\})*+"
TAG = rf"<(/?)([A-Za-z][\w.:-]*)({ATTRIBUTES})>"

BLOCK_TAGS = frozenset("""
address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption
figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main menu menuitem meta nav
ol optgroup option p param picture search section source summary table tbody td tfoot th thead title tr track ul
""".split())
INLINE_TAGS = frozenset("""
a abbr acronym audio b bdi bdo big br button canvas cite code data del dfn em embed font i iframe img input ins kbd label
map mark math meter noscript object output picture pre progress q rb rp rt ruby s samp script select small span strike
strong style sub sup svg template textarea time tt u var video wbr area base
""".split())
CODE_TAGS = frozenset("code kbd samp tt".split())
# What they hold is not copy.
RAW_TAGS = frozenset("""
pre script style textarea svg iframe math object noscript template video audio canvas select
""".split())

# What a tag says of the copy in it; the outer of two holds if it is in OUTER, otherwise the inner.
TAG_KINDS = {
    "blockquote": "blockquote", "figcaption": "caption", "caption": "caption", "table": "table", "summary": "heading",
    "ul": "list", "ol": "list", "dl": "list", "dt": "list", "nav": "furniture", "footer": "furniture", "form": "furniture", "head": "code",
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
}
OUTER = frozenset({"code", "embed", "furniture", "table"})
EMBED = (
    r"(?i)\b(?:twitter|instagram|tiktok|bluesky|mastodon|reddit|fb|threads|telegram)-(?:tweet|media|embed|post|card|video)\b"
    r"|text-post-media"
)
