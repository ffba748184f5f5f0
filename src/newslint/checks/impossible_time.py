"""A time of day that no clock shows."""

import re

from newslint.language.calendar_names import LONG_WEEKDAY, MONTH
from newslint.checks import Check, Triggers
from newslint.document import LETTER_RUN, LazyPattern, fold
from newslint.finding import Hit

# A literal is in front of what is searched for, so that the text is read at the speed of str.find.
MINUTES = LazyPattern(r":(\d\d)(?![\d:%])")
HOURS = LazyPattern(r"(?<![\w:.,/$£€#-])(\d{1,2})\Z")
CLOCK = LazyPattern(r"(?<![\w:.,/$£€#])(\d{1,2})(?:\.(\d\d))?(\s?)\Z")
HALF = LazyPattern(r"(\s?)([AaPp])(?:(\.)\s?[Mm]\b\.?|[Mm](?!\w))")
ATTACHED = frozenset(f"{n}{half}" for n in (*range(100), *(f"0{d}" for d in range(10))) for half in ("am", "pm"))
ZONE = LazyPattern(
    r"\s?(?:hours|hrs|GMT|UTC|BST|CES?T|EES?T|MSK|IST|[ECMPAH][SD]?T|JST|HKT|SGT|AES?T|NZS?T|WAT|EAT|SAST|local\stime|o['’]clock)\b"
)
DAY_AFTER_TIME = LazyPattern(rf",?\s(?:on\s|this\s|every\s|each\s|next\s|last\s)?(?:{LONG_WEEKDAY}|tonight|today|tomorrow|yesterday|daily)\b", re.I)
AT = LazyPattern(r"(?:([\w'’]+)\s)?\bat\s(?:about\s|around\s|exactly\s|approximately\s)?\Z", re.I)
PREPOSITION = LazyPattern(r"\b(?:at|by|until|till|from|around|before|after|since)\s(?:about\s|around\s)?\Z", re.I)
SCALE = LazyPattern(r"\s(?:scale|odds|ratio|mix)", re.I)
DATED = LazyPattern(rf"\b(?:{MONTH}\b\.?|{LONG_WEEKDAY},?)\s\Z", re.I)
MINISTER = LazyPattern(r"\s(?:[A-Z][a-z]|[A-Z]\.)")
PREPOSITION_WINDOW = 30  # characters
NEAR = 150  # characters around a figure in which what else is counted in minutes is named
LATEST = 29  # the hour up to which figures may be a slip of a time of day


class ImpossibleTime(Check):
    """Finds 13:45 p.m., 14 p.m., 6:75 p.m., 25:30 GMT, "starts at 25:30"; not scores, ratios, verses or race times.

    appointed: verbs, in all their forms, that set a time of day ("starts at").  timed: words of what else is written
    with a colon (races, games, recordings, verses); where none is near, "by 27:00" is a time of day, as a warning.
    Slots: reason (what no clock shows), cure (what to look up or to write).
    """

    appointed: frozenset = frozenset()
    timed: frozenset = frozenset()

    slots = frozenset({"reason", "cure"})

    def triggers(self):
        return Triggers(words=ATTACHED | {"m", "pm"}, literals=frozenset({":"}))

    def run(self, doc, keys):
        text = doc.text
        if ":" in keys:
            for m in MINUTES.finditer(text):
                hours = HOURS.search(text, max(0, m.start() - 4), m.start())
                if hours and (hit := self._clock(text, hours, m)):
                    yield hit
        for word in keys - {":"}:
            if word == "m":
                halves = [m.start() - 1 for m in re.finditer(r"\.m\b|\.M\b", text)]
            else:
                halves = [end - 2 for _, end in doc.spans(word)]
            for at in halves:
                half = HALF.match(text, at) if at > 0 else None
                hours = half and CLOCK.search(text, max(0, at - 8), at)
                if hours and (hit := _half_day(text, hours, half)):
                    yield hit

    def _clock(self, text, hours, m):
        """The Hit of figures with a colon that stand for a time of day, or None."""
        hour, minute, start, end = int(hours[1]), int(m[1]), hours.start(), m.end()
        if half := HALF.match(text, end):
            if hour <= 12 and minute <= 59 or half[2] == "P" and not half[3] and half[1] and MINISTER.match(text, half.end()):
                return None  # 13:30 PM Modi
            return _hit(start, half.end(), hour, m[1], text[half.start() : half.end()])
        if hour <= 23 and minute <= 59 or hour == 24 and minute == 0:
            return None
        zone = ZONE.match(text, end)
        at = AT.search(text, max(0, start - PREPOSITION_WINDOW), start)
        if zone or at and DAY_AFTER_TIME.match(text, end):
            return _hit(start, zone.end() if zone else end, hour, m[1])
        if at and (minute > 59 and 3 < hour <= 24 and not SCALE.match(text, end) or at[1] and fold(at[1]) in self.appointed):
            return _hit(start, end, hour, m[1])
        if 24 < hour <= LATEST and minute in (0, 15, 30, 45) and PREPOSITION.search(text, max(0, start - PREPOSITION_WINDOW), start):
            near = LETTER_RUN.findall(fold(text[max(0, start - NEAR) : end + NEAR]))
            if self.timed.isdisjoint(near) and text[end : end + 1] not in ("-", "–"):
                return _hit(start, end, hour, m[1])._replace(level="warning")
        return None


def _half_day(text, hours, half):
    """The Hit of "14 p.m." or "7.75pm", or None."""
    hour, minutes, gap = int(hours[1]), hours[2] or "", hours[3]
    if hour <= 12 and (not minutes or int(minutes) <= 59) or not minutes and DATED.search(text, max(0, hours.start() - 14), hours.start()):
        return None
    if gap and not half[3] and not minutes and (half[2] in "Aa" or half[2] == "P" and text[half.end() : half.end() + 1] not in ".,;"):
        return None  # "at 15 am I …", "14 PM …"
    return _hit(hours.start(), half.end(), hour, minutes, gap + half[0], ".")


def _hit(start, end, hour, minutes, half="", point=":"):
    """half: "p.m." with the space before it, or "".  point: what comes before the minutes."""
    suggestions, mark, cure = (), f"{point}{minutes}" if minutes else "", "check the hour"
    if minutes and int(minutes) > 59:
        reason, cure = f"an hour has 60 minutes, not {minutes}", "check the minutes"
    elif half and hour < 24:
        reason = f"{hour} is already counted from midnight"
        if "p" in half.lower():
            suggestions = (f"{hour - 12}{mark}{half}",)
        suggestions += (f"{hour}{mark or ':00'}",)
        cure = "write " + " or ".join(f"“{s}”" for s in suggestions)
    else:
        reason = "a day has 24 hours"
    return Hit(start, end, {"reason": reason, "cure": cure}, suggestions=suggestions)
