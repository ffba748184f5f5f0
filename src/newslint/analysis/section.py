"""The sections of a paper that an article belongs to, as its metadata or front matter say."""

import re

from newslint.document import fact

KEY = re.compile(r"""(?im)^[ \t]*["']?(?:section|sections|category|categories|desk)["']?[ \t]*[:=][ \t]*([^\n]*)""")
ITEM = re.compile(r"[ \t]*-[ \t]+([^\n]*)\n?")
SIGNS = " \t\r\"',[]{}"


@fact
def sections(doc):
    """The sections named in the metadata or front matter, in small letters; an empty set where there is none."""
    found = {name.casefold() for name in doc.sections}
    for block in doc.blocks:
        if block.kind == "front-matter":
            text = doc.text[block.start : block.end]
            for m in KEY.finditer(text):
                values = m[1].split(",")
                at = m.end() + 1
                while not m[1].strip() and (item := ITEM.match(text, at)):  # a list below its key
                    values.append(item[1])
                    at = item.end()
                found.update(name.casefold() for v in values if (name := v.strip(SIGNS)))
    return frozenset(found)
