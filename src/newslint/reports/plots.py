"""Small plots as SVG, drawn here: a few rectangles need no library, and the page allows no style and no script in them.

A plot is what a reader sees at a glance; every bar carries its figures as a title.
"""

from html import escape

from newslint.printable import printable

WIDTH, HIGH = 640, 150  # units of the drawing of columns, and of the highest one
FLOOR = HIGH + 24  # where they stand: the sum of the highest one is above it
MOST_ROWS, MOST_COLUMNS = 12, 60
MOST_SUMS = 16  # columns over which their sums have room


def rows(caption, bars, note=""):
    """Horizontal bars, between words that wrap on a telephone.  bars: (label, its link or "", [(kind, size)], figures at the end, title)."""
    bars = bars[:MOST_ROWS]
    scale = 100 / (max((sum(size for _, size in parts) for _, _, parts, _, _ in bars), default=0) or 1)
    out = []
    for label, link, parts, figures, title in bars:
        text, x = _text(label), 0.0
        out.append(f'<li><span class="label">{f"""<a href="#{escape(link)}">{text}</a>""" if link else text}</span>'
                   f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><title>{_text(title)}</title>')
        for kind, size in parts:
            width = max(size * scale, 0.5 if size else 0)
            out.append(f'<rect class="bar {kind}" x="{x:.2f}" y="0" width="{width:.2f}" height="10"/>')
            x += width
        out.append(f'</svg><span class="dim">{_text(figures, 40)}</span></li>')
    return _figure(caption, note, f'<ul class="bars">{"".join(out)}</ul>')


def columns(caption, bars, note=""):
    """Columns in the order of time.  bars: (label, [(kind, size)], title); only the first and some labels are written, and the sums of few columns."""
    step = WIDTH / max(len(bars), 12)
    scale = HIGH / (max((sum(size for _, size in parts) for _, parts, _ in bars), default=0) or 1)
    every = max(1, -(-len(bars) * 90 // WIDTH)) if bars else 1
    out = [f'<line x1="0" y1="{FLOOR + .5}" x2="{WIDTH}" y2="{FLOOR + .5}"/>']
    for i, (label, parts, title) in enumerate(bars):
        x, y, total = i * step, float(FLOOR), sum(size for _, size in parts)
        out.append(f'<g><title>{_text(title)}</title><rect class="bar-box" x="{x:.1f}" y="0" width="{step:.1f}" height="{FLOOR}"/>')
        for kind, size in parts:
            height = max(size * scale, 1.5 if size else 0)
            y -= height
            out.append(f'<rect class="bar {kind}" x="{x + step * .12:.1f}" y="{y:.1f}" width="{step * .76:.1f}" height="{height:.1f}"/>')
        if total and len(bars) <= MOST_SUMS:
            out.append(f'<text class="dim sum" x="{x + step / 2:.1f}" y="{y - 5:.1f}" text-anchor="middle">{total:,}</text>')
        if i % every == 0:
            out.append(f'<text class="dim" x="{x + step * .12:.1f}" y="{FLOOR + 20}">{_text(label)}</text>')
        out.append("</g>")
    return _figure(caption, note, f'<svg viewBox="0 0 {WIDTH} {FLOOR + 26}" role="img" aria-label="{escape(caption)}">{"".join(out)}</svg>')


def _figure(caption, note, drawing):
    aside = f'<p class="source">{escape(note)}</p>' if note else ""
    return f"<figure><figcaption>{escape(caption)}</figcaption>{drawing}{aside}</figure>"


def _text(text, most=200):
    text = printable(text)
    return escape(text if len(text) <= most else text[: most - 1] + "…")
