"""Generated documents in every format, written by others: the findings are those of the copy, and so are the fixes.

    python tests/bench/formats.py [MINUTES] [SEED]

Prints how many documents of each format were read, how many of them fixed (one in three), and every one that failed.  It ends after so
many minutes of processor time, or when it is interrupted.
"""

import csv
import html as entities
import io
import json
import random
import re
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

import html5lib  # noqa: E402
from archieml_test import free, keyed, long  # noqa: E402
from captions_test import written as subtitles  # noqa: E402
from news_formats_test import FORMATS, shown  # noqa: E402
from package_test import in_odt, in_word  # noqa: E402

from newslint import Session  # noqa: E402
from newslint.files import source_of  # noqa: E402
from newslint.fix import apply_fixes  # noqa: E402

WHO = ["The mayor", "Ann Holm", "A spokesman for Holm & Holm", "Müller", "She", "The 3rd clerk", "Nobody", "İbrahim", "The “Mill” board"]
DID = ["said the the bridge would open", "woudl not say who paid", "left in 2019", "said that rents rose 7 percent and then 3%", "wrote “we recieve it” on the wall 😀",
       "went to to the sea", "closed the mill", "paid £5 < £6, or so", "waited untill dawn", "met teh the council", "opened the café’s door", "asked: why?"]
END = [".", ".", ".", " on Monday, Feb. 3, 2026.", " — and and nobody knew.", "?", "; it was over.", " (it woudl be)."]


def paragraphs(pick):
    """Paragraphs; none is a question, or a first sentence on its own, which plain text would take for a headline."""
    found = [" ".join(f"{pick.choice(WHO)} {pick.choice(DID)}{pick.choice(END)}" for _ in range(pick.randint(1, 3))) for _ in range(pick.randint(1, 4))]
    return [p + " It rained." * (p.endswith("?") or not i and len(p) < 100) for i, p in enumerate(found)]


def page(ps, pick):
    """By html5lib: with entities, optional tags left out, quotes where they must be."""
    tree = html5lib.parseFragment("".join(f"<p class=a>{entities.escape(p)}</p>{pick.choice(['', ' ', chr(10)])}" for p in ps))
    return html5lib.serialize(tree, omit_optional_tags=pick.random() < 0.5, resolve_entities=pick.random() < 0.5, quote_attr_values="always")


def rows(ps, pick):
    out = io.StringIO(newline="")
    table = csv.writer(out, delimiter=pick.choice(",;\t"), quoting=pick.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
    table.writerows([["id", "text", "note"], [1, "\n\n".join(ps), "the the"]])
    return out.getvalue()


def cuts(pick):
    return [pick.randint(1, 12) for _ in range(pick.randint(0, 8))]


WRITERS = {name: lambda ps, _pick, write=write: write(ps) for name, write in FORMATS.items()} | {
    "page.html": page, "rows.csv": rows, "free.aml": lambda ps, _: free(ps), "keyed.aml": lambda ps, _: keyed(ps), "long.aml": lambda ps, _: long(ps),
    "lines.jsonl": lambda ps, pick: json.dumps({"text": "\n\n".join(ps)}, ensure_ascii=pick.random() < 0.5),
    "cues.vtt": lambda ps, pick: subtitles(ps, pick.randint(2, 9), "vtt", "\n"),
    "story.docx": lambda ps, pick: in_word(ps, cuts(pick)), "story.odt": lambda ps, pick: in_odt(ps, cuts(pick)),
}
SENTENCES = re.compile(r"(?<=[.?]) ")


def findings(session, text, path):
    return session.check_text(text, path)


def mended(session, text, path):
    found = findings(session, text, path)
    return found, apply_fixes(text, found, lambda t: findings(session, t, path), unsafe=True).text


def fault(session, name, ps, pick, known, fixing):
    """What is wrong with the document, or ""."""
    if name == "cues.vtt":
        # a sentence a paragraph; the first is none that plain text would take for a headline
        ps = ["It rained on the hill all day."] + [s for p in ps for s in SENTENCES.split(p) if "<" not in s]
    plain = "\n\n".join(ps)
    if plain not in known:
        known[plain] = mended(session, plain, "a.txt")
    expected, fixed_plain = known[plain]
    source = WRITERS[name](ps, pick)
    pack = None
    if isinstance(source, bytes):
        data, file = source, source_of(name, source)
        source, pack = file.text, file.pack
        if pack(source) != data:
            return "changed without a change"
    found, fixed = mended(session, source, name) if fixing else (findings(session, source, name), "")
    if name == "cues.vtt":  # somebody's words: style counts for nothing there, and no fix is safe
        found, expected = ([f for f in fs if f.code[:2] == "TY"] for fs in (found, expected))
        return "" if [(f.code, len(f.places)) for f in found] == [(f.code, len(f.places)) for f in expected] else f"{found} is not {expected}"
    if [(f.code, f.message, len(f.places)) for f in found] != [(f.code, f.message, len(f.places)) for f in expected]:
        return f"{[(f.code, f.message) for f in found]} is not {[(f.code, f.message) for f in expected]}"
    if name == "docs.json":  # other keys are between two runs
        return ""
    for f, g in zip(found, expected):
        for p, q in zip(f.places, g.places):
            piece = source[p.start : p.end]
            if (shown(piece) if "\\" in piece or "&" in piece else piece).split() != plain[q.start : q.end].split():
                return f"{f.code}: {piece!r} is not {plain[q.start : q.end]!r}"
    if not fixing:
        return ""
    if mended(session, fixed, name)[1] != fixed:
        return "a second fix changes more"
    if [(f.code, f.message) for f in findings(session, fixed, name)] != [
            (f.code, f.message) for f in findings(session, fixed_plain, "a.txt")]:
        return "what is left differs"
    if pack is not None and source_of(name, pack(fixed)).text != fixed:
        return "the packed fix is read as something else"
    return ""


def main(minutes=10.0, seed=1):
    pick, session, known = random.Random(int(seed)), Session(root="/"), {}
    counts, mends, faults, end = dict.fromkeys(WRITERS, 0), 0, 0, process_time() + float(minutes) * 60
    try:
        while process_time() < end:
            ps = paragraphs(pick)
            for name in WRITERS:
                if name.startswith("story.") and pick.random() < 0.7:  # as dear as ten others
                    continue
                fixing = pick.random() < 1 / 3
                try:
                    wrong = fault(session, name, ps, pick, known, fixing)
                except Exception as err:
                    wrong = repr(err)
                counts[name] += 1
                mends += fixing
                faults += bool(wrong)
                if wrong and faults <= 40:
                    print(f"{name}: {wrong}\n    {ps}", flush=True)
            known.clear()
    except KeyboardInterrupt:
        pass
    print("\n".join(f"{n:7} {name}" for name, n in counts.items()))
    print(f"{sum(counts.values())} documents, {mends} of them fixed, {faults} failed")


if __name__ == "__main__":
    main(*sys.argv[1:])
