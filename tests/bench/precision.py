"""What the rules say on an archive of published copy, in samples to be judged by hand for rules/precision.csv.

    python tests/bench/precision.py sample DIR [--size 20] [--rule CODE]...

The sample of a rule is the same in every run: in the order of a hash one finding of each article, then a second one of
each, and so on.  It grows, but does not change, with --size.
"""

import argparse
import os
import sys
from hashlib import sha256

from newslint import files, rules
from newslint.engine import Linter
from newslint.finding import Lines
from newslint.readers import reader_for
from newslint.readers.published import from_name

SEED = "precision"
AROUND = 200  # code points shown on either side


def main():
    parser = argparse.ArgumentParser(description="Samples of what the rules find, to be judged by hand.")
    parser.add_argument("command", choices=["sample"])
    parser.add_argument("folder")
    parser.add_argument("--size", type=int, default=20, help="findings per rule")
    parser.add_argument("--rule", action="append", metavar="CODE", help="only this rule, even if it is off by default")
    args = parser.parse_args()
    for rule, entries in collect(args.folder, args.rule):
        print(f"## {rule.code} {rule.name} ({rule.level}): {len(entries)} in all\n")
        for entry in spread(entries)[: args.size]:
            print(entry + "\n")


def collect(folder, codes=None):
    """[(Rule, [(hash, article, what is shown)])] of all articles below a folder, for the rules that are on or asked for."""
    known = rules.load(rules.built_in())
    linter = Linter([r for r in known if (r.code in codes if codes else r.default)])
    found = {r.code: [] for r in linter.rules()}
    for path in files.articles([folder], lambda _: False, sys.exit):
        source = files.read(path).text
        name = os.path.relpath(path, folder).replace(os.sep, "/")
        doc = linter.document(reader_for(path)(source), source, name, published=from_name(path))
        for f in linter.check(doc):
            key = sha256(f"{SEED} {name} {f.code} {f.start} {f.end}".encode()).hexdigest()
            found[f.code].append((key, name, shown(name, source, f)))
    return [(rule, found[rule.code]) for rule in linter.rules()]


def spread(entries):
    """What is shown of the entries, article by article in turn."""
    turns, out = {}, []
    for key, name, text in sorted(entries):
        turns[name] = turns.get(name, 0) + 1
        out.append((turns[name], key, text))
    return [text for _, _, text in sorted(out)]


def shown(name, source, f):
    """A finding with its surroundings and its related places."""
    lines = Lines(source)
    row, column = lines.at(f.start)
    fix = f" [fix: {f.fix.edits[0].content!r}]" if f.fix else ""
    out = [f"{name}:{row}:{column}: {f.level}: {f.message}{fix}", f"    {around(source, f.start, f.end, AROUND)}"]
    for place in (*f.places[1:], *f.evidence):
        row, column = lines.at(place.start)
        out.append(f"    also {row}:{column} {getattr(place, 'message', '')}: {around(source, place.start, place.end, AROUND // 4)}")
    return "\n".join(out)


def around(source, start, end, width):
    """The text around [start, end), which stands in brackets; paragraph breaks are shown as ¶."""
    text = f"{source[max(0, start - width) : start]}[{source[start:end]}]{source[end : end + width]}"
    return " ".join(" ¶ ".join(text.splitlines()).split())


if __name__ == "__main__":
    main()
