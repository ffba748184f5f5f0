"""The hash of each line by which GitHub knows an alert again: `primaryLocationLineHash` of its codeql-action.

A line's hash is a polynomial over the 100 characters from its start, spaces and tabs left out, every line end as \\n.  Were
it another, the upload would warn of each result.  https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
"""

from newslint.finding import LINE_END

WIDTH, FACTOR, END, UNIT = 100, 37, 65535, 2**64
NOTHING = dict.fromkeys(map(ord, " \t"))


def line_hashes(source):
    """["hash:count"] of every line of a source; the count is that of equal hashes so far."""
    lines, at = [], 0
    for m in LINE_END.finditer(source):
        lines.append(source[at : m.start()].translate(NOTHING) + "\n")
        at = m.end()
    lines.append(source[at:].translate(NOTHING))
    units = [memoryview(line.encode("utf-16-le", "surrogatepass")).cast("H") for line in lines]
    counts, out = {}, []
    for i in range(len(lines)):
        mark = f"{_hash(units, i):x}"
        counts[mark] = counts.get(mark, 0) + 1
        out.append(f"{mark}:{counts[mark]}")
    return out


def _hash(units, i):
    value, left = 0, WIDTH
    while left and i < len(units):
        for unit in units[i][:left]:
            value = value * FACTOR + unit
        left -= min(left, len(units[i]))
        i += 1
    if left:
        value = value * FACTOR + END
        left -= 1
    return value * FACTOR**left % UNIT
