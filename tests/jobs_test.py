"""Several processes: the same order, and no loss when one of them dies."""

import os

import pytest

from newslint import jobs

PARENT = os.getpid()


def double(n):
    return 2 * n


def die_once(n):
    if n == 7 and os.getpid() != PARENT:
        os._exit(9)
    return 2 * n


def refuse(n):
    raise ValueError(n)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_order(count):
    assert list(jobs.each(double, list(range(100)), count)) == [2 * n for n in range(100)]


def test_a_process_that_dies_loses_nothing():
    assert list(jobs.each(die_once, list(range(50)), 2)) == [2 * n for n in range(50)]


def test_an_error_is_not_lost():
    with pytest.raises(ValueError):
        list(jobs.each(refuse, list(range(50)), 2))


def test_few_articles_need_one_process():
    assert jobs.number(0, ["a"] * 5) == 1 and jobs.number(3, ["a"]) == 3
