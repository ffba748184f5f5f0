"""The command line (first cut)."""

import os
import sys


def main(argv=None):
    import json

    from newslint import rules
    from newslint.document import lines, location
    from newslint.engine import Linter
    from newslint.readers import plain
    from newslint.readers.published import from_name

    argv = sys.argv[1:] if argv is None else argv
    select = os.environ.get("NEWSLINT_SELECT", "")
    paths = []
    for a in argv[1:]:
        if a.startswith("-") or a == "json":
            continue
        if os.path.isdir(a):
            paths += sorted(os.path.join(a, n) for n in os.listdir(a) if n.endswith(".txt"))
        else:
            paths.append(a)
    linter = Linter([r for r in rules.load(rules.built_in()) if r.default and r.code.startswith(tuple(select.split(",")))])
    out = []
    for path in paths:
        source = open(path, encoding="utf-8", newline="").read()
        doc = linter.document(plain.read(source), path=path, published=from_name(path))
        starts = lines(source)

        def loc(offset):
            row, column = location(starts, offset)
            return {"row": row, "column": column}

        for f in linter.check(doc):
            out.append({
                "filename": path, "code": f.code, "name": f.name, "level": f.level, "message": f.message,
                "location": loc(f.start), "end_location": loc(f.end), "suggestions": list(f.suggestions),
                "fix": f.fix and {"applicability": f.fix.applicability, "message": f.fix.message, "edits": [
                    {"content": e.content, "location": loc(e.start), "end_location": loc(e.end)} for e in f.fix.edits]},
                "related": [{"role": r.role, "filename": path, "location": loc(r.start), "end_location": loc(r.end),
                             "message": r.message} for r in f.related],
                "url": None,
            })
    if "json" in argv:
        json.dump(out, sys.stdout, indent=1, ensure_ascii=False)
    else:
        for f in out:
            print(f"{f['filename']}:{f['location']['row']}:{f['location']['column']}: {f['code']} {f['level']}: {f['message']}")
    return 0
