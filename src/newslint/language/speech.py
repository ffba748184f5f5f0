"""How copy says who said it: verbs of saying and reporting in all their forms, and phrases such as “according to”.

The one list of speech cues; which of them are loaded or neutral is a parameter of the rules that ask.
"""

# A lemma and, after a colon, the forms that the regular endings would not give: past, participle, -ing.
# Verbs that can carry a quotation by themselves: “…,” she mused.
SAYING = """
say:said tell:told add ask write:wrote,written,writing note state explain continue reply respond answer remark recall
post tweet retweet comment testify announce declare argue claim insist warn urge vow reveal admit:admitted,admitting
concede acknowledge assert allege contend maintain complain boast brag:bragged,bragging joke jest jibe gibe
quip:quipped,quipping lament bemoan bewail shout yell scream shriek screech holler hoot cry exclaim whisper mutter
murmur mumble bark snap:snapped,snapping shoot:shot retort counter object protest plead:pleaded,pled
beg:begged,begging pledge promise predict forecast:forecast,forecasted speculate suggest propose recommend conclude
reason reflect muse ponder wonder remember recount relate narrate observe opine stress emphasize emphasise underline
underscore highlight reiterate repeat echo confirm deny agree disagree concur:concurred,concurring demand command
instruct advise caution counsel:counselled,counselling exhort implore beseech:beseeched,besought entreat encourage
assure reassure apologize apologise confess disclose divulge confide elaborate expound clarify specify summarize
summarise interject interrupt interpose chime intone chant sing:sang,sung recite read:read quote cite proclaim profess
pronounce preach lecture rant rail fume rage thunder roar bellow bawl growl grumble groan moan grouse gripe carp sigh
sob:sobbed,sobbing weep:wept laugh chuckle giggle cackle snicker snigger smile grin:grinned,grinning nod:nodded,nodding
shrug:shrugged,shrugging scoff sneer snort sniff snarl hiss croak gasp drawl stammer stutter blurt gush rave enthuse
crow trumpet swear:swore,sworn vent fulminate inveigh inquire enquire query question press prod:prodded,prodding
volunteer venture hazard guess reckon surmise theorize theorise hypothesize hypothesise attest vouch vouchsafe hint
intimate insinuate imply mention message text email e-mail wire cable fax dictate type scrawl scribble pen:penned,penning
blog:blogged,blogging tape-record broadcast:broadcast publish release issue describe deadpan:deadpanned,deadpanning
riff crack wisecrack rap:rapped,rapping rejoin parry needle rib:ribbed,ribbing tease taunt jeer heckle mock chide
scold rebuke reprimand admonish berate upbraid bristle bridle erupt explode rhapsodize rhapsodise wax philosophize
philosophise pontificate editorialize editorialise soliloquize sermonize orate declaim hector harangue remonstrate
expostulate prophesy prognosticate foretell:foretold augur vaunt gloat exult rejoice marvel preface prompt remind
notify inform brief relay convey communicate express voice articulate utter verbalize vocalize phrase enunciate
paraphrase translate interpret gesture sign signal:signalled,signalling caption headline subtitle title entitle
allude refer:referred,referring advocate posit postulate submit:submitted,submitting stipulate aver:averred,averring
avow asseverate affirm reaffirm restate re-emphasize declaim rebut:rebutted,rebutting refute contradict dispute
rationalize rationalise extrapolate equivocate hedge demur:demurred,demurring prevaricate fib:fibbed,fibbing lie:lied,lying
natter chatter babble blather blab:blabbed,blabbing bleat squeal squeak squawk purr coo chirp chirrup whimper wail whine
whinge kvetch grunt huff puff wheeze rasp pant spit:spat splutter sputter ramble waffle ruminate mull deliberate
elucidate enumerate expatiate extol:extolled,extolling rhyme croon yodel bid:bade,bidden,bidding greet hail welcome
salute toast thank congratulate commiserate condole curse cuss blaspheme thunder storm seethe simmer spew sling:slung
hurl lash retaliate volley counterattack interrogate quibble
"""
# Verbs that report what somebody holds, finds or does with words; a clause with one names a source.
REPORTING = """
report show find:found estimate think:thought believe feel:felt hope fear worry expect consider see:saw,seen know:knew,known
figure suppose assume suspect imagine doubt understand:understood learn:learned,learnt hear:heard indicate mean:meant
point call label:labelled,labelling dub:dubbed,dubbing term brand characterize characterise depict portray accuse blame
charge condemn denounce decry criticize criticise slam:slammed,slamming blast rip:ripped,ripping bash deride ridicule
attack assail lambast lambaste castigate excoriate pillory savage knock pan:panned,panning praise laud applaud commend
tout discuss address speak:spoke,spoken talk chat:chatted,chatting debate rule hold:held decide determine judge decree
order certify verify calculate compute count record document detail outline list reckon rank rate name identify credit
warrant endorse support oppose back favor favour reject dismiss decline refuse offer plan intend aim want wish seek:sought
request appeal call threaten push press lobby campaign vote pray defend justify challenge contest deplore
mourn regret resent welcome cheer celebrate compare contrast liken cast frame paint view regard perceive
discover conclude deduce infer:inferred,inferring gather notice realize realise recognize recognise witness
demonstrate prove:proved,proven illustrate reflect capture expose uncover unveil leak circulate share send:sent give:gave,given
deliver present introduce open begin:began,begun,beginning start end finish close proceed resume quote put:put,putting go:went,gone
hit:hit,hitting fire strike:struck weigh jump pipe pile throw:threw,thrown toss interview poll survey study
review assess analyze analyse examine evaluate conjecture
project anticipate foresee:foresaw,foreseen envision envisage advertise promote bill market credit attribute ascribe
appear seem sound allow grant accept permit grant assent consent acquiesce
"""
# Phrases that attribute without a verb of saying.
PHRASES = (
    "according to", "in the words of", "in the view of", "in the opinion of", "as per", "per", "quoting", "citing",
    "via", "courtesy of", "attributed to",
)
CREDITING = tuple(phrase + " " for phrase in PHRASES if " " in phrase)  # those that are never anything else
# What a statement stands in: “the note read”, “in a statement”, “from the filing”.
VESSELS = frozenset("""
statement tweet tweets post posts letter letters email emails e-mail memo memos note notes interview interviews speech
speeches remarks testimony message messages text texts report reports filing filings complaint complaints lawsuit
affidavit indictment ruling opinion verdict brief motion petition poll polls survey surveys study studies paper papers
article articles op-ed editorial column book books memoir blog transcript transcripts recording recordings tape tapes
video videos clip ad ads advertisement advert commercial release conference briefing hearing deposition document
documents sign signs banner banners placard placards poster posters headline headlines caption inscription plaque
resolution manifesto communique communiqué bulletin advisory warning notice announcement declaration proclamation
website page webpage questionnaire script song lyrics lyric chorus chant chants slogan slogans motto label quote quotes
quotation quotations passage excerpt excerpts phrase phrases words line lines question questions answer answers reply
response responses comment comments sentence statute law clause rule rules amendment bill order orders guideline
guidelines policy platform voicemail call telegram postcard card cable cables dispatch diary journal entry entries
""".split())

VOWELS = frozenset("aeiou")
SIBILANTS = ("s", "x", "z", "ch", "sh")


def inflections(entry):
    """The forms of a lemma ("say:said"): base, third person, past, participle, -ing; folded."""
    lemma, _, given = entry.partition(":")
    last, before = lemma[-1:], lemma[-2:-1]
    if last == "e":
        third, past, ing = lemma + "s", lemma + "d", (lemma if before in ("e", "o", "y") else lemma[:-1]) + "ing"
    elif last == "y" and before not in VOWELS:
        third, past, ing = lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    else:
        third = lemma + "es" if lemma.endswith(SIBILANTS) or lemma == "go" else lemma + "s"
        past, ing = lemma + "ed", lemma + "ing"
    if not given:
        return {lemma, third, past, ing}
    given = given.split(",")
    ings = [g for g in given if g.endswith("ing") and g != "sing"]
    pasts = [g for g in given if g not in ings]
    if last == "l" and any(g.endswith("lled") for g in pasts):  # signalled and signaled
        pasts, ings = [*pasts, past], [*ings, ing]
    return {lemma, third, *(pasts or [past]), *(ings or [ing])}


def _table(text):
    table = {}
    for entry in text.split():
        table.update(dict.fromkeys(inflections(entry), entry.partition(":")[0]))
    return table


SAID = _table(SAYING)  # folded form -> lemma
REPORTED = {**_table(REPORTING), **SAID}
# Words in the form of a cue that are as often something else: nouns, adjectives, prepositions.
HOMONYMS = frozenset("""
back backed bill bills brief briefs cable call calls cast charge charges claim claims close closed command comment
comments count counts court credit cry demand demands detail details doubt doubts end ends fear fears figure figures
fire found given hail hit hold hope hopes issue issues judge judges label labels laugh lie lies line list lists look
mean means mention name names note notes object objects offer offers open opening order orders past pen pens plan plans
point points poll polls post posts press present project projects promise protest protests push query question
questions rank rate rates read reading reason reasons record records release releases report reports request requests
response review reviews rule rules say script second see seeing share shares shot shots show shows sign signs sing
smile sound sounds start state states statement stated strike study studies support supports survey surveys talk talks
term terms text texts thanks thought thoughts title titles toast type types vent view views voice voices vote votes
vow want warrant welcome wish wishes wonder words worry worries
according finding findings hearing building feeling being
""".split())
