"""What the lines of a marked-up article are, where its tags do not say: byline, caption, furniture, post, as in plain text."""

from newslint.document import Block
from newslint.readers import plain

PLAIN = frozenset({"headline", "heading", "paragraph", "standfirst", "bold", "list"})  # of which a line may be something else


def named(text, found):
    """The Blocks, with the kinds that lines of plain text show by themselves: byline, caption, furniture, post …"""
    blocks = []
    for start, end, kind in found:
        shown = text[start:end]
        end -= len(shown) - len(shown.rstrip())
        start += len(shown) - len(shown.lstrip())
        if start < end:
            blocks.append(Block(start, end, kind))
    titles = [i for i, b in enumerate(blocks) if b.kind == "title"]
    for i in titles:
        blocks[i] = blocks[i]._replace(kind="headline" if i == titles[0] else "heading")
    titled = any(b.kind == "headline" for b in blocks)
    lines = [i for i, b in enumerate(blocks) if b.kind in PLAIN]
    guesses = plain.kinds_of(text, [(blocks[i].start, blocks[i].end, True) for i in lines])
    for i, guess in zip(lines, guesses):
        kind = blocks[i].kind
        if kind in ("paragraph", "bold"):
            plainly = guess == "headline" and titled or kind == "bold" and guess == "paragraph"
            blocks[i] = blocks[i]._replace(kind="heading" if plainly else guess)
        elif kind in ("list", "heading") and guess == "furniture":
            blocks[i] = blocks[i]._replace(kind=guess)
    _posts(text, blocks)
    return blocks


def _posts(text, blocks):
    """A block quotation that ends in the signature of a post is an embed."""
    for i, block in enumerate(blocks):
        if block.kind == "blockquote" and "(@" in (line := text[block.start : block.end]) and plain.SIGNATURE.search(line):
            while i >= 0 and blocks[i].kind == "blockquote":
                blocks[i] = blocks[i]._replace(kind="embed")
                i -= 1
