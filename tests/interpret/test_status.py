"""Meaning of status cells and notes: words of real trackers, many voices, their basis, what always holds."""

import csv
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.interpret.status import StatusReading, read_status, read_statuses
from analysis.model.stage import Basis, Outcome, Stage

HERE = Path(__file__).parent
CASES = HERE.parent / "cases"
ASSUMED, STATED, INFERRED = Basis.ASSUMED, Basis.STATED, Basis.INFERRED


def rows(path, **how):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, **how))


VOCABULARY = rows(HERE / "status_vocabulary.tsv", delimiter="\t", quoting=csv.QUOTE_NONE)
PHRASES = rows(HERE / "status_phrases.tsv", delimiter="\t", quoting=csv.QUOTE_NONE)


@pytest.mark.parametrize("row", VOCABULARY, ids=lambda row: row["status"])
def test_the_vocabulary_of_public_trackers(row):
    reading = read_status(row["status"])
    assert (reading.stage, reading.outcome) == (row["stage"], row["outcome"])


@pytest.mark.parametrize(("half", "least"), [("tuned", 0.97), ("held", 0.93), ("later", 0.94)])
def test_phrases_in_many_voices(half, least):
    """Three parts: held was never looked at row by row; the rows of later were scored before they were used.

    At first sight the batches of later scored .75, .83, .83, .90, .78, .80 and .86; only then were they read.
    The learned reading, which reads eight to twelve in a hundred more of new voices, costs one on held.
    """
    chosen = [row for row in PHRASES if row["half"] == half]
    readings = [read_status(row["status"], row["notes"]) for row in chosen]
    right = [
        (got.stage, got.outcome) == (row["stage"], row["outcome"])
        for row, got in zip(chosen, readings, strict=True)
    ]
    assert len(chosen) > 500
    assert sum(right) / len(right) >= least


def statuses_of_case(name, status, notes=None):
    gold = json.loads((CASES / "gold.json").read_text(encoding="utf-8"))[name]["applications"]
    read = [read_status(row[status], row[notes] if notes else "") for row in rows(CASES / name)]
    sent = [reading for reading in read if reading.stage is not Stage.SAVED]
    return [(one.stage, one.outcome) for one in sent], [(one["stage"], one["outcome"]) for one in gold]


@pytest.mark.parametrize(
    ("name", "status", "notes"),
    [
        ("s01_plain.csv", "status", None),
        ("s02_uk_dates.csv", "Status", None),
        ("s07_simplify_export.csv", "Status", "Notes"),
        ("s08_huntr_export.csv", "listName", None),
        ("s11_us_dirty.csv", "Response?", None),
        ("s12_emoji_notes.csv", "Status", "Notes"),
    ],
)
def test_the_status_columns_of_the_cases(name, status, notes):
    read, gold = statuses_of_case(name, status, notes)
    assert read == gold


@pytest.mark.parametrize(
    ("status", "stage", "outcome"),
    [
        ("Unsuccessful", Stage.APPLIED, Outcome.REJECTED),
        ("2nd interview", Stage.FINAL_ROUND, Outcome.WAITING),
        ("Rejected after 2nd interview", Stage.FINAL_ROUND, Outcome.REJECTED),
        ("Awaiting reply", Stage.APPLIED, Outcome.WAITING),
        ("Interview booked", Stage.INTERVIEW, Outcome.WAITING),
        ("Opportunity", Stage.SAVED, Outcome.WAITING),
        ("Absage", Stage.APPLIED, Outcome.REJECTED),
        ("Vorstellungsgespräch", Stage.INTERVIEW, Outcome.WAITING),
        ("Offen", Stage.APPLIED, Outcome.WAITING),
        ("Zusage", Stage.OFFER, Outcome.WAITING),
        ("Keine Rückmeldung", Stage.APPLIED, Outcome.NO_REPLY),
    ],
)
def test_the_statuses_of_the_cases_in_workbooks_and_other_encodings(status, stage, outcome):
    reading = read_status(status)
    assert (reading.stage, reading.outcome) == (stage, outcome)


@pytest.mark.parametrize(
    ("status", "notes", "expected"),
    [
        ("Rejected", "", (Stage.APPLIED, Outcome.REJECTED, ASSUMED, STATED)),
        ("Rejected after interview", "", (Stage.INTERVIEW, Outcome.REJECTED, STATED, STATED)),
        ("Rejected without interview", "", (Stage.APPLIED, Outcome.REJECTED, STATED, STATED)),
        ("Offer", "", (Stage.OFFER, Outcome.WAITING, STATED, ASSUMED)),
        ("Applied", "", (Stage.APPLIED, Outcome.WAITING, STATED, STATED)),
        ("Awaiting response", "", (Stage.APPLIED, Outcome.WAITING, ASSUMED, STATED)),
        ("Hired", "", (Stage.ACCEPTED, Outcome.ACCEPTED, STATED, STATED)),
        ("turned it down", "", (Stage.OFFER, Outcome.DECLINED, INFERRED, STATED)),
        ("Offer declined", "", (Stage.OFFER, Outcome.DECLINED, STATED, STATED)),
        ("Pre-employment checks", "", (Stage.OFFER, Outcome.WAITING, INFERRED, ASSUMED)),
        ("Reserve list", "", (Stage.APPLIED, Outcome.RESERVE, ASSUMED, STATED)),
        ("no second interview", "", (Stage.INTERVIEW, Outcome.REJECTED, INFERRED, STATED)),
        ("asdf", "", (Stage.APPLIED, Outcome.WAITING, ASSUMED, ASSUMED)),
        ("", "", (Stage.APPLIED, Outcome.WAITING, ASSUMED, ASSUMED)),
        ("Wishlist", "", (Stage.SAVED, Outcome.WAITING, STATED, ASSUMED)),
        ("Rejected", "got to 3rd round", (Stage.FINAL_ROUND, Outcome.REJECTED, STATED, STATED)),
        ("applied", "advert gone", (Stage.APPLIED, Outcome.CLOSED, STATED, STATED)),
        ("", "interviewed 3 May", (Stage.INTERVIEW, Outcome.WAITING, STATED, ASSUMED)),
    ],
)
def test_a_reading_says_how_it_is_known(status, notes, expected):
    assert read_status(status, notes) == StatusReading(*expected)


WORDS = [
    "rejected", "no", "not", "interview", "offer", "2nd", "final", "accepted", "declined", "ghosted", "yet",
    "->", "/", "-", "(", ")", "I", "they", "after", "before", "test", "withdrew", "saved", "if", "3/4",
    "said", "by me",
]  # fmt: skip
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


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


@pytest.mark.parametrize(
    "notes",
    ["We offer a great interview process. " * 30_000, "a" * 100_000, "->" + "-" * 100_000, "1/" * 50_000],
)
def test_a_pasted_advert_or_noise_is_read_in_reasonable_time(notes):
    start = time.perf_counter()
    assert read_status("Applied", notes) == read_status("Applied")
    assert time.perf_counter() - start < 3


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
    assert time.perf_counter() - start < 3  # the promise is half a second; test machines are busy
    assert len(readings) == 10_000
