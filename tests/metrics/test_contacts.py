"""The contact book: one row a person, nobody invented, months that add up."""

from typing import Any

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.metrics.contacts import contacts
from analysis.model import Dataset, Event, EventKind, Filters
from tests.builders import AS_OF, ago, dataset, event
from tests.metrics.searches import rows as random_rows

MET, LATER, NO = EventKind.INTERVIEW, EventKind.FINAL_ROUND, EventKind.REJECTED


def by_name(search: Dataset, **given: Any) -> pd.DataFrame:
    return contacts(search, **given).table.set_index("name")


def test_one_person_over_several_applications_is_one_row() -> None:
    beck = {"company": "Beck Foods"}
    search = dataset(
        [
            {
                "contact": "Mairi  Kerr",
                "contact_email": "m@b.example",
                "role": "Clerk",
                "company": "Beck Foods Ltd",
            },
            {"contact": "Mairi Kerr ", "contact_phone": "0161 496 0001", "stage": "interview", **beck},
            {"contact": "Mairi Kerr", "company": "Carr Homes"},
            {"contact": "mairi kerr", **beck},
            {"contact": "M. Kerr", **beck},
        ]
    )
    table = contacts(search).table
    assert len(table) == 4
    row = table[table["applications"] == 2].iloc[0]
    assert (row["roles"], row["email"], row["phone"]) == ("Analyst, Clerk", "m@b.example", "0161 496 0001")
    assert (row["stage"], row["met"]) == ("interview", True)


def test_an_address_alone_is_somebody_without_a_name() -> None:
    search = dataset([{"contact_email": "Jobs@beck.example"}, {"contact_email": "jobs@beck.example"}, {}])
    table = contacts(search).table
    assert table["name"].tolist() == [""]
    assert table["applications"].tolist() == [2]


def test_touches_are_the_last_and_the_next() -> None:
    search = dataset(
        [{"contact": "Mairi Kerr", "stage": "interview", "next_step_on": ago(-9)}],
        [event("a1", EventKind.APPLIED, ago(90)), event("a1", MET, ago(30)), event("a1", LATER, ago(-4))],
    )
    row = by_name(search).loc["Mairi Kerr"]
    assert row["last_touch"] == pd.Timestamp(ago(30))
    assert row["last_kind"] == "interview"
    assert row["next_touch"] == pd.Timestamp(ago(-4))
    assert row["first_met"] == pd.Timestamp(ago(30))


def test_what_is_due_stands_with_the_person() -> None:
    search = dataset(
        [{"contact": "Mairi Kerr", "stage": "interview", "outcome": "rejected"}], [event("a1", NO, ago(1))]
    )
    result = contacts(search)
    row = result.table.iloc[0]
    assert (row["action"], row["next_touch"]) == ("ask", pd.Timestamp(ago(-1)))
    assert [(one.name, one.due.group) for one in result.to_write] == [("Mairi Kerr", "now")]


def test_once_a_job_is_found_open_contacts_are_worth_telling() -> None:
    rows = [{"stage": "accepted", "outcome": "accepted"}, {"contact": "Mairi Kerr"}, {},
            {"contact": "Tom Askwith", "outcome": "rejected"}]  # fmt: skip
    assert contacts(dataset(rows)).to_tell == ("a2",)
    assert contacts(dataset(rows[1:])).to_tell == ()


def test_each_interview_adds_a_name_in_its_month() -> None:
    search = dataset(
        [{"contact": "Mairi Kerr", "company": "Beck", "stage": "interview"},
         {"contact": "Mairi Kerr", "company": "Beck", "stage": "interview"},
         {"contact": "Tom Askwith", "stage": "interview"}, {"contact": "Ines Carvalho", "stage": "interview"},
         {"stage": "interview"}],
        [event("a1", MET, ago(100)), event("a2", MET, ago(20)), event("a3", MET, ago(20))],
    )  # fmt: skip
    result = contacts(search)
    months = result.by_month
    assert months["month"].tolist() == [
        pd.Timestamp(2026, 3, 1),
        *pd.date_range("2026-04-01", "2026-06-01", freq="MS"),
    ]
    assert months["names"].tolist() == [1, 0, 0, 1]
    assert months["book"].tolist() == [1, 1, 1, 2]
    assert months["interviews"].tolist() == [1, 0, 0, 2]
    assert result.undated == 1
    assert result.unnamed == ("a5",)
    assert (
        result.sentence
        == "Your search has brought you 3 people at 2 employers, all of them through interviews."
    )


def test_nobody_named_is_said_kindly() -> None:
    result = contacts(dataset([{}]))
    assert result.table.empty
    assert result.by_month.empty
    assert result.sentence.startswith("Your file names nobody yet.")


def test_an_adviser_never_mixes_two_seekers() -> None:
    rows = [{"seeker": one, "contact": "Mairi Kerr"} for one in ("Ann", "Ben")]
    assert len(contacts(dataset(rows)).table) == 2
    assert len(contacts(dataset(rows), filters=Filters(seekers=("Ann",))).table) == 1


@st.composite
def searches(draw: st.DrawFn) -> Dataset:
    rows = draw(random_rows())
    for row in rows:
        row["contact"] = draw(st.sampled_from(("", "Mairi Kerr", "Tom Askwith", " Tom  Askwith")))
        row["contact_email"] = draw(st.sampled_from(("", "a@b.example")))
    events: list[Event] = []
    for place in range(1, len(rows) + 1):
        for kind in draw(st.lists(st.sampled_from((MET, LATER, NO, EventKind.THANK_YOU)), max_size=3)):
            on = draw(st.none() | st.integers(-20, 300).map(ago))
            events.append(event(f"a{place}", kind, on))
    return dataset(rows, events)


@settings(max_examples=50, deadline=None)
@given(searches())
def test_counts_add_up(search: Dataset) -> None:
    result = contacts(search)
    rows = search.applications
    named = rows[(rows["contact"].str.strip() != "") | (rows["contact_email"] != "")]
    assert int(result.table["applications"].sum()) == len(named)
    met = result.table[result.table["met"]]
    to_come = int((met["first_met"] > pd.Timestamp(AS_OF)).sum())
    assert int(result.by_month["names"].sum()) + result.undated + to_come == len(met)
    assert set(result.table["name"]) <= {"", "Mairi Kerr", "Tom Askwith"}
    assert {one.application_id for one in result.to_write} <= set(named["application_id"])


@settings(max_examples=30, deadline=None)
@given(searches(), st.randoms(use_true_random=False))
def test_order_never_matters(search: Dataset, order: Any) -> None:
    places = list(range(len(search.applications)))
    order.shuffle(places)
    mixed = Dataset(
        search.applications.iloc[places].reset_index(drop=True), search.events, as_of=search.as_of
    )
    one_way, other = contacts(search), contacts(mixed)
    pd.testing.assert_frame_equal(one_way.table, other.table)
    pd.testing.assert_frame_equal(one_way.by_month, other.by_month)
    assert one_way.to_write == other.to_write
    assert one_way.sentence == other.sentence
