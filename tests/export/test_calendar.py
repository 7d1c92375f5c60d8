"""The calendar: read again by the library, whole days, the same bytes every time, no contact in it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from analysis.export.calendar import calendar, entries
from analysis.model import AsideReason, Dataset, EventKind, Filters, MappedColumn, SetAside
from tests.builders import AS_OF, ago, dataset, event

MET = {"stage": "interview", "outcome": "rejected"}


def search() -> Dataset:
    rows = [
        {**MET, "company": "Beck Foods", "contact_email": "mairi@beck.example", "contact": "Mairi Kerr"},
        {"stage": "interview", "company": "Carr; Homes, Dale", "role": "Clerk"},
        {"stage": "screening", "company": "Dene", "deadline": ago(-6), "next_step": "Send papers",
         "next_step_on": ago(-2)},
        {"company": "Elm", "deadline": ago(-6)},
        {"company": "Fell", "outcome": "withdrawn", "next_step_on": ago(-6)},
    ]  # fmt: skip
    events = [
        event("a1", EventKind.REJECTED, ago(1)), event("a2", EventKind.INTERVIEW, ago(-3)),
        event("a2", EventKind.INTERVIEW, ago(20)), event("a5", EventKind.INTERVIEW, ago(-3)),
    ]  # fmt: skip
    return dataset(rows, events)


def read(data: bytes) -> list[tuple[date, str]]:
    """What a calendar program finds in it."""
    book = Calendar.from_ical(data)
    found = []
    for one in book.walk("VEVENT"):
        assert (one.decoded("dtend") - one.decoded("dtstart")).days == 1
        assert str(one["uid"]).endswith("@stepping-stones")
        found.append((one.decoded("dtstart"), str(one["summary"])))
    assert len({str(one["uid"]) for one in book.walk("VEVENT")}) == len(found)
    assert not book.errors
    return found


def test_what_is_to_come_is_in_it() -> None:
    assert read(calendar(search())) == [
        (ago(-1), "Thank Beck Foods and ask why"),
        (ago(-2), "Send papers (Dene)"),
        (ago(-3), "Interview at Carr; Homes, Dale"),
        (ago(-5), "Thank Carr; Homes, Dale"),
        (ago(-6), "Deadline: Dene"),
    ]


def test_the_same_search_gives_the_same_bytes_and_no_address() -> None:
    data = calendar(search())
    assert data == calendar(search())
    assert b"beck.example" not in data
    assert b"Mairi" not in data


def test_what_is_late_stands_on_the_first_day() -> None:
    late = dataset([{**MET, "outcome": "reserve"}], [event("a1", EventKind.REJECTED, ago(100))])
    assert [one.on for one in entries(late)] == [AS_OF]


def test_a_next_step_on_the_day_of_an_interview_is_that_interview() -> None:
    booked = dataset(
        [{"stage": "interview", "next_step": "Interview", "next_step_on": ago(-9)}],
        [event("a1", EventKind.INTERVIEW, ago(-9))],
    )
    assert [one.title for one in entries(booked)] == ["Interview at Harbour Lane Ltd"]


def test_saved_adverts_that_close_are_in_it() -> None:
    advert = SetAside("Sheet1", 4, AsideReason.SAVED, {"Firm": "Gill Works", "Closes": "2026-07-09"})
    mapping = {
        "company": MappedColumn("Firm", 1.0, ""), "deadline": MappedColumn("Closes", 1.0, ""),
    }  # fmt: skip
    found = entries(dataset([{}], set_aside=(advert,), mapping=mapping))
    assert [(one.on, one.title) for one in found] == [(date(2026, 7, 9), "Closes: Gill Works")]


@pytest.mark.parametrize("nothing", [dataset(), dataset([{"age": None}], as_of=None)])
def test_nothing_to_come_is_an_empty_calendar(nothing: Dataset) -> None:
    assert entries(nothing) == ()
    assert read(calendar(nothing)) == []


def test_filters_choose() -> None:
    assert entries(search(), filters=Filters(sectors=("it",))) == ()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80)), max_size=4))
def test_any_words_are_read_again(texts: list[tuple[str, str, str]]) -> None:
    rows = [
        {
            "company": company,
            "role": f"{role}.",
            "stage": "screening",
            "next_step": step,
            "next_step_on": ago(-4),
        }
        for company, role, step in texts
    ]
    made = dataset(rows)
    found = read(calendar(made))
    assert len(found) == len(rows) == len(entries(made))
