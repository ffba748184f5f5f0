"""Who a quotation that is alone in its paragraph belongs to, as the paragraphs around it tell."""

from newslint.analysis.quotes import quotes_in
from newslint.analysis.sentences import sentences_in
from newslint.document import LazyPattern, fact, word_pattern
from newslint.language.lists import word_set
from newslint.language.speech import STATEMENT_NOUNS

POINTS_BACK = LazyPattern(
    r"(?:(?:With |In )?(?:[Tt]hat|[Tt]hose|[Tt]hese|[Tt]his) |The (?=\w+ (?:was|were|is|are|came|comes|appeared|belongs?)\b))"
    r"([a-z]+)\b")
# “That was how she once described it.”
DESCRIBED = LazyPattern(
    r"(?:That|This|So|Thus)(?:(?: is|,? at least, is| was|'s|’s) (?:how|what|the way))?[^.!?]{2,60}\b"
    r"(?:describe[sd]?|put|puts|summed|sums|characteri[sz]e[sd]?|explain(?:s|ed)|recall(?:s|ed)|remember(?:s|ed)|told|wrote)"
    r" (?:its?|the|them|her|his|that|things)\b")
# “A reporter asked if the bridge would open.”, “‘And the birds?’ I ask.”
ASKED = LazyPattern(r"\b[Aa]sk(?:s|ed)?(?: (?:[Hh]im|[Hh]er|[Tt]hem))? (?:if|whether|about|what|how|why|when|who|where)\b[^.!?]*[.?]\s*\Z")
QUESTIONED = LazyPattern(r"\?[\"”’] (?:[\w.]+ ){1,3}ask(?:s|ed)?(?: [^.!?\"“”]{1,40})?\.\s*\Z")
YOU = LazyPattern(r"\byour?\b")
LAST = 160  # characters in which the last sentence of a paragraph is read
BARE = LazyPattern(r"[“”\"]")
AFTER_A_VERB = frozenset("in back too so again on up out".split())  # “her aunt chimed in”
JOINING_IN = word_set("verbs-of-joining-in")


def announced(doc, i):
    """(start, end) of the last sentence of block i if it ends with somebody's speaking: “Her neighbor Carl Dorn agreed.”"""
    text, block = doc.text, doc.blocks[i]
    sentences = sentences_in(doc, block.start, block.end)
    if not sentences:
        return ()
    last = sentences[-1]
    if "," in text[last.start : last.end] or quotes_in(doc, last.start, last.end):
        return ()  # “…, she said.”: a report, not the announcement of one
    ending = [word.lower() for word in word_pattern(doc).findall(text, last.start, last.end)[-3:]]
    while ending and ending[-1] in AFTER_A_VERB:
        del ending[-1]
    return (last.start, last.end) if ending and ending[-1] in JOINING_IN else ()


def described_later(doc, i):
    """Whether the next block points back: “Those words …”, “The statement was signed by …”."""
    if i + 1 == len(doc.blocks):
        return False
    block = doc.blocks[i + 1]
    if DESCRIBED.match(doc.text, block.start, block.end):
        return True
    m = POINTS_BACK.match(doc.text, block.start, block.end)
    return bool(m) and m[1].lower() in STATEMENT_NOUNS


def asked(doc, i):
    """Whether block i ends with a question that somebody is said to ask."""
    block = doc.blocks[i]
    last = max(block.start, block.end - LAST)
    return block.kind == "paragraph" and any(p.search(doc.text, last, block.end) for p in (ASKED, QUESTIONED))


def exchanged(doc, i):
    """Whether block i is one of at least two questions or answers in quotation marks that take turns: “Is it safe?” “It is.”"""
    return i in _exchange(doc)


@fact
def _exchange(doc):
    """The blocks of questions and answers that are nothing but quotations."""
    text, pairs = doc.text, []
    bare = [
        b.kind == "paragraph" and text[b.start] in "“\"" and text[b.end - 1] in "”\"" and not BARE.search(text, b.start + 1, b.end - 1)
        for b in doc.blocks
    ]
    for i in range(len(bare) - 1):
        if bare[i] and bare[i + 1] and text[doc.blocks[i].end - 2] == "?" != text[doc.blocks[i + 1].end - 2]:
            pairs.append(i)
    return frozenset(k for i in pairs for k in (i, i + 1)) if len(pairs) > 1 else frozenset()


def asks(doc, i):
    """Whether block i is nothing but a question, and nobody is quoted."""
    block = doc.blocks[i]
    if block.kind != "paragraph" or not doc.text[block.start : block.end].rstrip(" *_").endswith("?"):
        return False
    return not quotes_in(doc, block.start, block.end)


@fact
def questions(doc):
    """How many questions of an interviewer the article has: paragraphs before one that begins with a quotation, of which
    one at least asks “you”."""
    pairs = zip(range(len(doc.blocks)), doc.blocks, doc.blocks[1:])
    asked = [block for i, block, b in pairs if doc.text[b.start : b.start + 1] in ("“", '"', "‘") and asks(doc, i)]
    return len(asked) if any(YOU.search(doc.folded, block.start, block.end) for block in asked) else 0
