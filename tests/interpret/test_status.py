"""What status cells and notes mean: named traps, shapes of real trackers, properties that always hold."""

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.interpret.status import StatusReading, read_status, read_statuses
from analysis.model.stage import Basis, Outcome, Stage

HERE = Path(__file__).parent
ASSUMED, STATED, INFERRED = Basis.ASSUMED, Basis.STATED, Basis.INFERRED


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows("status_vocabulary.tsv"), ids=lambda row: row["status"])
def test_the_vocabulary_of_public_trackers(row):
    reading = read_status(row["status"])
    assert (reading.stage, reading.outcome) == (row["stage"], row["outcome"])


@pytest.mark.parametrize(
    ("status", "notes", "expected"),
    [
        ("Rejected", "", (Stage.APPLIED, Outcome.REJECTED, ASSUMED, STATED)),
        ("Rejected after interview", "", (Stage.INTERVIEW, Outcome.REJECTED, STATED, STATED)),
        ("Rejected without interview", "", (Stage.APPLIED, Outcome.REJECTED, STATED, STATED)),
        ("Offer", "", (Stage.OFFER, Outcome.WAITING, STATED, ASSUMED)),
        ("Applied", "", (Stage.APPLIED, Outcome.WAITING, STATED, ASSUMED)),
        ("Awaiting response", "", (Stage.APPLIED, Outcome.WAITING, ASSUMED, STATED)),
        ("Hired", "", (Stage.ACCEPTED, Outcome.ACCEPTED, STATED, STATED)),
        ("turned it down", "", (Stage.OFFER, Outcome.DECLINED, INFERRED, STATED)),
        ("Offer declined", "", (Stage.OFFER, Outcome.DECLINED, STATED, STATED)),
        ("Reserve list", "", (Stage.INTERVIEW, Outcome.RESERVE, INFERRED, STATED)),
        ("asdf", "", (Stage.APPLIED, Outcome.WAITING, ASSUMED, ASSUMED)),
        ("", "", (Stage.APPLIED, Outcome.WAITING, ASSUMED, ASSUMED)),
        ("Wishlist", "", (Stage.SAVED, Outcome.WAITING, STATED, ASSUMED)),
        ("Rejected", "got to 3rd round", (Stage.FINAL_ROUND, Outcome.REJECTED, STATED, STATED)),
        ("applied", "advert gone", (Stage.APPLIED, Outcome.CLOSED, STATED, STATED)),
    ],
)
def test_a_reading_says_how_it_is_known(status, notes, expected):
    assert read_status(status, notes) == StatusReading(*expected)


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            "rejected",
            "no",
            "not",
            "interview",
            "offer",
            "2nd",
            "final",
            "accepted",
            "declined",
            "ghosted",
            "yet",
            "->",
            "/",
            "-",
            "(",
            ")",
            "I",
            "they",
            "after",
            "before",
        ]
    ),
    max_size=9,
).map(" ".join)


@given(status=TEXTS, notes=TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_a_reading_that_agrees_with_itself(status, notes):
    reading = read_status(status, notes)
    assert reading == read_status(status, notes)
    assert isinstance(reading.stage, Stage)
    assert isinstance(reading.outcome, Outcome)
    assert Basis.EDITED not in reading
    assert (reading.outcome is Outcome.ACCEPTED) == (reading.stage is Stage.ACCEPTED)
    if reading.outcome is Outcome.DECLINED:
        assert reading.stage is Stage.OFFER
    if reading.stage is Stage.SAVED:
        assert reading.outcome is Outcome.WAITING


@given(status=TEXTS.filter(str.isascii))
@settings(max_examples=200, deadline=None)
def test_case_and_surrounding_spaces_do_not_matter(status):
    assert read_status(f"  {status.upper()} ") == read_status(status.lower())


def test_many_are_read_as_one_by_one():
    pairs = [
        ("Rejected", "had two interviews"),
        ("2nd int 12 May - no", ""),
        ("Rejected", "had two interviews"),
    ]
    assert read_statuses(pairs) == [read_status(*pair) for pair in pairs]
    assert read_statuses([]) == []


def test_ten_thousand_distinct_statuses_are_read_quickly():
    kinds = [
        "Rejected after round {}",
        "{} Ghosted",
        "phone screen w/ Recruter {}",
        "2nd int {} May - no",
        "applied {}",
    ]
    pairs = [(kinds[number % 5].format(number), "") for number in range(10_000)]
    read_statuses(pairs[:5])
    start = time.perf_counter()
    readings = read_statuses(pairs)
    assert time.perf_counter() - start < 1.5
    assert len(readings) == 10_000
