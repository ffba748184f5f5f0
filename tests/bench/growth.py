"""How time grows with hostile input: every family at n, 2n and 4n, with the exponent; 1.0 is in step with the text.

    python tests/bench/growth.py [WORD …]       families whose name holds one of the words; all without

Ends with 1 if an exponent is above 1.2 where the time is long enough to tell.
"""

import math
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from growth_test import COMMENTS, OTHERS  # noqa: E402
from hostile_test import HOSTILE  # noqa: E402

from newslint import rules  # noqa: E402
from newslint.engine import Linter  # noqa: E402
from newslint.readers import reader_for  # noqa: E402

BOUND = 1.2
LEAST = 0.05  # seconds at 4n; what takes less is noise
SIZES = {"hostile": 5_000, "growth": 500}


def seconds(linter, text, path):
    """The least of three checks, reading included."""
    took = []
    for _ in range(3):
        start = time.process_time()
        linter.check(linter.document(reader_for(path)(text), text, path))
        took.append(time.process_time() - start)
    return min(took)


def main(words):
    """Print the table; the number of families that grow too fast."""
    linter, failed = Linter(rules.load(rules.built_in())), 0
    families = [("hostile", *item) for item in HOSTILE.items()] + [("growth", *item) for item in (COMMENTS | OTHERS).items()]
    print(f"{'family':32}{'reader':8}{'n':>8}{'2n':>8}{'4n':>8}  exponent   s/MB")
    for kind, name, family in families:
        if words and not any(word in name for word in words):
            continue
        for path in ("a.txt", "a.md"):
            texts = [family(SIZES[kind] * k) for k in (1, 2, 4)]
            took = [seconds(linter, text, path) for text in texts]
            exponent = math.log2(max(took[2], 1e-6) / max(took[0], 1e-6)) / 2
            over = exponent > BOUND and took[2] > LEAST
            failed += over
            shown = "".join(f"{t:8.3f}" for t in took)
            print(f"{name:32}{path[2:]:8}{shown}{exponent:10.2f}{took[2] / len(texts[2]) * 1e6:7.2f}{'  TOO FAST' if over else ''}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
