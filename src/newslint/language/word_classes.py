"""The closed word classes of English, folded, the particles of names, and the titles that are shortened: the one list of each.

Lists with a purpose of their own (words that begin a sentence, words that no name begins with) are put together from
these, and say what they leave out.
"""


def _words(text):
    return frozenset(text.split())


ARTICLES = _words("a an the")
DEMONSTRATIVES = _words("this that these those")
POSSESSIVES = _words("my your his her its our their")
DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES
SUBJECTS = _words("i you he she it we they")
REFLEXIVES = _words("himself herself itself themselves")
INTERROGATIVES = _words("who whom whose what which when where why how whether")
QUANTIFIERS = _words("""
all any another both each either every few many more most much neither no none other several some such
""")
COORDINATORS = _words("and but or nor so yet")
SUBORDINATORS = _words("if although though because since as than before after until while")
RARER_SUBORDINATORS = _words("unless till whereas once")
CONJUNCTIONS = COORDINATORS | SUBORDINATORS | RARER_SUBORDINATORS
PREPOSITIONS = _words("of in on at by with from to for into about over under")
RARER_PREPOSITIONS = _words("""
above across against along amid among around behind below beneath beside besides between beyond despite down during
except inside like near off onto out outside per through throughout toward towards up upon via within without
""")
BE = _words("am is are was were be been being")
HAVE = _words("have has had having")
DO = _words("do does did")
MODALS = _words("will would shall should can could may might must cannot")
AUXILIARIES = BE | HAVE | DO | MODALS

# Before a surname, in any language that English print has names from: von Dahl, van der Berg, bin Said.
PARTICLES = _words("""
von van der den de la le las los del della dello di da das do dos du des ter ten te zu zum zur af av y e bin bint ibn abu
al el ul ur
""")
# Before a word of another language: "la dolce vita", "et al".
FOREIGN_ARTICLES = _words("la le les el los las der das il una une des du de del della dello di da dos von van et al bin ibn abu")

# Titles before a name: abbreviation, its plural, full form, plural of the full form; see honorifics.
COURTESY_TITLES = (("Mr", "Messrs", "", ""), ("Mrs", "Mmes", "", ""), ("Ms", "Mses", "", ""), ("Mx", "", "", ""), ("", "", "Miss", "Misses"))
SHORTENED_TITLES = {
    "office": (
        ("Sen", "Sens", "Senator", "Senators"), ("Rep", "Reps", "Representative", "Representatives"),
        ("Gov", "Govs", "Governor", "Governors"), ("Lt. Gov", "", "Lieutenant Governor", "Lieutenant Governors"),
        ("Asst. Atty. Gen", "", "Assistant Attorney General", ""), ("Atty. Gen", "", "Attorney General", "Attorneys General"),
        ("Supt", "", "Superintendent", "Superintendents"), ("Amb", "", "Ambassador", "Ambassadors"),
        ("Del", "", "Delegate", "Delegates"), ("Pres", "", "President", "Presidents"),
    ),
    "rank": (
        ("Lt. Gen", "", "Lieutenant General", ""), ("Maj. Gen", "", "Major General", ""), ("Brig. Gen", "", "Brigadier General", ""),
        ("Gen", "Gens", "General", "Generals"), ("Lt. Col", "", "Lieutenant Colonel", ""), ("Col", "Cols", "Colonel", "Colonels"),
        ("Maj", "", "Major", "Majors"), ("Capt", "Capts", "Captain", "Captains"), ("Lt. Cmdr", "", "Lieutenant Commander", ""),
        ("Cmdr", "", "Commander", "Commanders"), ("Lt", "Lts", "Lieutenant", "Lieutenants"),
        ("Staff Sgt", "", "Staff Sergeant", ""), ("Sgt", "Sgts", "Sergeant", "Sergeants"), ("Cpl", "", "Corporal", ""),
        ("Pvt", "", "Private", ""), ("Rear Adm", "", "Rear Admiral", ""), ("Vice Adm", "", "Vice Admiral", ""),
        ("Adm", "Adms", "Admiral", "Admirals"), ("Det", "Dets", "Detective", "Detectives"), ("Insp", "", "Inspector", "Inspectors"),
        ("Dr", "Drs", "Doctor", "Doctors"), ("Prof", "Profs", "Professor", "Professors"), ("Rev", "Revs", "Reverend", ""),
    ),
    "style": (("Fr", "", "Father", ""), ("Sr", "", "Sister", ""), ("Msgr", "", "Monsignor", "")),
}
