"""Suppression is tried: what is published goes to a solver that looks for the hidden counts."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.answers.small_cells import (
    LEAST,
    Size,
    hidden_parts,
    put_together,
    safe_part,
    shown_steps,
    small,
    spans,
)


@st.composite
def groups(draw):
    wholes = draw(st.lists(st.integers(5, 60), min_size=1, max_size=9))
    return [draw(st.integers(0, whole)) for whole in wholes], wholes


def solved(parts, wholes, hidden):
    """The least and the most each hidden part can be, by linear programming from what is published."""
    linprog = pytest.importorskip("scipy.optimize").linprog
    total = sum(parts)
    bounds = [(0, n) if gone else (k, k) for k, n, gone in zip(parts, wholes, hidden, strict=True)]
    found = []
    for at, gone in enumerate(hidden):
        if gone:
            aim = np.zeros(len(parts))
            aim[at] = 1
            rows = [
                linprog(sign * aim, A_eq=np.ones((1, len(parts))), b_eq=[total], bounds=bounds)
                for sign in (1, -1)
            ]
            found.append((round(rows[0].fun), round(-rows[1].fun)))
    return found


@given(groups())
@settings(deadline=None)
def test_a_solver_cannot_find_a_hidden_count_from_the_shown_ones_and_the_total(drawn) -> None:
    parts, wholes = drawn
    hidden = hidden_parts(parts, wholes)
    for k, n, gone in zip(parts, wholes, hidden, strict=True):
        assert gone or safe_part(k, n)
    assert spans(parts, wholes, hidden) == solved(parts, wholes, hidden)
    # the total itself is published only where it is safe; then the hidden ones stay open
    if safe_part(sum(parts), sum(wholes)) and len(parts) > 1:
        assert all(high - low >= LEAST for low, high in spans(parts, wholes, hidden))


@given(groups())
def test_the_hidden_ones_together_are_not_a_small_count_either(drawn) -> None:
    parts, wholes = drawn
    hidden = hidden_parts(parts, wholes)
    gone = [at for at, one in enumerate(hidden) if one]
    if gone and safe_part(sum(parts), sum(wholes)):
        assert safe_part(sum(parts[at] for at in gone), sum(wholes[at] for at in gone))


def test_a_single_small_count_takes_another_with_it() -> None:
    assert hidden_parts([3, 20, 30], [40, 60, 90]) == [True, True, False]
    assert hidden_parts([20, 30], [40, 60]) == [False, False]
    assert hidden_parts([], []) == []
    assert small(0)


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 12)), max_size=9))
def test_small_groups_join_until_none_is_small_and_no_joint_one_is_a_single_group(sizes) -> None:
    def size(some):
        return Size(sum(sizes[key][0] for key in some), sum(sizes[key][1] for key in some))

    found = put_together(range(len(sizes)), size, people=True)
    assert sorted(key for group in found for key in group) == list(range(len(sizes)))
    if len(found) > 1:
        assert all(not small(size(group).applications) and not small(size(group).people) for group in found)
    single_small = [group for group in found if len(group) == 1 and small(size(group).applications)]
    assert not single_small or len(sizes) == 1


@given(st.lists(st.integers(0, 60), min_size=1, max_size=7).map(lambda counts: sorted(counts, reverse=True)))
def test_no_two_shown_steps_lie_a_small_count_apart(counts) -> None:
    shown = [
        count
        for count, on in zip(counts, shown_steps(counts, [2] if len(counts) > 2 else []), strict=True)
        if on
    ]
    assert all(one >= LEAST for one in shown)
    assert all(one - other >= LEAST for one, other in pairwise(shown))


def test_the_step_that_comes_first_is_kept_when_two_cannot_both_be_shown() -> None:
    assert shown_steps([100, 32, 30, 8, 2]) == [True, True, False, True, False]
    assert shown_steps([100, 32, 30, 8, 2], [2]) == [True, False, True, True, False]
    assert shown_steps([]) == []
