"""Records are made once and never change."""

import pickle

import pytest
from support import every_rule

from newslint.checks import CHECKS, Check, load
from newslint.records import record


@record
class Mark:
    """A place and what is said of it."""

    start: int
    message: str = "mend"

    @property
    def loud(self):
        return self.message.upper()


def test_a_record_is_a_named_tuple_with_the_methods_of_its_class():
    mark = Mark(3)
    assert mark == (3, "mend") and mark.loud == "MEND" and mark._replace(start=4).start == 4
    assert (Mark.__doc__, Mark.__module__, Mark.__name__) == ("A place and what is said of it.", __name__, "Mark")
    assert pickle.loads(pickle.dumps(mark)) == mark and type(pickle.loads(pickle.dumps(mark))) is Mark
    with pytest.raises(AttributeError):
        mark.start = 4


def test_a_field_without_a_default_cannot_follow_one_that_has_one():
    with pytest.raises(TypeError, match="Late"):
        @record
        class Late:
            start: int = 0
            end: int


def test_the_parameters_of_a_check_cannot_be_assigned_to():
    check = load("existence")(words=("sources say",))
    with pytest.raises(AttributeError, match="Existence.words"):
        check.words = ()
    assert check.words == ("sources say",)


def test_every_check_says_what_it_does():
    for name in CHECKS:
        cls = load(name)
        assert issubclass(cls, Check) and cls.__doc__ and cls.__doc__ != Check.__doc__ and isinstance(cls.slots, frozenset), name
        assert not [p for p in cls.parameters() if p[0] == "_"], "a name with an underscore is no parameter"


def test_every_check_can_be_handed_to_another_process():
    for rule in every_rule():
        check = rule.build()
        assert vars(pickle.loads(pickle.dumps(check))) == vars(check)
