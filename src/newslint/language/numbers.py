"""Numbers in words and in figures: what each word is worth, and how a number is written in words."""

from newslint.language.lists import table

CARDINALS = {word: int(value) for word, (value,) in table("cardinals").items()}
ORDINALS = {word: int(value) for word, (value,) in table("ordinals").items()}
IN_WORDS = {value: word for word, value in CARDINALS.items()}
ORDINAL_IN_WORDS = {value: word for word, value in ORDINALS.items()}
TENS = {word: value for word, value in CARDINALS.items() if value >= 20}
TEEN_WORDS = "|".join(word for word, value in CARDINALS.items() if 10 <= value < 20)
TEN_WORDS, UNIT_WORDS = "|".join(TENS), "|".join(word for word, value in CARDINALS.items() if value < 10)
SMALL_ORDINAL_WORDS = "|".join(word for word, value in ORDINALS.items() if value < 10)


def ending(number):
    """The ending of an ordinal: 1st, 2nd, 3rd, 11th, 112th."""
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def in_words(value):
    """A number below 1,000 in words: "one hundred twenty-four"."""
    if value >= 100:
        rest = value % 100
        return f"{IN_WORDS[value // 100]} hundred" + (f" {in_words(rest)}" if rest else "")
    if value in IN_WORDS:
        return IN_WORDS[value]
    return f"{IN_WORDS[value // 10 * 10]}-{IN_WORDS[value % 10]}" if value else "zero"
