"""What should not be in copy, over small stories: placeholders, what a page leaves behind, damaged characters."""

import pytest

from newslint import rules
from newslint.checks.mojibake import BROKEN, TRAIL, Mojibake, repaired
from newslint.document import Document
from newslint.engine import Linter
from newslint.readers import plain

LINTER = Linter([r for r in rules.load([p for p in rules.built_in() if p.endswith("residue.toml")]) if r.level != "note"])
STORY = "Council votes on the bridge\n\nMr. Dahl came to Elmford on Monday, the board said.\n\n{}\n\nThe council met on Tuesday."


def residue(line):
    """[(code, found)] for a paragraph of a story."""
    text = STORY.replace("{}", line)
    return [(f.code, text[f.start : f.end]) for f in LINTER.check(LINTER.document(plain.read(text)))]


@pytest.mark.parametrize("line, found", [
    ("The mayor, TK, left.", "TK"), ("It cost $TKTK.", "$TKTK"), ("He is TK years old.", "TK"), ("Photo: TK", "TK"),
    ("The owner, [TK name], left.", "[TK name]"), ("The ferry, tk tk, sank.", "tk tk"), ("[INSERT LINK HERE]", "[INSERT LINK HERE]"),
    ("The dam, [check spelling], held.", "[check spelling]"), ("[citation needed]", "[citation needed]"), ("(PHOTO TO COME)", "(PHOTO TO COME)"),
    ("Some XXX people came.", "XXX"), ("It cost $XX million.", "$XX"), ("Of xx percent we know.", "xx"), ("The clerk, XXX XXX, left.", "XXX XXX"),
    ("Headline here", "Headline here"), ("Your text here", "Your text here"), ("The lorem ipsum was voted down.", "lorem ipsum"),
    ("In ?? county it rained.", "??"), ("Call 00/00/0000 back.", "00/00/0000"), ("Met on DD/MM/YYYY.", "DD/MM/YYYY"),
    ("The mayor of {{ town }} spoke.", "{{ town }}"), ("Hello {first_name}, it rained.", "{first_name}"), ("Won by %s votes.", "%s"),
    ("Dear ${name}, it rained.", "${name}"), ("The fund holds undefined million.", "undefined"), ("Posted by null at noon.", "null"),
    ("It fell NaN percent.", "NaN"), ("So said [object Object] on Monday.", "[object Object]"), ("TODO: ask the mayor", "TODO:"),
    ("The owner, [full name to come], left.", "[full name to come]"), ("She owns it (CHECK).", "(CHECK)"), ("Ms. Orrinn (sp?) left.", "(sp?)"),
    ("It was his (OK? -ed) mill.", "(OK? -ed)"), ("[DESK: is he 41?]", "[DESK: is he 41?]"),
])
def test_placeholders(line, found):
    assert residue(line) == [("RE101", found)]


@pytest.mark.parametrize("line", [
    "She saw Super Bowl XXX and the XXX Olympiad, and bought an XXL coat at TK Maxx.", "Flight TK1 left; T.K. Holt did not.",
    "The border is undefined in law, and the vote null and void.", "“We [the board] met,” he [Holt] said. “[Check] it.” [sic]",
    "What?? Did he? Really??? It was 10% off, 5%-7%.", "(Check your local listings.) (again) The text here is short.",
    "Generation X, Malcolm X, XX chromosomes, Route XXI. The file {1, 2} and a score of < 10.", "To-do lists; Todo, the dog.",
    "Ms. Orrinn (cq) “were [sic] late,” he wrote, with “the best [still to come].” [He was 14. —Ed.] (Did he? —no.) (check)",
])
def test_what_is_no_placeholder(line):
    assert residue(line) == []


@pytest.mark.parametrize("line, found", [
    ("It rose again. pic.twitter.com/Ab3dEfGh1J", ["pic.twitter.com/Ab3dEfGh1J"]), ("See https://t.co/Ab3dEfGh1J now.", ["https://t.co/Ab3dEfGh1J"]),
    ("list of 3 itemsend of list", ["list of 3 itemsend of list"]), ("Recommended stories", ["Recommended stories"]),
    ("ADVERTISEMENT", ["ADVERTISEMENT"]), ("Advertisement - story continues below", ["Advertisement - story continues below"]),
    ("Read more: Council votes", ["Read more:"]), ("READ MORE »", ["READ MORE"]), ("Click here to subscribe", ["Click here to"]),
    ("Share this article", ["Share this article"]), ("Holt &amp; Sons, the mill&#8217;s owners, left.", ["&amp;"]),
    ("It shut.<br> It <em>burned</em>.", ["<br>"]), ("[caption id=\"a_1\" width=\"300\"]The mill[/caption]", ["[caption id=\"a_1\" width=\"300\"]"]),
    ("The [mill](https://example.org/mill) shut.", ["[mill](https://example.org/mill)"]), ("Write to [email protected] now.", ["[email protected]"]),
    ("It is at https://example.org/?utm_source=x now.", ["?utm_source="]), ("He said \\u201cno\\u201d twice.", ["\\u201c"]),
    ("Sign up for our newsletter", ["Sign up for our newsletter"]), ("Please enable JavaScript to see it.", ["Please enable JavaScript"]),
    ("(more)", ["(more)"]), ("--30--", ["--30--"]), ("– 30 –", ["– 30 –"]), ("-more-", ["-more-"]),
    ("text-align: left; margin-top: 20px", ["text-align: left;", ": 20px"]),
])
def test_what_a_page_leaves_behind(line, found):
    marked = residue(line)
    assert [text for _, text in marked] == found and {code for code, _ in marked} <= {"RE102", "RE105"}


@pytest.mark.parametrize("line", [
    "An advertisement hung in the hall. Comments were few, and the menu was short.", "“Read more books,” Ms. Rehm told them.",
    "Holt & Sons; AT&T; R&D; a < b. Set aside [in part], the rule fell. He clicked here and there.",
    "UP NEXT: RHP Cal Brandt (2-5) pitches on Friday.", "Up next: Otters at Herons", "Related: the mill and the bridge have one owner.",
    "The float: left or right? The margin: 5 votes. Position: goalkeeper.", "She shared this story on Monday. A list of items was read.",
    "The recommended stories were by Anna Hartwell. It is at https://example.org/a?b=c now. *Not* **all** of it.",
])
def test_what_no_page_left(line):
    assert residue(line) == []


def test_what_a_merge_leaves_behind():
    lines = "<<<<<<< HEAD\nThe mill shut.\n=======\nThe mill burned.\n>>>>>>> desk"
    assert residue(lines) == [("RE108", "<<<<<<< HEAD"), ("RE108", "======="), ("RE108", ">>>>>>> desk")]
    assert residue("The mill\n=======\nIt shut.\n>>>>>> It burned.\n=======") == []


def test_each_kind_of_residue_is_one_finding():
    text = STORY.replace("{}", "The gate shut. pic.twitter.com/Ab3dEfGh1J It rose. pic.twitter.com/Zz3dEfGh1J")
    (found,) = LINTER.check(LINTER.document(plain.read(text)))
    assert [text[p.start : p.end] for p in found.places[1:]] == ["pic.twitter.com/Zz3dEfGh1J"]


@pytest.mark.parametrize("line, found, fix", [
    ("The townâ€™s bridge", "â€™", "’"), ("The cafÃ© burned", "Ã©", "é"), ("It fell â€“ and fell", "â€“", "–"), ("It cost Â£5", "Â£", "£"),
    ("It cost â‚¬5", "â‚¬", "€"), ("He paid Ã¢â‚¬â„¢s", "Ã¢â‚¬â„¢", "’"), ("SÃ©golÃ \u0308ne", "Ã©", "é"), ("They don?t know", "?", "’"),
    ("TheyÕre late", "Õ", "’"), ("They don`t know", "`", "’"), ("It isn‚Äôt so", "‚Äô", "’"), ("A caf√© burned", "√©", "é"),
    ("It cost 5 Â pounds", "Â", ""), ("He went to Viá»‡t Nam", "á»‡", "ệ"), ("He went to Huáº¿", "áº¿", "ế"), ("He saw BucureÈ™ti", "È™", "ș"),
    ("He saw ä¸\u00adå›½", "ä¸\u00adå›½", "中国"), ("He saw æ—¥æœ¬èªž", "æ—¥æœ¬èªž", "日本語"), ("He saw Ø¹Ø±Ø¨", "Ø¹Ø±Ø¨", "عرب"), ("He saw NizamÉ™ddin", "É™", "ə"),
])
def test_damaged_characters_are_repaired(line, found, fix):
    text = STORY.replace("{}", line + ", he said.")
    first = next(f for f in LINTER.check(LINTER.document(plain.read(text))) if f.code == "RE103")
    assert (text[first.start : first.end], first.fix.edits[0].content) == (found, fix)


def test_repaired_quotation_marks_are_named():
    text = STORY.replace("{}", "She called it â€œa messâ€\u009d, and cafÃ© food.")
    assert [f.message.partition(": ")[2] for f in LINTER.check(LINTER.document(plain.read(text)))] == [
        "write an opening quotation mark", "write a closing quotation mark", "write “é”"]


def test_a_note_between_two_marks_is_one_finding():
    assert residue("He left. TK NAME OF OWNER TK") == [("RE101", "TK NAME OF OWNER TK")]
    assert residue("The mayor, TK, met TK Maxx staff, TK of them.") == [("RE101", "TK"), ("RE101", "TK")]


def test_lost_characters_are_only_marked():
    text = STORY.replace("{}", "The town\ufffds bridge is shut, \ufffd he said.")
    found = [f for f in LINTER.check(LINTER.document(plain.read(text))) if f.code == "RE103"]
    assert [(f.fix, f.suggestions) for f in found] == [(None, ("’",)), (None, ())]


@pytest.mark.parametrize("line", [
    "São Paulo, Ángel, Über, naïve, façade, Ñuñoa, Český, Łódź, Ærø, Ålesund, Đà Nẵng.", "“Voilà,” he said; “c’est ça”, l’Âge d’or.",
    "It cost £5, €9 or ¥12 – in 20°C. What? so? The √2 rule. He asked: was it the mayor’s?",
    "A “café”—or ‘touché’”—in «Panamá»… The CAFÉ’s NESTLÉ® and CAFÉ—bar, “Beyoncé’…” Ørsted, Çelik, Íñigo; «\u00a0café\u00a0».",
])
def test_what_is_not_damaged(line):
    assert [x for x in residue(line) if x[0] == "RE103"] == []


def test_whatever_damage_is_reported_calls_the_check():
    check = Mojibake()
    pairs = [a + b for a in TRAIL[::2] for b in TRAIL[::7]]
    found = [chr(c) + rest for c in range(0xC0, 0xF1) for rest in (*TRAIL, *pairs)] + [f"ð{rest}{c}" for rest in pairs[::7] for c in TRAIL[::9]]
    copy = ((text, Document(plain.read(f"He saw x{text}b, he said."))) for text in found if BROKEN.fullmatch(text))
    damaged = [text for text, doc in copy if any(check.run(doc, ()))]
    calls = check.triggers().literals
    assert len(damaged) > 5_000 and all(any(call in text for call in calls) for text in damaged)


def test_repaired_leaves_alone_what_cannot_be_read_back():
    assert repaired("Ãb") == "Ãb" and repaired("mill") == "mill" and repaired("Ä°") == "İ"
