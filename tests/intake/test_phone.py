"""Text that is no file of a spreadsheet: lines typed into a phone, tables drawn with bars."""

from analysis.intake.dialect import spaced_delimiter
from analysis.intake.load import load


def test_lines_are_parted_at_a_dash_between_blanks():
    assert spaced_delimiter("Hazel - clerk - applied\nBrook - cook - rejected\n") == " - "
    assert spaced_delimiter("Jobs\nHazel / clerk / applied\nBrook / cook / rejected\n") == " / "
    assert spaced_delimiter("Anglo-Dutch - clerk\nBrook - cook\n") == ""
    assert spaced_delimiter("") == ""


def test_a_note_from_a_phone_is_a_list():
    ds = load(
        "Jobs 2026\nSandpiper Bakery – counter staff – applied 3 Mar 2026 – no reply\n"
        "Turnstone Hotel – housekeeper – applied 15 Mar 2026 – rejected\n".encode(),
        filename="note.txt",
    )
    assert ds.applications["company"].tolist() == ["Sandpiper Bakery", "Turnstone Hotel"]
    assert ds.applications["role"].tolist() == ["counter staff", "housekeeper"]
    assert ds.applications["outcome"].tolist() == ["no_reply", "rejected"]
    assert ds.aside_counts() == {"note": 1}


def test_the_rule_of_a_drawn_table_is_no_row():
    ds = load(
        b"| Company | Role | Status |\n|---|:---:|---|\n"
        b"| Fir | Cook | Rejected |\n| Elm | Clerk | Applied |\n",
        filename="note.md",
    )
    assert ds.applications["company"].tolist() == ["Fir", "Elm"]
    assert ds.rows_read == 2
    assert ds.applications["source_row"].tolist() == [3, 4]


def test_bullets_are_no_part_of_a_name():
    ds = load(
        b"Jobs:\n- Olive Oils, cook, 5 Jan 2026, rejected\n- Pear Press, printer, 13 Jan 2026, interview\n"
        b"- Quince Quilts, machinist, 20 Jan 2026, no reply\n",
        filename="note.txt",
    )
    assert ds.applications["company"].tolist() == ["Olive Oils", "Pear Press", "Quince Quilts"]


def test_a_role_in_brackets_is_taken_apart_from_its_employer():
    ds = load(
        b"Application,Sent on\nIvy Interiors (Upholsterer),2026-01-05\nKiwi Kitchens (Fitter),2026-01-19\n",
        filename="list.csv",
    )
    assert ds.applications["company"].tolist() == ["Ivy Interiors", "Kiwi Kitchens"]
    assert ds.applications["role"].tolist() == ["Upholsterer", "Fitter"]
