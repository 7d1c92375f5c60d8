"""A state told by nothing but the colour of a row."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from analysis.errors import UnknownFieldError, UnreadableFileError
from analysis.intake.colours import cell_colours, painted_cells
from analysis.intake.load import load
from tests.intake.books import saved

RED, GREEN = "FFFF0000", "FF00B050"
ROWS = [
    ("Hazel", "Clerk", "2026-01-05", RED),
    ("Brook", "Cook", "2026-01-06", GREEN),
    ("Elm", "Porter", "2026-01-07", None),
    ("Oak", "Buyer", "2026-01-08", RED),
]


def coloured(rows=ROWS, *, theme=None):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Jobs"
    sheet.append(["Company", "Role", "Applied"])
    for at, (*cells, colour) in enumerate(rows, 2):
        sheet.append(cells)
        for cell in sheet[at]:
            if colour:
                cell.fill = PatternFill("solid", fgColor=theme or colour)
    return saved(book)


def test_rows_are_told_by_the_colour_of_their_cells():
    assert cell_colours(coloured(), "Jobs") == {RED: (2, 5), GREEN: (3,)}
    assert cell_colours(coloured(), "Nothing") == {}
    assert cell_colours(b"Company,Role\nHazel,Clerk\n", "") == {}


def test_a_colour_of_the_theme_is_worked_out():
    found = cell_colours(coloured(ROWS[:1], theme=Color(theme=5)), "Jobs")
    assert list(found.values()) == [(2,)]
    assert all(len(colour) == 8 and int(colour, 16) for colour in found)
    lighter = cell_colours(coloured(ROWS[:1], theme=Color(theme=5, tint=0.6)), "Jobs")
    assert lighter.keys() != found.keys()


def test_what_the_user_says_a_colour_means_is_the_state_of_its_rows():
    plain = load(coloured())
    assert set(plain.applications["outcome"]) == {"waiting"}
    meaning = {RED: ("applied", "rejected"), GREEN.lower(): "interview"}
    ds = load(coloured(), value_map={"colour": meaning})
    assert ds.applications["outcome"].tolist() == ["rejected", "waiting", "waiting", "rejected"]
    assert ds.applications["stage"].tolist() == ["applied", "interview", "applied", "applied"]
    assert ds.applications["outcome_basis"].tolist()[0] == "stated"
    assert not any(issue.code in ("no_status_column", "unknown_status") for issue in ds.issues)
    assert ds.applications["application_id"].tolist() == plain.applications["application_id"].tolist()


def test_a_colour_may_mean_that_nothing_was_sent_yet():
    ds = load(coloured(), value_map={"colour": {GREEN: "saved"}})
    assert ds.aside_counts() == {"saved": 1}


def test_a_state_that_does_not_exist_is_refused():
    with pytest.raises(UnknownFieldError):
        load(coloured(), value_map={"colour": {RED: ("applied", "sacked")}})


def test_a_damaged_workbook_is_said_to_be_damaged():
    with pytest.raises(UnreadableFileError):
        cell_colours(coloured()[:-200], "Jobs")


def test_a_damaged_style_loses_the_colours_only():
    with zipfile.ZipFile(io.BytesIO(coloured())) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    held["xl/styles.xml"] = held["xl/styles.xml"].replace(b"<fonts", b"<&fonts", 1)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        for name, data in held.items():
            parts.writestr(name, data)
    assert painted_cells(made.getvalue(), "Jobs") == ()
    with pytest.raises(UnreadableFileError):
        cell_colours(made.getvalue(), "Jobs")
