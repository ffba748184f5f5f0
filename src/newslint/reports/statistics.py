"""How many places each rule marks, and how many that is in 10,000 words."""

from newslint.document import RUN


def report(articles, write, color=False, rules=None):
    """Write a line a rule, the most frequent first, then one line for all."""
    counts, names, words, number, remarks = {}, {}, 0, 0, 0
    for _, source, findings, article in articles:
        number += article
        words += len(RUN.findall(source)) if article else 0
        remarks += len(findings)
        for f in findings:
            counts[f.code] = counts.get(f.code, 0) + len(f.places)
            names[f.code] = f"{f.name} ({f.level})" if f.code not in names else names[f.code]
    for code, count in sorted(counts.items(), key=lambda x: (-x[1], x[0])):
        write(f"{count:7}  {1e4 * count / max(words, 1):7.2f}  {code}  {names[code]}\n")
    total = sum(counts.values())
    write(f"{total:7}  {1e4 * total / max(words, 1):7.2f}  places of {remarks} finding{'s' * (remarks != 1)} in {number} article{'s' * (number != 1)}, "
          f"{words} words; the second column is for 10,000 words\n")
