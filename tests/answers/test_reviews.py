"""The lines in which a reading is looked over: columns, words, and a newer file beside the one in view."""

import pytest

from analysis import load
from analysis.answers.columns_review import columns_review, moved, targets
from analysis.answers.versions_review import versions_review
from analysis.answers.words_review import with_meaning, words_review
from analysis.errors import UnknownFieldError
from analysis.intake.choices import choices_of
from analysis.intake.merge import match
from analysis.intake.rereading import same_rows
from analysis.model import Outcome, Stage

HEAD = "Employer,Job,Blob,Date applied,Status\n"
ROWS = (
    "Harbour Lane,Analyst,Leeds,03/05/2026,Applied\n"
    "Beck Foods,Clerk,Leeds,14/05/2026,Wibble\n"
    "Carr Homes,Buyer,Hull,15/05/2026,REJECTED\n"
    "Dene Clinic,Nurse,A very long word that nobody would ever read,,rejected\n"
    "Elm Bank,Teller,,,Wishlist\n"
)


def read(rows: str = ROWS, **choices):
    return load((HEAD + rows).encode(), filename="mine.csv", **choices)


def test_columns_stand_with_their_examples_the_doubtful_first() -> None:
    lines = columns_review(read())
    assert lines[0].header == "Blob"
    misc = lines[0]
    assert (misc.field, misc.sure, misc.why) == ("", False, "")
    assert misc.examples == ("Leeds", "Hull", "A very long word that nobod…")
    assert misc.filled == 4
    by = {line.header: line for line in lines}
    assert (by["Employer"].field, by["Employer"].sure) == ("company", True)
    assert by["Date applied"].examples[0] == "3 May 2026"
    assert by["Status"].examples == ("Applied", "Wibble", "REJECTED")


def test_a_column_moves_to_a_field_and_back_to_itself() -> None:
    misc = columns_review(read())[0]
    mapping = moved({}, misc, "location")
    assert mapping == {"location": "Blob"}
    line = {one.header: one for one in columns_review(read(mapping=mapping))}["Blob"]
    assert (line.field, line.why) == ("location", "you chose it")
    assert moved(mapping, line, "channel") == {"channel": "Blob"}
    assert moved(mapping, line, "") == {"location": ""}
    assert list(read(mapping={"location": ""}).applications["location"]) == [""] * 4


def test_every_target_is_known_to_the_reader() -> None:
    for target in targets():
        if target not in ("company", "role"):
            assert len(read(mapping={target: "Blob"})) >= 1, target
    assert len(set(targets())) == len(targets())
    with pytest.raises(UnknownFieldError):
        read(mapping={"astrology": "Blob"})


def test_words_stand_once_with_their_rows_the_unknown_first() -> None:
    lines = words_review(read())
    assert [(line.word.casefold(), line.rows, line.known) for line in lines] == [
        ("wibble", 1, False), ("rejected", 2, True), ("applied", 1, True), ("wishlist", 1, True),
    ]  # fmt: skip
    assert (lines[1].stage, lines[1].outcome) == (Stage.APPLIED, Outcome.REJECTED)
    assert lines[3].stage is Stage.SAVED


def test_a_word_given_a_meaning_is_known_and_read_like_that() -> None:
    meanings = with_meaning({}, words_review(read())[0], "screening", "no_reply")
    ds = read(value_map=meanings)
    line = {one.word: one for one in words_review(ds, meanings)}["Wibble"]
    assert (line.known, line.chosen, line.stage, line.outcome) == (
        True, True, Stage.SCREENING, Outcome.NO_REPLY,
    )  # fmt: skip
    assert list(ds.applications["stage"])[1] == "screening"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (("saved", "rejected"), ("saved", "waiting")),
        (("applied", "accepted"), ("accepted", "accepted")),
        (("accepted", "rejected"), ("accepted", "accepted")),
        (("offer", "declined"), ("offer", "declined")),
    ],
)
def test_meanings_hold_together(said, kept) -> None:
    line = words_review(read())[0]
    meanings = with_meaning({"status": {"Applied": ("applied", "waiting")}}, line, *said)
    assert meanings["status"] == {"Applied": ("applied", "waiting"), "Wibble": kept}
    assert choices_of(meanings).state("status", "wibble") is not None


def test_a_file_without_a_status_has_no_words() -> None:
    ds = load(b"Employer,Job,Date applied\nFell,Clerk,14/05/2026\n", filename="a.csv")
    assert words_review(ds) == ()


def test_a_newer_file_is_told_line_by_line() -> None:
    old = read()
    new = read(ROWS.replace("Wibble", "Interview").replace("Harbour Lane,Analyst", "Holt,Pilot"))
    found = versions_review(old, new, match(old, new))
    assert found.same_search
    assert found.new == ({"Employer": "Holt", "Role": "Pilot", "Sent": "3 May 2026"},)
    assert found.gone == ({"Employer": "Harbour Lane", "Role": "Analyst", "Sent": "3 May 2026"},)
    assert {"Application": "Beck Foods · Clerk", "What": "Stage", "Before": "Sent", "Now": "Interview"} in (
        found.changed
    )


def test_a_name_that_was_mended_is_asked_about() -> None:
    old = read()
    new = read(ROWS.replace("Harbour Lane,Analyst,Leeds,03/05", "Harbour Lanes,Analyst,Leeds,02/05"))
    found = versions_review(old, new, match(old, new))
    assert [(one.before, one.after) for one in found.questions] == [
        ("Harbour Lane · Analyst, 3 May 2026", "Harbour Lanes · Analyst, 2 May 2026")
    ]


def test_a_file_of_another_search_says_so() -> None:
    old, new = read(), read("Fell,Pilot,,16/05/2026,Applied\n")
    found = versions_review(old, new, match(old, new))
    assert not found.same_search
    assert "another search" in found.sentence


def test_the_same_rows_keep_their_ids_whatever_they_are_read_as() -> None:
    old = read()
    again = same_rows(old, read(mapping={"role": "Blob", "notes": "Job"}))
    assert list(again.applications["application_id"]) == list(old.applications["application_id"])
    assert set(again.events["application_id"]) <= set(old.applications["application_id"])
    assert again.applications["role"].iloc[0] == "Leeds"


def test_rows_that_come_in_by_a_choice_get_ids_of_their_own() -> None:
    old = read()
    again = same_rows(old, read(value_map={"status": {"Wishlist": ("applied", "waiting")}}))
    ids = list(again.applications["application_id"])
    assert ids[:4] == list(old.applications["application_id"])
    assert len(set(ids)) == len(ids) == 5
