"""Fixes: what is certain is put right; what somebody said, and what an editor must decide, is left."""

from newslint.records import record

ROUNDS = 10  # a fix may uncover another; more rounds than this would be two rules that disagree


@record
class Fixed:
    """A text after its fixes.

    changes: (row, column, code, old, new) in order, of the text in which each was made.  edits: (start, end, new) in order, of the
    text before all of them; no two touch.
    """

    text: str
    changes: tuple[tuple[int, int, str, str, str], ...]
    edits: tuple[tuple[int, int, str], ...] = ()


def apply_fixes(text, findings, check_text, unsafe=False):
    """The Fixed form of a text: every place that has a fix is mended.

    findings: of that text.  check_text(text): the findings of a changed one.  unsafe: whether to apply also those fixes
    that an editor should look at.  Applying it twice changes nothing more.
    """
    changes, edits, seen = [], [], {text}
    for _ in range(ROUNDS):
        chosen = _chosen(text, findings, unsafe)
        if not chosen:
            break
        changed = _apply(text, chosen)
        if changed in seen:  # two rules that undo each other: leave it to the editor
            break
        changes += _listed(text, chosen)
        edits = _joined(edits, sorted((e.start, e.end, e.content) for those, _ in chosen for e in those), text)
        seen.add(changed)
        text, findings = changed, check_text(changed)
    return Fixed(text, tuple(changes), tuple(edits))


def _chosen(text, findings, unsafe):
    """The edits that are applied in this round, as (edits, code) in order: of two that overlap, the first."""
    chosen, end = [], -1
    mendable = [(p, f.code) for f in findings for p in f.places if p.fix and (unsafe or p.fix.applicability == "safe")]
    for place, code in sorted(mendable, key=lambda m: (m[0].start, m[0].end, m[1])):
        edits = place.fix.edits
        first, last = min(e.start for e in edits), max(e.end for e in edits)
        if first > end and 0 <= first <= last <= len(text):
            chosen.append((edits, code))
            end = last
    return chosen


def _apply(text, chosen):
    out, at = [], 0
    for edit in sorted(e for edits, _ in chosen for e in edits):
        out += [text[at : edit.start], edit.content]
        at = edit.end
    return "".join(out) + text[at:]


def _listed(text, chosen):
    from newslint.finding import Lines

    lines = Lines(text)
    return [(*lines.at(e.start), code, text[e.start : e.end], e.content) for edits, code in chosen for e in edits]


def _joined(first, then, text):
    """The edits that do at once what the first ones do, which make this text, and then others; what touches becomes one edit."""
    spans, shift = [(start, end, 0, new) for start, end, new in then], 0
    for start, end, new in first:
        spans.append((start + shift, start + shift + len(new), len(new) - (end - start), None))
        shift += len(new) - (end - start)
    groups = []
    for span in sorted(spans, key=lambda span: span[:2]):
        if groups and span[0] <= groups[-1][0]:
            groups[-1] = (max(span[1], groups[-1][0]), [*groups[-1][1], span])
        else:
            groups.append((span[1], [span]))
    out, shift = [], 0
    for end, group in groups:
        at = start = group[0][0]
        before, new = shift, []
        for a, b, longer, content in group:
            shift += longer
            if content is not None:
                new += [text[at:a], content]
                at = b
        out.append((start - before, end - shift, "".join(new) + text[at:end]))
    return out
