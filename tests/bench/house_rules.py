"""A large house style of made-up rules, to see what a newsroom's own rules cost.

    python tests/bench/house_rules.py FOLDER [--count 13000]

writes FOLDER/newslint.toml and FOLDER/style.toml: substitutions, words that should not stand there, and patterns, one
rule each, with their examples.
"""

import argparse
import os
import random

SYLLABLES = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu ra re ri ro ru sta ste sto tra tre tro".split()
RULE = """[{name}]
code = "{code}"
check = "{check}"
level = "note"
says = "{says}"
why = "A made-up rule."
source = "made up"
{params}
bad = ["{bad}"]
good = ["The council met on the hill."]

"""


def words(count, seed="house"):
    """That many different words that nobody writes."""
    rnd, seen = random.Random(seed), set()
    while len(seen) < count:
        seen.add("".join(rnd.choice(SYLLABLES) for _ in range(rnd.randint(3, 5))))
    return sorted(seen)


def rules(count):
    """The text of a rule file: of ten rules six are substitutions, three are words, one is a pattern."""
    codes = (f"{a}{b}{n:03d}" for a in "HJKVWXYZ" for b in "ABCDEFGHJKLMNPQRST" for n in range(1000) if a + b not in ("XA", "WD"))
    for i, (word, code) in enumerate(zip(words(count), codes)):
        name = f"house-{i}-{word}"
        if i % 10 < 6:
            yield RULE.format(name=name, code=code, check="substitution", says="write “{want}”", bad=f"The {{{word} => hill}} burned.",
                              params=f'swap = {{ "{word}" = "hill", "old {word}" = "old hill" }}')
        elif i % 10 < 9:
            yield RULE.format(name=name, code=code, check="existence", says="“{found}” is not ours", bad=f"The {{{word}}} burned.",
                              params=f'words = ["{word}", "the {word} of the hill"]')
        else:
            yield RULE.format(name=name, code=code, check="pattern", says="hyphens in “{found}”", bad=f"It is {{12 {word}s old}}.",
                              params=f"pattern = '\\b\\d+ {word}s? old\\b'\ntrigger = [\"{word}\", \"{word}s\"]")


def main():
    parser = argparse.ArgumentParser(description="A large house style of made-up rules.")
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=13_000)
    args = parser.parse_args()
    os.makedirs(args.folder, exist_ok=True)
    with open(os.path.join(args.folder, "style.toml"), "w", encoding="utf-8") as f:
        f.writelines(rules(args.count))
    with open(os.path.join(args.folder, "newslint.toml"), "w", encoding="utf-8") as f:
        f.write('rules = ["style.toml"]\n')


if __name__ == "__main__":
    main()
