"""Text from outside in XML 1.0, which has no way to write most control characters."""

import re
from xml.sax.saxutils import escape

from newslint.printable import printable

HEADER = '<?xml version="1.0" encoding="utf-8"?>\n'


def xml(text):
    """The text for an element or for an attribute in double quotes; what XML cannot hold is written as an escape such as \\x1b."""
    shown = re.sub("[\ufffe\uffff]", lambda m: f"\\u{ord(m[0]):04x}", printable(text))
    return escape(shown, {'"': "&quot;"})
