"""The header row: below titles and instructions, over two rows, in other languages, or absent."""

import pytest

from analysis.intake.grid import Area, Cells
from analysis.intake.header import Header, clean_names, column_letters, find_header, kind_of_cell
from analysis.intake.header_words import is_known, kinds_in

PLAIN = ("Company", "Role", "Applied", "Status")
DATA = (
    ("Acorn Media", "Editor", "2026-03-02", "Rejected"),
    ("Beacon Energy", "Analyst", "2026-03-04", "Interview"),
    ("Cairn Housing", "Officer", "2026-03-05", "Applied"),
    ("Delta Rail", "Planner", "2026-03-09", "No reply"),
)


def found(rows: list[Cells] | tuple[Cells, ...], merged: tuple[Area, ...] = ()) -> Header:
    header = find_header(rows, merged, is_known)
    assert header is not None
    return header


def test_the_first_row_of_a_plain_list():
    assert found((PLAIN, *DATA))[:2] == (PLAIN, 0)


@pytest.mark.parametrize(
    "above",
    [
        [("My job search 2026", "", "", ""), ("Last updated", "2026-05-01", "", ""), ()],
        [("Applications", "4", "", ""), ("Interviews", "1", "", ""), ("", "", "", "")],
        [("How to use this sheet: fill in one row for every application you send, then pick a status.",), ()],
        [(f"Step {n}: read this carefully before you start",) for n in range(12)],
        [("",) * 4] * 5,
        [("JOB SEARCH", "", "Total sent:", "4")],
    ],
    ids=["title", "figures", "instructions", "many lines", "blank rows", "title with a figure"],
)
def test_what_stands_above_is_no_header(above: list[Cells]):
    assert found([*above, PLAIN, *DATA])[:2] == (PLAIN, len(above))


@pytest.mark.parametrize(
    "header",
    [
        ("Firma", "Stelle", "Beworben am", "Status"),
        ("Entreprise", "Poste", "Date de candidature", "Statut"),
        ("Empresa", "Puesto", "Fecha", "Estado"),
        ("Azienda", "Posizione", "Data", "Esito"),
        ("Bedrijf", "Functie", "Datum", "Status"),
        ("Firma", "Stanowisko", "Data aplikacji", "Status"),
        ("COMPANY NAME", "JOB_TITLE", "date_applied", "currentStatus"),
        ("Who\nwas it?", "Job\ntitle", "When I applied", "What happened"),
    ],
)
def test_headers_in_other_languages_and_spellings(header: Cells):
    assert found((("My search", "", "", ""), header, *DATA))[:2] == (header, 1)


def test_a_kanban_board_has_its_steps_as_header():
    board = (
        ("Wishlist", "Applied", "Interview", "Offer", "Rejected"),
        ("Acorn Media", "Beacon Energy", "Cairn Housing", "", "Delta Rail"),
        ("Elm Data", "", "Fir Robotics", "", "Gorse"),
    )
    assert found(board)[:2] == (board[0], 0)


def test_a_sparse_list_under_a_wide_header():
    header = ("Company", "Role", "Applied", "Screening", "Interview 1", "Interview 2", "Offer", "Notes")
    rows = [(f"Firm {n}", "Buyer", f"2026-03-{n:02}", "", "", "", "", "") for n in range(1, 20)]
    assert found([header, *rows])[:2] == (header, 0)


@pytest.mark.parametrize(
    "rows",
    [
        DATA,
        [("2026-03-01", "12", "3"), ("2026-03-02", "14", "2"), ("2026-03-03", "9", "1")],
        [("A diary of my search.",), ("Today I wrote to three firms and heard nothing.",)],
        [],
        [(), ("", "")],
    ],
    ids=["data only", "figures", "prose", "nothing", "blank"],
)
def test_no_header_at_all(rows: list[Cells]):
    assert find_header(rows, (), is_known) is None


def test_two_header_rows_with_merged_groups_become_one():
    rows = (
        ("", "", "Application", "", "Interview", "", "Notes"),
        ("Company", "Role", "Date", "Source", "Date", "Outcome", ""),
        ("Acorn Media", "Editor", "2026-03-02", "Reed", "2026-03-12", "Passed", "x"),
        ("Beacon Energy", "Analyst", "2026-03-04", "Indeed", "", "", ""),
    )
    header = found(rows, ((0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 1, 6)))
    assert header.names == (
        "Company",
        "Role",
        "Application Date",
        "Source",
        "Interview Date",
        "Interview Outcome",
        "Notes",
    )
    assert header.row == 1


def test_two_header_rows_without_merging_information():
    rows = (
        ("", "", "Application", "", "Interview", ""),
        ("Company", "Role", "Date", "Notes", "Date", "Notes"),
        ("Acorn Media", "Editor", "2026-03-02", "sent late", "2026-03-12", "friendly"),
        ("Beacon Energy", "Analyst", "2026-03-04", "", "", ""),
    )
    assert found(rows).names == (
        "Company", "Role", "Application Date", "Application Notes", "Interview Date", "Interview Notes",
    )  # fmt: skip


def test_details_below_a_header_with_gaps_are_joined_to_it():
    rows = (
        ("Company", "Role", "Applied", "Interview", "", "Status"),
        ("", "", "", "Date", "Type", ""),
        ("Acorn Media", "Editor", "2026-03-02", "2026-03-12", "Phone", "Rejected"),
        ("Beacon Energy", "Analyst", "2026-03-04", "", "", "Applied"),
    )
    header = found(rows)
    assert header.names == ("Company", "Role", "Applied", "Interview Date", "Interview Type", "Status")
    assert header.row == 1


def test_a_header_written_on_two_lines_is_read_as_one():
    rows = (
        ("Company", "Job", "Application", "Application", "Interview"),
        ("name", "title", "date", "status", "date"),
        ("Acorn Media", "Editor", "2026-03-02", "Rejected", ""),
        ("Beacon Energy", "Analyst", "2026-03-04", "Interview", "2026-03-14"),
    )
    header = found(rows)
    assert header.names == (
        "Company name",
        "title",
        "Application date",
        "Application status",
        "Interview date",
    )
    assert header.row == 1


def test_a_line_of_hints_below_the_header_is_no_part_of_it():
    rows = (PLAIN, ("e.g. Acorn", "e.g. Editor", "day/month/year", "choose one"), *DATA)
    assert found(rows)[:2] == (PLAIN, 0)


def test_groups_that_say_nothing_are_left_out():
    rows = (
        ("Job details", "", "Tracking", ""),
        ("Company", "Role", "Date", "Status"),
        *DATA,
    )
    assert found(rows, ((0, 0, 0, 1), (0, 2, 0, 3))).names == ("Company", "Role", "Date", "Status")


def test_a_title_over_all_columns_is_no_group():
    rows = (("My job search", "", "", ""), PLAIN, *DATA)
    assert found(rows, ((0, 0, 0, 3),)).names == PLAIN


def test_the_first_row_of_data_is_no_second_header():
    header = ("Company", "Role", "", "Status")
    rows = (header, ("Acorn Media", "Editor", "Interview", "Offer"), *DATA)
    assert found(rows)[:2] == (header, 0)


@pytest.mark.parametrize(
    ("names", "used", "cleaned"),
    [
        (
            ("Company\nname", " Date ", "date", "DATE"),
            (1, 1, 1, 1),
            ("Company name", "Date", "date (2)", "DATE (3)"),
        ),
        (("", "Role", ""), (1, 1, 0), ("Column A", "Role", "")),
        (("Date", "Date (2)", "Date"), (1, 1, 1), ("Date", "Date (2)", "Date (3)")),
        ((), (), ()),
    ],
)
def test_names_are_on_one_line_and_unique(names: Cells, used: tuple[int, ...], cleaned: Cells):
    assert clean_names(names, [bool(one) for one in used]) == cleaned


def test_column_letters():
    assert [column_letters(n) for n in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("2026-03-02", "date"),
        ("2026-03-02T10:30:00", "date"),
        ("2/3/26", "date"),
        ("3 March 2026", "date"),
        ("£32,000", "number"),
        ("25%", "number"),
        ("https://example.org", "address"),
        ("me@example.org", "address"),
        ("Interview 2", "text"),
        ("3 interviews", "text"),
    ],
)
def test_sorts_of_cells(cell: str, kind: str):
    assert kind_of_cell(cell) == kind


def test_what_headers_name():
    assert "employer" in kinds_in("Company Name")
    assert "role" in kinds_in("Position")
    assert "stage" in kinds_in("HR/ Recruiter Call")
    assert kinds_in("Acorn Media") == frozenset()
    assert kinds_in("x" * 80) == frozenset()
    assert kinds_in("2026") == frozenset()
