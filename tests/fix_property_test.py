"""What holds for every fix, whatever the copy: once is enough, and nothing else moves."""

from hypothesis import given
from hypothesis import strategies as st
from property_support import examples

from newslint import check_text
from newslint.fix import apply_fixes

PIECES = [
    "The mayor said the the bridge would open in May.", "They woudl not say who had paid for it.", "“We love the the bridge,” Ann Holm said.",
    "“It woudl never sink,” he said, and and left.", "A apple fell on the the roof of the old mill.", "The council met on the hill ,and went home.",
    "Rents rose 7 percent, and then 3%, the board said.", "The U.S. envoy left, and the US fleet with him, the board said.", "It was the 21th of May.",
    "Ann Holm spoke. Holm said no. Ms. Holm left early. Holm laughed.", "The café’s owner, 東京 🎉, sat by the the sea.", "Nothing was wrong with it.",
    "They met inthe old town hall, and a mee- ting followed.", "He had had enough, and she said that that was so.",
]
STORY = st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6)
QUOTED = [p.split("”")[0] + "”" for p in PIECES if p.startswith("“")]


@examples(60)
@given(STORY, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.sampled_from(["story.txt", "story.md"]))
def test_fixes(paragraphs, end, unsafe, path):
    source = (end * 2).join(paragraphs) + end

    def again(text):
        return check_text(text, path)

    once = apply_fixes(source, again(source), again, unsafe)
    left = again(once.text)
    assert apply_fixes(once.text, left, again, unsafe) == (once.text, (), ())  # once is enough
    assert not [f for f in left if f.fix and (unsafe or f.fix.applicability == "safe")]  # what is fixed is not found again
    assert bool(once.changes) == (once.text != source)
    for quotation in QUOTED:  # what somebody said is theirs
        assert once.text.count(quotation) == source.count(quotation)
    assert once.text.count(end) == source.count(end) or "\n" in "".join(old for *_, old, _ in once.changes)


@examples(60)
@given(STORY)
def test_nothing_outside_the_spans_changes(paragraphs):
    source = "\n\n".join(paragraphs) + "\n"
    found = check_text(source, "story.txt")
    once = apply_fixes(source, found, lambda _: [], unsafe=True)  # one round
    edits = sorted({e for f in found for p in f.places if p.fix for e in p.fix.edits})
    kept, at = [], 0
    for e in edits:
        if e.start >= at:
            kept.append(source[at : e.start])
            at = e.end
    kept.append(source[at:])
    position = 0
    for piece in kept:
        position = once.text.index(piece, position) + len(piece)
