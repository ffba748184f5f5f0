"""Fixes: what is certain is put right; what somebody said, and what an editor must decide, is left."""

from newslint.records import record

ROUNDS = 10  # a fix may uncover another; more rounds than this would be two rules that disagree


@record
class Fixed:
    """A text after its fixes.  changes: (row, column, code, old, new) in order, of the text in which each was made."""

    text: str
    changes: tuple[tuple[int, int, str, str, str], ...]


def fixed(text, findings, again, unsafe=False):
    """The Fixed form of a text.

    findings: of that text.  again(text): the findings of a changed one.  unsafe: whether to apply also those fixes
    that an editor should look at.  Applying it twice changes nothing more.
    """
    changes, seen = [], {text}
    for _ in range(ROUNDS):
        chosen = _chosen(findings, unsafe)
        if not chosen:
            break
        changed = _apply(text, chosen)
        if changed in seen:  # two rules that undo each other: leave it to the editor
            break
        changes += _listed(text, chosen)
        seen.add(changed)
        text, findings = changed, again(changed)
    return Fixed(text, tuple(changes))


def _chosen(findings, unsafe):
    """The findings whose edits are applied in this round: of two that overlap, the first."""
    chosen, end = [], -1
    for f in sorted(findings, key=lambda f: (f.start, f.end, f.code)):
        if f.fix and (unsafe or f.fix.applicability == "safe"):
            first, last = min(e.start for e in f.fix.edits), max(e.end for e in f.fix.edits)
            if first > end:
                chosen.append(f)
                end = last
    return chosen


def _apply(text, chosen):
    out, at = [], 0
    for edit in sorted(e for f in chosen for e in f.fix.edits):
        out += [text[at : edit.start], edit.content]
        at = edit.end
    return "".join(out) + text[at:]


def _listed(text, chosen):
    from newslint.finding import Lines

    lines = Lines(text)
    return [(*lines.at(e.start), f.code, text[e.start : e.end], e.content) for f in chosen for e in f.fix.edits]
