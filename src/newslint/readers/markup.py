"""The tokens of HTML and XML: tags, comments, text, with their offsets, divided as browsers divide them (WHATWG HTML, section 13.2.5).

Every search ends at the end of the source at the latest, and what it passed is not searched again: time is linear.
No entity of a document's own is expanded, and nothing is fetched.
"""

import re

# After its name a tag holds attributes; one that is not closed goes on to the end of the source.
_NAME = r"(?:=[^\s/>=]*+|[^\s/>=]++)"
_VALUE = r"(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|(?![\"'])[^\s>]*+))"
_TAG = rf"<(/?)([A-Za-z][^\s/>]*+)((?:[\s/]++|{_NAME}{_VALUE}?+)*+)(?:(>)|\Z)"
# m[2]: the name of a tag, m[1]: "/" if it ends, m[3]: its attributes, m[4]: ">" if it is closed; m[5]: a comment
TOKEN = re.compile(
    rf"(?s){_TAG}|(<!--(?:-?>|.*?(?:--!?>|\Z)))|<!\[CDATA\[(.*?)(?:\]\]>|\Z)|<[!?][^>]*+(?:>|\Z)|</[^A-Za-z>][^>]*+(?:>|\Z)|</>"
)
ATTRIBUTE = r"([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?"
ENTITY = re.compile(r"&(?:#\d+;?|#[xX][\da-fA-F]+;?|[A-Za-z][A-Za-z\d]*;?)")
XML_ENTITY = re.compile(r"&(?:#\d+|#x[\da-fA-F]+|amp|lt|gt|quot|apos);")
# Soft hyphen, zero-width space, word joiner, byte-order mark: written, and not shown.
INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
# Those that copy holds; the table of all costs more than an article.
ENTITIES = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&nbsp;": "\u00a0", "&shy;": "\u00ad", "&rsquo;": "’",
    "&lsquo;": "‘", "&ldquo;": "“", "&rdquo;": "”", "&mdash;": "—", "&ndash;": "–", "&hellip;": "…", "&#39;": "'", "&#x27;": "'",
    "&#8217;": "’", "&#8216;": "‘", "&#8220;": "“", "&#8221;": "”", "&#8212;": "—", "&#8211;": "–", "&#8230;": "…", "&#160;": "\u00a0",
    "&#34;": '"', "&#38;": "&", "&#038;": "&", "&#60;": "<", "&#62;": ">", "&pound;": "£", "&euro;": "€", "&eacute;": "é",
}


def entity(written):
    """The text of an entity or character reference; as it is, where there is none of that name."""
    known = ENTITIES.get(written)
    if known is None:
        from html import unescape

        digits = written[1:].lstrip("#xX").rstrip(";")
        known = unescape(written) if len(digits) < 64 else written
    return known


def attributes(text):
    """{name in lower case: value} of what comes after the name in a tag; of two with one name the first."""
    found = {}
    if "=" in text or text.strip(" /\n"):
        for m in re.finditer(ATTRIBUTE, text):
            value = m[2] or m[3] or m[4] or ""
            if "&" in value:
                value = ENTITY.sub(lambda e: entity(e[0]), value)
            found.setdefault(m[1].lower(), value)
    return found


def escaped(replacement, source):
    """The replacement as markup; a character that `source` writes as an entity is written so again."""
    own = {entity(e): e for e in ENTITY.findall(source)} if "&" in source else {}
    own = {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {c: e for c, e in own.items() if len(c) == 1}
    return "".join([own.get(c, c) for c in replacement])
