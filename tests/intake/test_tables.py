"""From sheets to tables: the right sheets, stacked lists, and no row lost."""

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import UnknownFieldError
from analysis.intake.grid import BookKind, Cells, RawBook, RawSheet, RawTable
from analysis.intake.read import read
from analysis.intake.tables import find_tables, sheet_tables
from analysis.model import IssueCode
from tests.intake.books import saved

HEADER = ("Company", "Role", "Date applied", "Status", "Notes")
ROWS = (
    ("Acorn Media", "Editor", "2026-03-02", "Rejected", ""),
    ("Beacon Energy", "Analyst", "2026-03-04", "Interview", "call back"),
    ("Cairn Housing", "Officer", "2026-03-05", "Applied", ""),
)
MORE = (
    ("Delta Rail", "Planner", "2026-04-02", "Applied", ""),
    ("Elm Data", "Buyer", "2026-04-04", "Offer", ""),
)


def book_of(*sheets: RawSheet) -> RawBook:
    return RawBook(BookKind.XLSX, sheets)


def sheet(name: str, *rows: Cells, **facts: object) -> RawSheet:
    return RawSheet(name, rows, **facts)  # type: ignore[arg-type] - keyword facts of any kind


def companies(tables: tuple[RawTable, ...]) -> list[str]:
    return [row.cells[0] for table in tables for row in table.rows]


LIST = sheet("Applications", HEADER, *ROWS)


def test_a_table_knows_its_rows_by_their_numbers_in_the_file():
    (table,) = find_tables(
        book_of(sheet("Search", ("My search",), (), HEADER, ROWS[0], (), *ROWS[1:], ("Total", "3"), ()))
    )
    assert (table.sheet, table.header, table.header_row) == ("Search", HEADER, 3)
    assert [row.number for row in table.rows] == [4, 6, 7, 8]
    assert table.rows[0].cells == ROWS[0]
    assert table.rows[-1].cells == ("Total", "3", "", "", "")
    assert table.notes == ()


@pytest.mark.parametrize(
    "other",
    [
        sheet("Dashboard", ("JOB SEARCH DASHBOARD",), ("Applied", "12"), ("Rejected", "3"), ("Offers", "1")),
        sheet("Lists", ("Status", "Source", "Type"), *[(f"s{n}", f"c{n}", f"t{n}") for n in range(30)]),
        sheet(
            "Email log",
            ("When", "From", "Subject"),
            *[("2026-04-07", f"Firm {n}", "Thanks") for n in range(60)],
        ),
        sheet(
            "Contacts",
            ("Name", "Company", "Role", "Email", "Last contacted"),
            *[(f"P{n}", f"Firm {n}", "HR", f"p{n}@example.org", "2026-04-01") for n in range(40)],
        ),
        sheet(
            "How to use", ("Instructions",), ("Fill in one row for each application.",), ("Pick a status.",)
        ),
        sheet(
            "Interviews",
            ("Company", "Role", "Interview date", "Interviewer", "Questions"),
            ("Beacon Energy", "Analyst", "2026-03-14", "Ms Hale", "Why us?"),
        ),
        sheet(
            "Interviews done",
            ("Company", "Role", "Interview date", "Status", "Notes"),
            ("Beacon Energy", "Analyst", "2026-03-14", "Done", ""),
        ),
        sheet(
            "Companies",
            ("Company", "Sector", "Website", "Size", "Notes"),
            *[(f"Firm {n}", "IT", "https://example.org", "50", "") for n in range(50)],
        ),
        sheet("Template", HEADER, ("Example Ltd", "Your role", "2026-01-01", "Applied", "delete me")),
        sheet(
            "By month",
            ("Month", "Applications", "Interviews"),
            *[(f"2026-0{n}", "12", "2") for n in range(1, 9)],
        ),
    ],
    ids=lambda one: one.name,
)
@pytest.mark.parametrize("first", [True, False])
def test_sheets_that_hold_something_else_are_left_out_with_a_note(other: RawSheet, first: bool):
    tables = find_tables(book_of(*((other, LIST) if first else (LIST, other))))
    assert companies(tables) == ["Acorn Media", "Beacon Energy", "Cairn Housing"]
    assert [(note.code, note.sheet) for note in tables[0].notes] == [(IssueCode.SHEET_LEFT_OUT, other.name)]


def test_sheets_with_the_same_headers_are_all_read():
    tables = find_tables(
        book_of(
            sheet("January", HEADER, *ROWS),
            sheet("Summary", ("Sent", "5"), ("Offers", "1")),
            sheet("February", ("February 2026",), HEADER, *MORE),
            sheet("March", HEADER),
        )
    )
    assert [table.sheet for table in tables] == ["January", "February"]
    assert companies(tables) == [row[0] for row in (*ROWS, *MORE)]


def test_sheets_of_two_seekers_may_differ_in_a_column_or_two():
    tables = find_tables(
        book_of(
            sheet("Amira", HEADER, *ROWS),
            sheet("Ben", ("Company", "Role", "Date applied", "Status", "Salary"), *MORE),
        )
    )
    assert [table.sheet for table in tables] == ["Amira", "Ben"]


def test_a_log_of_applications_is_no_log_of_mails():
    log = sheet("Job application log", HEADER, *ROWS)
    ideas = sheet("Ideas", ("Company", "Role", "Link", "Date", "Status"), ("Moss", "Clerk", "", "", ""))
    assert find_tables(book_of(ideas, log))[0].sheet == "Job application log"


def test_an_archive_with_other_columns_is_part_of_the_search():
    old = sheet("2025", ("Firm", "Job", "Sent", "Result"), ("Moss", "Clerk", "2025-02-02", "Rejected"))
    assert [table.sheet for table in find_tables(book_of(LIST, old))] == ["Applications", "2025"]


def test_the_same_employers_under_other_headers_are_no_second_list():
    again = sheet("Progress", ("Employer", "Position", "Sent", "Outcome"), *[row[:4] for row in ROWS])
    assert len(find_tables(book_of(LIST, again))) == 1


def test_hidden_sheets_are_read_only_when_asked_for():
    hidden = sheet("Old", HEADER, *MORE, visible=False)
    assert [table.sheet for table in find_tables(book_of(LIST, hidden))] == ["Applications"]
    assert companies(find_tables(book_of(LIST, hidden), "Old")) == ["Delta Rail", "Elm Data"]


def test_a_sheet_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(UnknownFieldError, match="“Nowhere”") as caught:
        find_tables(book_of(LIST), "Nowhere")
    assert "“Applications”" in caught.value.hint


def test_nothing_that_looks_like_a_header_gives_no_table():
    assert find_tables(book_of(sheet("Diary", ("Wrote to three firms.",), ("Heard nothing.",)))) == ()
    assert find_tables(book_of(sheet("", *ROWS))) == ()
    assert find_tables(book_of(sheet("Empty"))) == ()


def test_a_repeated_header_stays_a_row_and_titles_stay_too():
    (table,) = find_tables(book_of(sheet("Search", HEADER, *ROWS, (), ("April",), HEADER, *MORE)))
    assert [row.number for row in table.rows] == [2, 3, 4, 6, 7, 8, 9]
    assert table.rows[4].cells == HEADER


def test_a_list_further_down_with_its_columns_in_another_order_is_a_table_of_its_own():
    turned = ("Role", "Company", "Date applied", "Status", "Notes")
    tables = find_tables(
        book_of(sheet("Search", HEADER, *ROWS, (), turned, *[(row[1], row[0], *row[2:]) for row in MORE]))
    )
    assert [table.header_row for table in tables] == [1, 6]
    assert [len(table.rows) for table in tables] == [3, 2]
    assert tables[1].rows[0].cells[:2] == ("Planner", "Delta Rail")


def test_figures_below_a_list_stay_rows_of_it():
    below = (("Status", "Number", "Share"), ("Rejected", "1", "33%"), ("Interview", "1", "33%"))
    (table,) = find_tables(book_of(sheet("Search", HEADER, *ROWS, (), *below)))
    assert [row.number for row in table.rows] == [2, 3, 4, 6, 7, 8]


def test_another_list_below_is_left_over_and_not_mixed_in():
    saved_for_later = ("Company", "Role", "Link", "Deadline", "Interest")
    below = (saved_for_later, ("Moss", "Clerk", "https://example.org", "2026-06-01", "high"))
    (table,) = find_tables(book_of(sheet("Search", HEADER, *ROWS, (), ("Wish list",), *below)))
    assert [row.number for row in table.rows] == [2, 3, 4, 6]
    assert [(row.number, row.cells) for row in table.left_over] == [(7, below[0]), (8, below[1])]


def test_figures_above_a_list_do_not_hide_it():
    above = (
        ("Stage", "Number", "Share", "Target"),
        ("Applied", "12", "80%", "20"),
        ("Interview", "3", "20%", "5"),
    )
    (table,) = find_tables(book_of(sheet("Search", *above, (), HEADER, *ROWS)))
    assert (table.header, table.header_row, len(table.rows)) == (HEADER, 5, 3)


def test_two_lists_side_by_side_are_two_tables():
    rows = [
        (*left, "", *right) for left, right in zip((HEADER, *ROWS), (HEADER, *MORE, ("",) * 5), strict=True)
    ]
    tables = find_tables(book_of(sheet("Search", *rows)))
    assert [table.header for table in tables] == [HEADER, HEADER]
    assert companies(tables) == [row[0] for row in (*ROWS, *MORE)]


def test_a_panel_of_figures_beside_a_list_is_left_out_with_a_note():
    panel = (("Status", "Count"), ("Applied", "1"), ("Rejected", "1"), ("Interview", "1"), ("Total", "3"))
    rows = [(*left, "", *right) for left, right in zip((HEADER, *ROWS, ("",) * 5), panel, strict=True)]
    (table,) = find_tables(book_of(sheet("Search", *rows)))
    assert table.header == HEADER
    assert [row.cells for row in table.rows] == list(ROWS)
    assert [note.message for note in table.notes] == [
        "What stands beside the list, in columns G to H, was left out."
    ]


def test_a_blank_column_inside_a_list_is_only_a_gap():
    rows = [
        (*row[:3], "", *row[3:], "", "07700900000" if place else "Phone")
        for place, row in enumerate((HEADER, *ROWS))
    ]
    (table,) = find_tables(book_of(sheet("Search", *rows)))
    assert table.header == (*HEADER, "Phone")
    assert table.rows[1].cells == (*ROWS[1], "07700900000")


def test_section_titles_that_name_a_step_become_the_status_of_their_rows():
    header = HEADER[:3]
    rows = (("Waiting", "", ""), MORE[0][:3], ("Rejected", "", ""), *[row[:3] for row in ROWS])
    (table,) = find_tables(book_of(sheet("Search", header, *rows)))
    assert table.header == (*header, "Status")
    assert [row.cells[3] for row in table.rows] == ["", "Waiting", "", "Rejected", "Rejected", "Rejected"]


@pytest.mark.parametrize("titles", [("January", "February"), ("Rejected", "Please read this")])
def test_other_section_titles_add_nothing(titles: tuple[str, str]):
    header = HEADER[:3]
    rows = ((titles[0], "", ""), MORE[0][:3], (titles[1], "", ""), ROWS[0][:3])
    (table,) = find_tables(book_of(sheet("Search", header, *rows)))
    assert table.header == header
    assert len(table.rows) == 4


def test_columns_without_name_or_data_go_and_those_with_data_are_named():
    rows = (("", "Company", "Role", "", "Applied", ""), ("", "Acorn", "Editor", "x", "2026-03-02", ""))
    (table,) = find_tables(
        book_of(sheet("Search", *rows, ("", "Beacon", "Clerk", "", "2026-03-03", "", "late")))
    )
    assert table.header == ("Company", "Role", "Column D", "Applied", "Column G")
    assert table.rows[1].cells == ("Beacon", "Clerk", "", "2026-03-03", "late")


def test_rows_shorter_and_longer_than_the_header_are_squared():
    book = read(
        b"Company,Role,Applied\nAcorn,Editor\nBeacon,Clerk,2026-03-02,late\n\nCairn,Officer,2026-03-05,,\n"
    )
    (table,) = find_tables(book)
    assert table.header == ("Company", "Role", "Applied", "Column D")
    assert [row.cells for row in table.rows] == [
        ("Acorn", "Editor", "", ""),
        ("Beacon", "Clerk", "2026-03-02", "late"),
        ("Cairn", "Officer", "2026-03-05", ""),
    ]
    assert [row.number for row in table.rows] == [2, 3, 5]


def test_an_employer_merged_over_several_roles_is_written_into_each():
    book = openpyxl.Workbook()
    for row in (HEADER, *ROWS):
        book.active.append(list(row))
    book.active["A3"] = None
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("E3:E4")
    (table,) = find_tables(read(saved(book)))
    assert companies((table,)) == ["Acorn Media", "Acorn Media", "Cairn Housing"]
    assert table.rows[2].cells[4] == ""


def test_a_merged_employer_does_not_make_an_application_of_a_second_line_of_notes():
    rows = (HEADER, ROWS[0], ("", "", "", "", "more notes"), *ROWS[1:])
    (table,) = find_tables(book_of(sheet("Search", *rows, merged=((1, 0, 2, 0),))))
    assert table.rows[1].cells == ("", "", "", "", "more notes")


def test_labels_down_the_first_column_are_turned():
    columns = (HEADER, *ROWS, *MORE)
    (table,) = find_tables(book_of(sheet("Search", ("My search",), (), *zip(*columns, strict=True))))
    assert table.transposed
    assert table.header == HEADER
    assert [row.cells for row in table.rows] == [*ROWS, *MORE]
    assert [row.number for row in table.rows] == [2, 3, 4, 5, 6]


def test_what_a_sheet_would_lose_without_a_word_is_noted():
    facts = {"error_cells": 2, "unsaved_formulas": 1, "hidden_rows": 3}
    (table,) = find_tables(book_of(sheet("Search", HEADER, *ROWS, **facts)))
    assert [(note.code, note.message.split(" ")[0]) for note in table.notes] == [
        (IssueCode.UNSAVED_FORMULA, "1"),
        (IssueCode.ERROR_CELL, "2"),
        (IssueCode.HIDDEN_ROWS, "3"),
    ]
    assert all(note.sheet == "Search" and note.hint for note in table.notes)


def test_the_word_list_can_be_given():
    rows = (("Zzz", "Qqq"), ("Acorn", "Editor"), ("Beacon", "Clerk"))
    (table,) = find_tables(book_of(sheet("", *rows)), is_known_header=lambda text: text in ("Zzz", "Qqq"))
    assert table.header == ("Zzz", "Qqq")


_CELL = st.sampled_from(
    ["Acorn", "Beacon", "Editor", "2026-03-02", "Rejected", "Interview", "", "call back", "12"]
)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(_CELL, _CELL, _CELL, _CELL, _CELL), max_size=12),
    st.lists(st.sampled_from([("My search", "", "", "", ""), (), ("Updated in May",)]), max_size=4),
    st.permutations(range(5)),
)
def test_every_row_below_the_header_is_kept_whatever_stands_above_and_in_whatever_order(
    body: list[Cells], above: list[Cells], order: list[int]
):
    data = [*ROWS, *body]
    turned = [tuple(row[place] for place in order) for row in (HEADER, *data)]
    tables = sheet_tables(sheet("Search", *above, *turned))
    kept = [row for table in tables for row in table.rows]
    start = len(above) + 2
    assert tables[0].header == turned[0]
    assert [(row.number, row.cells) for row in kept] == [
        (start + place, row) for place, row in enumerate(turned[1:]) if any(row)
    ]


_ANY = st.sampled_from(
    ["", "", "Company", "Role", "Status", "Date", "Acorn", "2026-03-02", "12", "Rejected", "Notes"]
)
_AREA = st.tuples(*[st.integers(0, 9)] * 4).map(lambda a: (a[0], a[1], a[0] + a[2], a[1] + a[3]))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.lists(_ANY, max_size=8).map(tuple), max_size=14), st.lists(_AREA, max_size=3))
def test_any_grid_gives_well_formed_tables(rows: list[Cells], merged: list[tuple[int, int, int, int]]):
    for table in find_tables(book_of(sheet("Search", *rows, merged=tuple(merged)))):
        assert all(table.header)
        assert len({name.casefold() for name in table.header}) == len(table.header)
        assert all(len(row.cells) == len(table.header) and any(row.cells) for row in table.rows)
        assert [row.number for row in table.rows] == sorted({row.number for row in table.rows})
