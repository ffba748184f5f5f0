"""What a newsroom prefers, as one record that several rules read."""

from newslint.records import record

BUILT_IN = "house "  # how the settings of a built-in house are named: house ap
CHOICES = {
    "courtesy": ("auto", "nyt", "none"),
    "us": ("auto", "U.S.", "US"),
    "percent": ("auto", "percent", "%", "per cent"),
    "spelling": ("auto", "us", "gb"),
    "quotes": ("auto", "curly", "straight"),
    "dates": ("auto", "ap", "full"),
    "times": ("auto", "7 a.m.", "7am"),
    "initials": ("auto", "F.B.I.", "FBI"),
    "offices": ("auto", "Sen.", "Senator"),
}


@record
class House:
    """The house style; "auto" means: whatever the article itself mostly does.

    courtesy: "nyt" puts Mr./Mrs./Ms. before the surname on later references, "none" uses the bare surname.
    us: the abbreviation as an adjective.  percent: the word, in one or two, or the sign.  spelling: American or British.
    quotes: the shape of quotation marks.  dates: "ap" (Feb. 3) or "full" (February 3).
    times: the half of the day with points and a space, or closed up.  initials: with or without points, of three letters
    and more.  offices: Senator, Representative and Governor before a name, short or in full.
    """

    courtesy: str = "auto"
    us: str = "auto"
    percent: str = "auto"
    spelling: str = "auto"
    quotes: str = "auto"
    dates: str = "auto"
    times: str = "auto"
    initials: str = "auto"
    offices: str = "auto"
