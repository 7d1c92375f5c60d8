"""What applications can be compared by, and which have a value."""

import pytest

from analysis.answers.comparable import comparable, ids_with
from analysis.errors import UnknownFieldError
from analysis.metrics.compare import compare
from analysis.model import MappedColumn
from tests.builders import dataset

ROWS = [
    {"channel": one, "age": age} for one, age in (("Indeed", 1), ("indeed ", 2), ("LinkedIn", 3), ("", 4))
]


def test_only_what_has_two_values_is_compared_by() -> None:
    found = comparable(dataset(ROWS))
    assert next(iter(found)) == "channel"
    assert "cv_version" not in found
    assert found["channel"] == "Channel"
    assert comparable(dataset()) == {}


def test_own_columns_count_when_they_make_groups_and_are_no_field() -> None:
    own = {
        "Letter": ["a", "b", "a", "b"], "Note": ["w", "x", "y", "z"], "Same": ["k"] * 4,
        "Status": ["a", "b", "a", "b"],
    }  # fmt: skip
    ds = dataset(ROWS, own=own, mapping={"status": MappedColumn("Status", 1.0, "")})
    assert [by for by in comparable(ds) if by.startswith("own:")] == ["own:Letter"]
    assert comparable(ds)["own:Letter"] == "Letter"


def test_the_applications_of_a_value_are_those_the_comparison_counts() -> None:
    ds = dataset(ROWS)
    assert ids_with(ds, "channel", ["Indeed"]) == ("a1", "a2")
    table = compare(ds, "channel").table
    for value, n in table["n"].items():
        assert len(ids_with(ds, "channel", [value])) == n
    with pytest.raises(UnknownFieldError):
        ids_with(ds, "astrology", ["x"])
