"""The words around a name: courtesy titles, offices and ranks, particles, generational suffixes.

The one place for these lists; people.py reads them, checks ask `honorific(title)`.
"""

import re
from functools import lru_cache

from newslint.language.word_classes import (
    AUXILIARIES, CONJUNCTIONS, COURTESY_TITLES, DETERMINERS, INTERROGATIVES, PREPOSITIONS, QUANTIFIERS, RARER_PREPOSITIONS,
    SHORTENED_TITLES, SUBJECTS,
)
from newslint.language.calendar_names import AP_MONTHS, DAY_NAMES, MONTH_NAMES
from newslint.records import record


@record
class Honorific:
    """A title before a name.

    word: its full form, by which "Sen.", "Sens" and "Senator" are one.  kind: "courtesy" (Mr., Ms.), "office" (held
    for a time), "rank" (service, police, learning, clergy by degree), "bench" (judges), "style" (royal, religious and
    noble, which stay with the name).  form: "short" (Sen.), "bare" (Sen, the abbreviation without its period) or
    "long" (Senator).  plural: whether several names may follow ("Sens. Day and Ruiz").
    """

    word: str
    kind: str
    form: str
    plural: bool = False


SPELLED = {
    "office": """
        Vice President|President-elect|Vice President-elect|Prime Minister|Deputy Prime Minister|Chancellor|Premier|Taoiseach
        First Minister|Foreign Minister|Finance Minister|Defense Minister|Defence Minister|Interior Minister|Minister|Home Secretary
        Foreign Secretary|Secretary-General|Secretary General|Secretary|Solicitor General|Surgeon General|Speaker|Majority Leader
        Minority Leader|Mayor|Deputy Mayor|Vice Mayor|Councilman|Councilwoman|Councilmember|Councillor|Councilor|Alderman|Alderwoman
        Assemblyman|Assemblywoman|Assemblymember|Congressman|Congresswoman|Commissioner|Comptroller|Treasurer|Supervisor|Director
        Chairman|Chairwoman|Chairperson|Chair|Chief|Sheriff|Premier-elect|Governor-elect|Senator-elect|Mayor-elect|Constable
        District Attorney|State's Attorney|Commodore|Principal|Dean|Provost""",
    "rank": "Officer|Agent|Trooper|Deputy|Coach|Bishop|Archbishop|Deacon|Pastor|Brigadier|Marshal|Air Marshal|Field Marshal",
    "bench": "Judge|Justice|Chief Justice|Magistrate|Chief Judge|Judges|Justices|Lord Justice",
    "style": """
        Pope|Cardinal|Rabbi|Imam|Brother|Mother|Sheikh|Sheik|Ayatollah|Grand Ayatollah|Mullah|King|Queen|Prince|Princess
        Crown Prince|Crown Princess|Emperor|Empress|Sultan|Emir|Lord|Lady|Sir|Dame|Baron|Baroness|Duke|Duchess|Earl|Count|Countess|Saint""",
}
DEPARTMENTS = tuple(f" of {name}" for name in (
    "State", "Defense", "Defence", "War", "Labor", "Labour", "Commerce", "Energy", "Education", "Agriculture", "Transportation",
    "Housing", "Health and Human Services", "Health", "the Treasury", "the Interior", "the Army", "the Navy", "the Air Force",
    "Homeland Security", "Veterans Affairs", "Foreign Affairs",
))

ARTICLES = ("al-", "el-", "Al-", "El-", "ul-", "an-", "as-", "ad-", "ash-", "ar-", "at-")  # joined to an Arabic surname
SUFFIXES = frozenset(("Jr", "Sr", "Jr.", "Sr.", "II", "III", "IV"))
SUFFIX = re.compile(r",? ((?:Jr|Sr)\b\.?|(?:II|III|IV)\b)")
# "then-", "former ", "ex-", "former Ohio " before a title: the office is over.
PAST = re.compile(r"\b(?:(?:[Ff]ormer|[Oo]netime)[ \u00a0]|(?:[Tt]hen|[Ee]x)[-\u2011\u2013])(?:[A-Z][\w.]*[ \u00a0]){0,3}$")

# Not "Jun", "Mar" or "Sun", which are names too.
DAYS_AND_MONTHS = frozenset((*DAY_NAMES, *MONTH_NAMES, *(month.rstrip(".") for month in AP_MONTHS.values())))
# Capitalised at the start of a sentence or as a label, and no given name.
NOT_GIVEN = frozenset(word.capitalize() for word in (
    DETERMINERS | SUBJECTS | INTERROGATIVES | QUANTIFIERS | CONJUNCTIONS
    | PREPOSITIONS | RARER_PREPOSITIONS | AUXILIARIES
)) | frozenset(
    """Amidst Unlike Plus Versus Concerning Regarding Following Not Yes Never Ever Always Often Sometimes Soon Later
    Earlier Now Then Here There Today Yesterday Tomorrow Tonight Still Also Even Just Only Less Fewer Same Meanwhile
    However Moreover Instead Perhaps Maybe Indeed Thus Hence Therefore Otherwise Again Already Almost Nearly Rather
    Quite Very Too First Second Third Last Next Finally Recently Previously Separately Similarly Clearly Apparently
    Reportedly Ironically Notably Privately Publicly Asked Told Said Says Ask Tell Call Let Make Take Give See Watch
    Vote Stop Back Meet Dear Enter Elect Support Defeat Beat Join Follow Given According Asking Calling Telling Saying
    Speaking Noting Citing Thanks Former Late New Old Young Big Little Great Good Bad Real Right Left Top Lead Chief
    Senior Junior Acting Deputy Assistant Associate Republican Republicans Democrat Democrats Democratic Conservative
    Liberal Labour Labor Tory Independent Green Libertarian Candidate Nominee Governor President Senator
    Representative Congress Senate House Court Vice Prime Minister Secretary North South East West Northern Southern
    Eastern Western Central Upper Lower American British English Irish Scottish Welsh French German Russian Chinese
    Japanese Indian Canadian Australian Mexican Israeli Palestinian Iranian Iraqi Turkish Syrian Saudi European
    African Asian Colombian Venezuelan Brazilian Ukrainian Polish Italian Spanish Dutch Swedish Korean Christian
    Muslim Jewish Catholic Absent AG VP PM DA MP Team Camp Campaign Citizen Brand Planet Hotel Mount Fort Lake Port
    Saint Cape Pro Anti Non Ex Mr Mrs Ms Miss Dr""".split()
)
# The last word of something that is no person: "the Hart Foundation", "Grant Avenue".
NOT_SURNAME = frozenset(
    """Administration Affairs Agency Airlines Airport Alliance Amendment Army Association Authority Avenue Award Awards Bank Bay Beach
    Board Bowl Bridge Building Bureau Business Cabinet Campaign Care Caucus Center Centre Church City Club Coalition Coast College
    Commission Committee Company Conference Congress Convention Corporation Corps Council Country County Court Cup Day Democrat
    Democrats Department District Dollar Era Exchange Family Federation Field Force Forum Foundation Fund Games Garden Gallery General
    Group Guard Hall Heights Hill Hills Hospital Hotel Hotels House Inc Industries Initiative Institute Institution International
    Island Islands Journal Lake Law Laws League Library Ltd LLC Magazine Market Media Memorial Mission Monument Mountain Mountains
    Museum Navy Network News Night Office Officer Officers Ocean Order Organization Organisation Palace Park Partners Party Place Plan
    Plaza Post Prefecture Presidency President Press Prison Prize Program Project Province Radio Railway Reform Region Report Republic
    Republican Republicans Reserve Resort Review River Road School Sea Security Senate Senator Service Services Show Society Square
    Stadium State States Station Street Studies Summit Systems Team Television Theater Theatre Times Tower Towers Town Treaty
    Tribune Trust Union University Valley Village Voters War Ward Weekend World Universe America USA Britain Kingdom Nations Europe
    Africa Asia Carolina Dakota Hampshire Jersey Mexico York Virginia Zealand Arabia Korea Francisco Angeles Vegas Diego Orleans
    Speaker Secretary Chairman Minister Mayor Ambassador Madam Mr Mrs Ms Dr""".split()
)


def _entries():
    """(title as written without a period, Honorific)."""
    for kind, rows in (("courtesy", COURTESY_TITLES), *SHORTENED_TITLES.items()):
        for short, shorts, long, longs in rows:
            word = long or short
            for form, text, plural in (("bare", short, False), ("bare", shorts, True), ("long", long, False), ("long", longs, True)):
                if text:
                    yield text, Honorific(word, kind, form, plural)
    for kind, lines in SPELLED.items():
        for line in lines.split("\n"):
            for text in line.strip().split("|"):
                if text:
                    plural = text in ("Judges", "Justices")
                    yield text, Honorific(text[:-1] if plural else text, kind, "long", plural)


HONORIFICS = dict(_entries())


def _endings():
    """{a capitalised word: [(the last word of titles in which it is the last with a capital, those titles, longest first)]}."""
    by_last = {}
    for text in sorted(HONORIFICS, key=len, reverse=True):
        by_last.setdefault(text.rpartition(" ")[2], []).append(text)
    found = {}
    for last, titles in by_last.items():
        capital = [piece for piece in last.split("-") if piece[0].isupper()][-1]
        found.setdefault(capital, []).append((last, tuple(titles)))
    return found


ENDINGS = _endings()


def _triggers(wanted):
    return frozenset(text.replace("-", " ").rpartition(" ")[2].lower() for text, known in HONORIFICS.items() if wanted(known))


COURTESY_TRIGGERS = _triggers(lambda known: known.kind == "courtesy")
OFFICE_TRIGGERS = _triggers(lambda known: known.kind in ("office", "rank"))
SHORT_TRIGGERS = _triggers(lambda known: known.form == "bare")  # an article without abbreviations has nothing to mix


@lru_cache(4096)
def honorific(title):
    """The Honorific of a title as written ("Sen.", "Prime Minister", "Secretary of State"), or None."""
    known = HONORIFICS.get(title)
    if known:
        return known
    if title[-1:] == ".":
        known = HONORIFICS.get(title[:-1])
        return known._replace(form="short") if known and known.form == "bare" else None
    if " of " in title:
        known = HONORIFICS.get(title.partition(" of ")[0])
        return known and known._replace(word=title)
    return None


def in_form(title, form):
    """A title as written in another form: "Sens." as "long" is "Senators"; None if it has none."""
    known = honorific(title)
    wanted = known._replace(form="bare" if form == "short" else form)
    written = next((text for text, other in HONORIFICS.items() if other == wanted), None)
    return written + "." if written and form == "short" else written
