"""Records: named tuples with the fields that a class declares."""

from collections import namedtuple


def record(cls):
    """The class as a named tuple: what it annotates are the fields, what it assigns to them their defaults.

    As typing.NamedTuple does it, without typing, which takes as long to load as ten checks.
    """
    own, fields = vars(cls), tuple(cls.__annotations__)
    given = [name for name in fields if name in own]
    if given != list(fields[len(fields) - len(given) :]):
        raise TypeError(f"{cls.__name__}: a field without a default follows one that has one")
    made = namedtuple(cls.__name__, fields, defaults=[own[name] for name in given], module=cls.__module__)
    for name, value in own.items():
        if name not in fields and name not in ("__dict__", "__weakref__"):
            setattr(made, name, value)
    return made
