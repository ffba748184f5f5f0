"""Words for which the desk writes another."""

from functools import cached_property

from newslint.match.phrases import Phrases, calls_of, covered, like, outermost, places
from newslint.checks import Check, Triggers
from newslint.finding import Hit



class Substitution(Check):
    """Write this instead of that.

    swap: a table of wrong = "right"; a list of several right forms, best first, leaves the choice to the reader; ""
    deletes the word, and the word itself takes out of a table what a house has put in.  The capitals of what is there are kept, and it is left alone where it is already part of
    the right form.
    case: with `true`, only as it is written, and the right form as it is written.
    unless: phrases in which the word is right.
    first-days: the first day on which a word of the table is wrong, for those that a house has only lately given up: an article that
    was published before then may have them.
    safe: with `true`, the fix may be applied unseen.

    ```toml
    [wordy]
    check = "substitution"
    says = "write “{want}”"
    [wordy.swap]
    "at this point in time" = "now"
    "in the event that" = ["if", "in case"]
    ```
    """

    swap: dict
    case: bool = False
    unless: tuple = ()
    first_days: dict[str, str] = {}
    safe: bool = False

    slots = frozenset({"want"})
    about_words = True

    def triggers(self):
        """The longest word of each wrong form, or its characters where it has no word."""
        for wrong, right in self.swap.items():
            if not wrong.strip():
                raise ValueError("swap: an empty word cannot be replaced")
            if not isinstance(right, str) and not (
                isinstance(right, list) and right and all(isinstance(r, str) and r for r in right)
            ):
                raise ValueError(f"swap: {wrong!r} must be replaced by a text or a list of texts")
        for wrong, day in self.first_days.items():
            if not _is_day(day):
                raise ValueError(f"first-days: {day!r} for {wrong!r} must be a day such as \"2026-02-03\"")
            if wrong not in self.swap:
                raise ValueError(f"first-days: {wrong!r} is not in 'swap'")
        return Triggers(*calls_of(self.swap))

    @cached_property
    def _phrases(self):
        return Phrases({wrong: right for wrong, right in self.swap.items() if wrong != right})

    def run(self, doc, keys):
        """A Hit for every place of a wrong form, with the fix if there is one right form."""
        found = [(*span, p) for p in self._phrases.seen(doc, keys) if self._holds(doc, p) for span in places(doc, p, self.case)]
        if not found:
            return
        chosen = {p: (f,) if isinstance(f := self.swap[p], str) else tuple(f) for _, _, p in found}
        longer = [f for p, forms in chosen.items() for f in forms if len(f) > len(p)]
        right, already = covered(doc, self.unless), covered(doc, longer, self.case)
        for start, end, wrong in outermost(found):
            if right(start, end) or already(start, end):
                continue
            forms = chosen[wrong]
            if end - start > 1 and "." in (wrong[-1], doc.text[end : end + 1]):
                end = _end_with_point(doc, start, end, forms)
            text = doc.text[start:end]
            if not self.case:
                forms = tuple(like(text, form) for form in forms)
            if forms == ("",):
                yield _deletion(doc, start, end, self.safe)
            elif len(forms) == 1:
                yield Hit(start, end, {"want": forms[0]}, forms[0], self.safe)
            else:
                yield Hit(start, end, {"want": "” or “".join(forms)}, suggestions=forms)

    def _holds(self, doc, wrong):
        """Whether the word was wrong already on the day of the article; one of unknown date counts as new."""
        return doc.published is None or self.first_days.get(wrong, "") <= str(doc.published)


def _is_day(text):
    """Whether it is a day of the calendar, as 2026-02-03."""
    from datetime import date  # few rules name days

    try:
        return date.fromisoformat(text).isoformat() == text  # it also reads 20260203, which does not compare with another day
    except ValueError:
        return False


def _end_with_point(doc, start, end, forms):
    """The end of a wrong form at text[start:end], with the point of an abbreviation and without the one that ends a sentence,
    unless what is to be written has a point itself."""
    from newslint.analysis.sentences import ABBREVIATIONS, sentence_at  # few words that are found have a point

    text = doc.text
    last = end - (text[end - 1] == ".")
    point = text[last : last + 1] == "."
    if not point or last == end and doc.folded[start:end].rpartition(" ")[2] not in ABBREVIATIONS:
        return end + (point and all(form.endswith(".") for form in forms))
    if all(form.endswith(".") for form in forms):
        return last + 1
    after = text[last + 1 : last + 3].lstrip(" \u00a0")[:1]
    if after.islower() or after.isdigit() or after in tuple(",;:?!"):
        return last + 1
    sentence = sentence_at(doc, start)
    return last if sentence is None or text[last + 1 : sentence.end].strip("\"”’')»]") == "" else last + 1


def _deletion(doc, start, end, safe):
    """A deletion takes the space after the word with it; at the start of a sentence the next word needs a capital."""
    if doc.text[end : end + 1] == " ":
        end += 1
    if doc.text[start].isupper():
        return Hit(start, end, {"want": "nothing"})
    return Hit(start, end, {"want": "nothing"}, "", safe)
