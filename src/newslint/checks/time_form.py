"""7 a.m., 7am, 7:00 AM: times of day as the house writes them."""

from newslint.checks import Check, Triggers
from newslint.document import LazyPattern
from newslint.finding import Hit

TIME = LazyPattern(r"(?<![\d.,:/$£€-])(1[0-2]|0?[1-9])(?:([:.])([0-5]\d))?([ \u00a0]?)([ap]\.?m\b\.?|[AP]\.?M\b\.?)")
OPENS = LazyPattern(r"\s*(?:[\"”’')\]]*\s*(?:[A-Z“\"‘]|\Z))")  # what follows the end of a sentence


class TimeForm(Check):
    """Times of day with a.m. or p.m.: points and spaces as the house has them, and no minutes on the hour.

    The house decides: "7 a.m." (7:30 p.m.) or "7am" (7.30pm); where it is "auto", nothing is marked.
    colon: with `true`, a closed-up time keeps a colon (7:30pm).
    Slots: want.
    """

    colon: bool = False

    slots = frozenset({"want"})

    def triggers(self):
        """The halves of the day, alone or after a figure."""
        halves = {f"{n}{half}" for n in range(60) for half in ("am", "pm")} | {f"0{n}{half}" for n in range(10) for half in ("am", "pm")}
        return Triggers(frozenset({"am", "pm"} | halves), frozenset({"a.m", "p.m", "A.M", "P.M"}))

    def run(self, doc, keys):
        house, text = doc.house.times, doc.text
        if house == "auto":
            return
        for m in TIME.finditer(text):
            hour, sign, minutes, _, half = m.groups()
            end, letter = m.end(), half[0].lower()
            dotted = half.endswith(".")
            ends = dotted and house == "7am" and OPENS.match(text, end) is not None
            if house == "7am":
                mark = (sign if self.colon and sign else ":") if self.colon else "."
                want = f"{int(hour)}{mark + minutes if minutes and minutes != '00' else ''}{letter}m"
                end -= ends  # the period of the sentence stays
            else:
                want = f"{int(hour)}{':' + minutes if minutes and minutes != '00' else ''} {letter}.m."
                if not dotted and text[end : end + 1] == ".":
                    end += 1
            block = doc.block_at(m.start())
            if block and text[block.start : m.start()].strip(" [(") == "" and text[end : block.end].strip(" ])") == "":
                continue  # the stamp of a live blog
            if text[m.start() : end].replace("\u00a0", " ") != want:
                yield Hit(m.start(), end, {"want": want}, want)
