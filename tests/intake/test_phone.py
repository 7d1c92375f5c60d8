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
