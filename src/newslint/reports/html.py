"""One page for a desk, in a file that needs nothing else: stories with their marks in place, plots, the rules after the marks.

The marks are drawn by the code of the page of newslint serve.  What comes from outside (copy, names, rules) is text wherever
it goes: escaped in HTML, and in the page's data with no character that could end it; the policy of the page allows its own style
and script and nothing else.
"""

import re
from bisect import bisect_right
from html import escape
from json import dumps

from newslint import __version__
from newslint.analysis.sentences import sentences
from newslint.families import of as family_of
from newslint.finding import LEVELS, Units, lines_of
from newslint.marks import marks_of, text_span
from newslint.printable import printable
from newslint.records import record
from newslint.reports import compared
from newslint.reports.plots import MOST_COLUMNS, MOST_ROWS, columns, rows
from newslint.rule_html import by_family, page_file

POLICY = "default-src 'none'; script-src '{script}'; style-src '{style}'; base-uri 'none'; form-action 'none'"
SECTION = r"(?im)^[ \t]*[\"']?(?:section|desk|channel|category|sections|categories)[\"']?[ \t]*[:=][ \t]*(.*(?:\n[ \t]*-[ \t].*)?)"
LONGEST_HEADLINE = 110
UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&"}
ORDER = LEVELS[::-1]  # the worst first


@record
class Story:
    """What the page shows of one article.  data: as report.js takes it; known: places that the baseline knows."""

    name: str
    headline: str
    words: int
    published: object
    section: str
    levels: dict
    data: dict
    known: int


def report(articles, write, color=False, rules=None, run=None):
    """Write the page.  run: see commands.check.Run; without it the stories are shown as their sources."""
    stories = [_story(result, run) for result in articles]
    known = {r.code: r for r in (rules() if rules else ())}
    stories.sort(key=lambda s: -len(s.data["remarks"]))  # those with as many stay in the order of the run
    marked = [s for s in stories if s.data["remarks"]]
    found = {r["code"] for s in marked for r in s.data["remarks"]}
    for i, s in enumerate(marked):
        s.data["id"] = f"story-{i + 1}"
    style = "\n" + _read("page.css") + _read("report.css")
    script = "\n" + re.sub(r"(?m)^export (?=function|const)", "", _read("marks.js")) + re.sub(r"(?m)^import .*\n", "", _read("report.js"))
    families = {code[:2]: family_of(code).title for code in sorted(found)}
    write(_filled(
        _read("report.html"), version=__version__, policy=escape(POLICY.format(script=_digest(script), style=_digest(style)), quote=False), style=style, script=script,
        title=escape(f"newslint: {_counted(sum(len(s.data['remarks']) for s in marked), 'remark')}"),
        summary=_summary(stories, marked), plots=_plots(stories, known, run), stories="\n".join(map(_entry, marked)),
        clean=_clean([s for s in stories if not s.data["remarks"]]), rules=by_family([r for r in known.values() if r.code in found]),
        data=dumps({"stories": [s.data for s in marked], "families": families}, separators=(",", ":")).translate(UNSAFE),
    ))


def _filled(page, **parts):
    """The page with its {slots} filled, in one pass, so that no part is looked at for slots."""
    return re.sub(r"\{(\w+)\}", lambda m: parts[m[1]], page)


def _read(name):
    return page_file(name).decode("utf-8").replace("\r\n", "\n")


def _digest(text):
    from base64 import b64encode
    from hashlib import sha256

    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


def _story(result, run):
    article, source, findings, _ = result
    doc = run.document(result) if run else None
    text = source if doc is None else doc.text
    lines, spans = lines_of(source), []
    for f in findings:
        evidence = [text_span(doc, e.start, e.end) for e in f.evidence if e.article is None] if doc else []
        spans += [(f, mark, text_span(doc, *mark[:2]) if doc else mark[:2], evidence) for mark in _marks(doc, article, source, f, run)]
    shown = _Shown(text, doc, [span for _, _, own, evidence in spans for span in (own, *evidence)])
    at, remarks = shown.at, []
    for f, (start, _, level, message, replacements), own, evidence in spans:
        row, column = lines.at(start)
        remarks.append({
            "start": at(own[0]), "end": at(own[1]), "code": f.code, "name": f.name, "family": f.code[:2], "level": level,
            "message": printable(message), "replacements": [printable(r) for r in replacements], "row": row, "column": column,
            "evidence": [{"start": at(x), "end": at(y)} for x, y in evidence],
            "compare": [printable(line) for line in compared(lines, f)],
        })
    remarks.sort(key=lambda r: (r["start"], -r["end"], r["code"]))
    name = printable(article)
    headline = printable(_headline(doc, text)) or name
    data = {
        "name": name, "text": shown.text if remarks else "", "remarks": remarks,
        "sentences": [[a, b] for a, b in ((at(s.start), at(s.end)) for s in sentences(doc)) if a < b] if doc and remarks else [],
    }
    return Story(
        name, headline, sum(word[:1].isalnum() for word in doc.sequence) if doc else 0, doc.published if doc else None,
        _section(doc) if doc else "", {level: sum(r["level"] == level for r in remarks) for level in ORDER}, data,
        run.known(article) if run else 0,
    )


def _marks(doc, article, source, finding, run):
    """[(start, end, level, message, replacements)] of the places of a finding."""
    rule = run.rule(article.path, finding.code) if run else None
    if doc is None or rule is None:  # a config file, say
        return [(p.start, p.end, p.level, finding.message_at(p, source), ()) for p in finding.places]
    return [(m.start, m.end, m.level, m.message, m.replacements) for m in marks_of(doc, finding, rule)]


class _Shown:
    """The text of an article as the page has it: without the space around it, and without front matter in which nothing is marked.

    spans: the places of marks and evidence.  at(offset): where an offset of the article is in .text, in units of UTF-16.
    """

    def __init__(self, text, doc, spans):
        last, at = len(text.rstrip()), len(text) - len(text.lstrip())
        self._pieces = []  # (start, end, where it begins in .text)
        size = 0
        for block in doc.blocks if doc else ():
            if block.kind == "front-matter" and not any(start < block.end and block.start < end for start, end in spans):
                end = block.end + len(text) - block.end - len(text[block.end :].lstrip())
                if at < block.start:
                    self._pieces.append((at, block.start, size))
                    size += block.start - at
                at = max(at, min(end, last))
        self._pieces.append((at, max(at, last), size))
        self._starts = [start for start, _, _ in self._pieces]
        self.text = "".join([text[start:end] for start, end, _ in self._pieces])
        self._units = Units(self.text)

    def at(self, offset):
        start, end, where = self._pieces[max(0, bisect_right(self._starts, offset) - 1)]
        return self._units.at(where + min(max(offset - start, 0), end - start))


def _headline(doc, text):
    """The headline, or the first words of the story."""
    blocks = [b for b in doc.blocks if b.kind == "headline"] or [b for b in doc.blocks if b.kind != "front-matter"] if doc else []
    first = text[blocks[0].start : blocks[0].end] if blocks else text[:400].strip().split("\n")[0]
    first = " ".join(first.split())
    return first if len(first) <= LONGEST_HEADLINE else first[:LONGEST_HEADLINE].rsplit(" ", 1)[0] + " …"


def _section(doc):
    """The section that metadata or front matter name, the first of several; or ""."""
    if doc.sections:
        return doc.sections[0][:60]
    for block in doc.blocks:
        if block.kind == "front-matter" and (m := re.search(SECTION, doc.text[block.start : block.end])):
            first = re.split(r"[,\n]", m[1].strip().lstrip("[- \t"))[0]
            return first.strip(" \t\"'[]")[:60]
    return ""


def _counted(number, noun):
    return f"{number:,} {noun if number == 1 else noun[:-1] + 'ies' if noun.endswith('y') else noun + 's'}"


def _levels(levels):
    return [(level, n) for level, n in levels.items() if n]


def _total(stories):
    return {level: sum(s.levels[level] for s in stories) for level in ORDER}


def _summary(stories, marked):
    words, total = sum(s.words for s in stories), _total(marked)
    count = sum(total.values())
    days = sorted(s.published for s in stories if s.published)
    published = f", published {days[0]}" + (f" to {days[-1]}" if days[0] != days[-1] else "") if days else ""
    figures = [("", _counted(len(stories), "story"), f"{len(marked):,} with remarks{published}")]
    figures += [(level, f"{n:,}", level + "s" * (n != 1)) for level, n in _levels(total)]
    if words:
        figures.append(("", f"{1000 * count / words:.1f}", f"remarks per 1,000 words; {words:,} words in all"))
    return '<ul class="figures">' + "".join(f'<li class="{k}"><b>{escape(n)}</b><span>{escape(what)}</span></li>' for k, n, what in figures) + "</ul>"


def _trend(count, trend):
    known, gone = trend
    return rows("Against the baseline", [
        ("new, in this report", "", [("new", count)], f"{count:,}", "places that the baseline does not know"),
        ("known, left out", "", [("known", known)], f"{known:,}", "places that the baseline knows and that are still there"),
        ("gone since", "", [("gone", gone)], f"{gone:,}", "places that the baseline knows and that are no longer there"),
    ])


def _plots(stories, known, run):
    marked = [s for s in stories if s.data["remarks"]]
    parts = [_by_rule(marked, known), _by_week(stories), _by_section(stories)] if marked else []
    if trend := run.trend() if run else None:
        parts.insert(0, _trend(sum(len(s.data["remarks"]) for s in marked), trend))
    return f'<div class="plots">{"".join(parts)}</div>' if parts else ""


def _by_rule(marked, known):
    counts = {}
    for s in marked:
        for r in s.data["remarks"]:
            counts.setdefault((r["code"], r["name"]), {}).setdefault(r["level"], []).append(s.name)
    bars = []
    for (code, name), levels in sorted(counts.items(), key=lambda item: (-sum(map(len, item[1].values())), item[0])):
        parts = [(level, len(levels[level])) for level in ORDER if level in levels]
        number, some = sum(n for _, n in parts), len({s for names in levels.values() for s in names})
        bars.append((f"{code} {name.replace('-', ' ')}", code if code in known else "", parts, f"{number:,}",
                     f"{code} {name}: {_counted(number, 'remark')} in {_counted(some, 'story')}"))
    rest = len(bars) - MOST_ROWS
    return rows("Remarks by rule", bars, f"{_counted(rest, 'rule')} with fewer remarks not shown" if rest > 0 else "")


def _by_week(stories):
    days = [s for s in stories if s.published]
    if not days:
        return ""
    weeks = {_monday(s.published) for s in days}
    first, last = min(weeks), max(weeks)
    monthly = (last - first).days // 7 >= MOST_COLUMNS
    groups = {}
    for s in days:
        groups.setdefault(s.published.replace(day=1) if monthly else _monday(s.published), []).append(s)
    bars = []
    for day in _periods(first, last, monthly)[-MOST_COLUMNS:]:
        some = groups.get(day, [])
        total, words = _total(some), sum(s.words for s in some)
        count = sum(total.values())
        rate = f", {1000 * count / words:.1f} per 1,000 words" if words else ""
        label = f"{day:%b %Y}" if monthly else f"{day:%b} {day.day}"
        bars.append((label, [(k, n) for k, n in _levels(total)][::-1],
                     f"{'month of' if monthly else 'week of'} {day}: {_counted(count, 'remark')} in {_counted(len(some), 'story')}{rate}"))
    without = len(stories) - len(days)
    note = f"left out: {_counted(without, 'story')} without a day of publication" if without else ""
    return columns("Remarks by month of publication" if monthly else "Remarks by week of publication", bars, note)


def _periods(first, last, monthly):
    """The first days of all weeks, or months, from the first to the last."""
    from datetime import timedelta

    if not monthly:
        return [first + timedelta(7 * i) for i in range((last - first).days // 7 + 1)]
    months, day = [], first.replace(day=1)
    while day <= last:
        months.append(day)
        day = (day + timedelta(31)).replace(day=1)
    return months


def _monday(day):
    from datetime import timedelta

    return day - timedelta(day.weekday())


def _by_section(stories):
    groups = {}
    for s in stories:
        if s.section:
            groups.setdefault(s.section, []).append(s)
    bars = []
    for section, some in groups.items():
        total, words = _total(some), sum(s.words for s in some) or 1
        count = sum(total.values())
        parts = [(level, 1000 * n / words) for level, n in total.items()]
        figures = f"{1000 * count / words:.1f}"
        bars.append((section, "", parts, figures,
                     f"{section}: {_counted(count, 'remark')} in {_counted(len(some), 'story')}, {figures} per 1,000 words"))
    bars.sort(key=lambda bar: (-sum(size for _, size in bar[2]), bar[0]))
    return rows("Remarks per 1,000 words, by section", bars) if bars else ""


def _entry(s):
    """One story as it is before its marks are drawn, and where no script runs: a list of remarks."""
    remarks = "".join(
        f'<li><span class="tag"><span class="level {r["level"]}">{r["level"]}</span> · line {r["row"]}, column {r["column"]} · '
        f'{escape(r["code"])}</span> {escape(r["message"])}</li>' for r in s.data["remarks"]
    )
    levels = "".join(f'<span class="level {level}">{n:,} {level}{"s" * (n != 1)}</span>' for level, n in _levels(s.levels))
    facts = [s.name] + [str(s.published)] * bool(s.published) + [printable(s.section)] * bool(s.section) + [f"{s.known} known"] * bool(s.known)
    return (
        f'<details class="story" id="{s.data["id"]}"><summary><span class="count">{len(s.data["remarks"])}</span>'
        f'<span class="headline">{escape(s.headline)}</span><span class="levels">{levels}</span>'
        f'<span class="path">{escape(" · ".join(facts))}</span></summary><div class="body"><ol class="remarks">{remarks}</ol></div></details>'
    )


def _clean(stories):
    if not stories:
        return ""
    names = "".join(f"<li>{escape(s.name)}</li>" for s in stories)
    return f'<h2>Nothing to mend</h2><details><summary>{_counted(len(stories), "story")}</summary><ul class="clean">{names}</ul></details>'
