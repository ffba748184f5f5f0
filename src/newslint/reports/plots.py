"""Small plots as SVG, drawn here: a few rectangles need no library, and the page allows no style and no script in them.

A plot is what a reader sees at a glance; every bar carries its figures as a title.
"""

from html import escape

from newslint.printable import printable

WIDTH, LABEL, ROW = 640, 230, 24  # units of the drawing; a row of bars is one line of text high
HIGH = 150
MOST_ROWS, MOST_COLUMNS = 12, 60


def rows(caption, bars, note=""):
    """Horizontal bars.  bars: (label, its link or "", [(kind, size)], figures at the end, title)."""
    bars = bars[:MOST_ROWS]
    room = WIDTH - LABEL - 130
    scale = room / (max((sum(size for _, size in parts) for _, _, parts, _, _ in bars), default=0) or 1)
    out = []
    for i, (label, link, parts, figures, title) in enumerate(bars):
        y, x = i * ROW, LABEL
        text = f'<text x="{LABEL - 8}" y="{y + 16}" text-anchor="end">{_text(label, 31)}</text>'
        out.append(f'<g><title>{_text(title)}</title>' + (f'<a href="#{escape(link)}">{text}</a>' if link else text))
        for kind, size in parts:
            width = max(size * scale, 1.5 if size else 0)
            out.append(f'<rect class="bar {kind}" x="{x:.1f}" y="{y + 4}" width="{width:.1f}" height="{ROW - 8}" rx="2"/>')
            x += width
        out.append(f'<text class="dim" x="{x + 7:.1f}" y="{y + 16}">{_text(figures, 40)}</text></g>')
    return _figure(caption, note, len(bars) * ROW, out)


def columns(caption, bars, note=""):
    """Columns in the order of time.  bars: (label, [(kind, size)], title); only the first, last and some labels are written."""
    step = WIDTH / max(len(bars), 12)
    scale = HIGH / (max((sum(size for _, size in parts) for _, parts, _ in bars), default=0) or 1)
    every = max(1, -(-len(bars) * 90 // WIDTH)) if bars else 1
    out = [f'<line x1="0" y1="{HIGH + 4.5}" x2="{WIDTH}" y2="{HIGH + 4.5}"/>']
    for i, (label, parts, title) in enumerate(bars):
        x, y = i * step, HIGH + 4.0
        out.append(f'<g><title>{_text(title)}</title><rect class="bar-box" x="{x:.1f}" y="0" width="{step:.1f}" height="{HIGH + 4}"/>')
        for kind, size in parts:
            height = max(size * scale, 1.5 if size else 0)
            y -= height
            out.append(f'<rect class="bar {kind}" x="{x + step * .12:.1f}" y="{y:.1f}" width="{step * .76:.1f}" height="{height:.1f}"/>')
        if i % every == 0:
            out.append(f'<text class="dim" x="{x + step * .12:.1f}" y="{HIGH + 22}">{_text(label)}</text>')
        out.append("</g>")
    return _figure(caption, note, HIGH + 28, out)


def _figure(caption, note, height, parts):
    aside = f'<p class="source">{escape(note)}</p>' if note else ""
    return (f'<figure><figcaption>{escape(caption)}</figcaption><svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(caption)}">'
            f'{"".join(parts)}</svg>{aside}</figure>')


def _text(text, most=200):
    text = printable(text)
    return escape(text if len(text) <= most else text[: most - 1] + "…")
