"""The one way in: what it returns, refuses and promises."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from analysis.errors import NoApplicationsError, UnknownFieldError, UnreadableFileError
from analysis.intake.load import Step, load
from analysis.model import APPLICATION_COLUMNS, EVENT_COLUMNS, Application

PLAIN = "Company,Role,Date,Status\nFig Foods,Cook,2026-01-05,Rejected\nGale Gas,Fitter,2026-02-06,Interview\n"


def read(text, **choices):
    return load(text.encode(), filename="search.csv", **choices)


def core(ds):
    rows = ds.applications[["application_id", "company", "role", "applied_on", "stage", "outcome"]]
    return sorted(map(tuple, rows.astype(str).to_numpy().tolist()))


def test_the_tables_have_the_promised_columns_and_types():
    ds = read(PLAIN)
    assert list(ds.applications.columns)[: len(APPLICATION_COLUMNS)] == list(APPLICATION_COLUMNS)
    assert {name: str(ds.applications[name].dtype) for name in APPLICATION_COLUMNS} == APPLICATION_COLUMNS
    assert {name: str(ds.events[name].dtype) for name in EVENT_COLUMNS} == EVENT_COLUMNS
    assert ds.applications["feedback"].tolist() == ["", ""]
    assert ds.source == "search.csv"


def test_a_path_and_its_bytes_give_the_same(tmp_path):
    path = tmp_path / "search.csv"
    path.write_text(PLAIN, encoding="utf-8")
    assert core(load(path)) == core(load(str(path))) == core(read(PLAIN))
    assert load(path).fingerprint == read(PLAIN).fingerprint


def test_the_fingerprint_tells_content_and_choices_apart():
    prints = {
        read(PLAIN).fingerprint,
        read(PLAIN + "Holm,Porter,2026-03-01,Applied\n").fingerprint,
        read(PLAIN, as_of=date(2026, 5, 1)).fingerprint,
        read(PLAIN, mapping={"notes": ""}).fingerprint,
    }
    assert len(prints) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Item,Quantity\nMilk,2\nBread,1\n",
        "Company,Role,Date,Status\n",
        "Month,Applications,Interviews\nJanuary,12,2\nFebruary,9,1\n",
        "just a line of text\n",
    ],
)
def test_a_file_without_applications_is_refused_with_a_way_out(text):
    with pytest.raises(NoApplicationsError) as caught:
        read(text)
    assert caught.value.hint


def test_what_cannot_be_read_at_all_is_another_error():
    with pytest.raises(UnreadableFileError):
        load(b"")


@pytest.mark.parametrize(
    "choices",
    [
        {"mapping": {"company": "Nothing"}},
        {"mapping": {"colour": "Company"}},
        {"value_map": {"status": {"PFO": ("applied", "sacked")}}},
        {"value_map": {"status": {"PFO": "somewhere"}}},
        {"value_map": {"sector": {"Fin": "nowhere"}}},
        {"value_map": {"company": {"a": "b"}}},
        {"sheet": "Nothing"},
    ],
)
def test_choices_of_things_that_do_not_exist_are_refused(choices):
    with pytest.raises(UnknownFieldError) as caught:
        read(PLAIN, **choices)
    assert caught.value.hint


def test_a_mapping_overrules_the_guess():
    text = "A,B,C\nFig Foods,Cook,Rejected\nGale Gas,Fitter,Applied\n"
    ds = read(text, mapping={"company": "A", "role": "B", "status": "C"})
    assert list(ds.applications["company"]) == ["Fig Foods", "Gale Gas"]
    assert ds.mapping["role"].why == "you chose it"


def test_an_unsure_column_and_a_missing_status_are_said():
    ds = read("Company,Role,Timestamp\nFig Foods,Cook,2026-01-05\n")
    assert {issue.code.value for issue in ds.issues} == {"unsure_column", "no_status_column"}
    assert all(issue.hint and issue.message for issue in ds.issues)


def test_every_row_satisfies_what_an_application_must():
    ds = read(
        "Company,Role,Applied,Status,Offer,Outcome,Salary\n"
        "Fig Foods,Cook,2026-01-05,Rejected,x,,20k\nGale Gas,,2026-01-06,Offer accepted,,Rejected,\n"
        ",Porter,2026-01-07,Hired,,,\nHolm Inn,Clerk,,Declined offer,,,£9/hr\n"
    )
    rows = ds.applications[list(APPLICATION_COLUMNS)].astype(object)
    rows = rows.where(rows.notna(), None).to_dict("records")
    for row in rows:
        for name in ("applied_on", "replied_on", "deadline", "next_step_on"):
            row[name] = row[name].date() if row[name] is not None else None
    checked = TypeAdapter(list[Application]).validate_python(rows)
    assert [vars(one) for one in checked] == rows


def test_only_what_is_there_is_promised_for_a_file_of_saved_adverts():
    ds = read("Company,Role,Status\nFig Foods,Cook,Wishlist\nGale Gas,Fitter,To apply\n")
    assert len(ds) == 0
    assert ds.aside_counts() == {"saved": 2}
    assert ds.as_of is None


HEADERS = ("Company", "Role", "Date applied", "Status", "Notes")
ROWS = (
    ("Fig Foods", "Cook", "13/01/2026", "Rejected", "had a phone interview"),
    ("Gale Gas", "Fitter", "14/02/2026", "Interview", ""),
    ("Holm Inn", "Porter", "", "Wishlist", "ring first"),
    ("Iver Ltd", "Clerk", "03/03/2026", "Ghosted", ""),
)


def as_csv(order=range(5), delimiter=",", rows=ROWS, before="", between=""):
    lines = [HEADERS, *rows]
    return before + f"\n{between}".join(delimiter.join(line[at] for at in order) for line in lines) + "\n"


@pytest.mark.parametrize("order", list(permutations(range(5)))[::17])
def test_the_order_of_the_columns_does_not_matter(order):
    assert core(read(as_csv(order))) == core(read(as_csv()))


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_does_not_matter(delimiter):
    assert core(read(as_csv(delimiter=delimiter))) == core(read(as_csv()))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_does_not_matter(encoding):
    assert core(load(as_csv().encode(encoding), filename="search.csv")) == core(read(as_csv()))


def test_title_rows_and_blank_rows_do_not_matter():
    assert core(read(as_csv(before="My job search 2026\n\n"))) == core(read(as_csv()))
    assert core(read(as_csv(between="\n"))) == core(read(as_csv()))


@pytest.mark.parametrize("pattern", ["%m/%d/%Y", "%Y-%m-%d", "%d %b %Y", "%d.%m.%y"])
def test_the_way_days_are_written_does_not_matter(pattern):
    rows = []
    for company, role, day, status, notes in ROWS:
        parts = day.split("/")
        text = date(int(parts[2]), int(parts[1]), int(parts[0])).strftime(pattern) if day else ""
        rows.append((company, role, text, status, notes))
    assert core(read(as_csv(rows=rows))) == core(read(as_csv()))


CELL = st.text(
    alphabet=st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters=',"'), max_size=25
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1, max_size=12))
def test_rows_are_conserved_whatever_they_hold(rows):
    lines = [
        ("Company", "Job title", "Date applied", "Status"),
        *rows,
        ("Fig Foods", "Cook", "2026-01-05", "Applied"),
    ]
    ds = read("\n".join(",".join(line) for line in lines) + "\n")
    assert ds.rows_read == len(ds) + len(ds.set_aside)
    assert ds.applications["application_id"].is_unique
    assert (ds.applications["company"] + ds.applications["role"]).ne("").all()
    assert not ds.applications["stage"].eq("saved").any()


def test_the_steps_of_a_reading_can_be_followed() -> None:
    told: list[Step] = []
    load(b"Company,Role,Status\nElm,Clerk,Applied\n", filename="a.csv", on_step=told.append)
    assert told == list(Step)
