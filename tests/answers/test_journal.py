"""Every edit as one plain sentence, without a word that only the program knows."""

from datetime import date

import pytest

from analysis.answers.journal import EVENT_NAMES, FIELD_NAMES, describe, describe_step, journal, said_value
from analysis.model import (
    EDITABLE_FIELDS,
    AddApplication,
    Application,
    AsideReason,
    BringBack,
    Change,
    Edits,
    EventKind,
    FollowFile,
    PutAside,
    RecordEvent,
    RemoveEvent,
    SetEmployer,
    SetField,
)

DAY = date(2026, 5, 3)
ABOUT = "Analyst at Harbour Lane"
ROW = Application(application_id="a1", company="Harbour Lane")


def put(field: str, value: object, old: object = None) -> SetField:
    return SetField(application_id="a1", field=field, value=value, old=old, about=ABOUT)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (put("stage", "final_round", "applied"), "stage is Later round (was Sent)."),
        (put("outcome", "no_reply"), "outcome is No reply."),
        (put("sector", "it", "unclassified"), "sector is IT & Technology (was Not yet sorted)."),
        (put("sector", "gone"), "sector is Not yet sorted."),
        (put("applied_on", DAY, None), "day sent is 3 May 2026."),
        (put("notes", "", "call"), "notes is empty (was “call”)."),
        (put("via_agency", True, False), "through an agency is yes (was no)."),
        (put("salary_low", 30000.0), "lowest pay is 30,000."),
        (put("feedback", "x" * 60), f"feedback is “{'x' * 39}…”."),
        (RecordEvent(application_id="a1", event="thank_you", on=DAY, about=ABOUT),
         "thank-you sent on 3 May 2026 noted."),
        (RemoveEvent(application_id="a1", event="interview", about=ABOUT), "an interview taken off again."),
        (FollowFile(application_id="a1", field="next_step_on", about=ABOUT),
         "day of the next step follows your file again."),
        (AddApplication(application=ROW, about=ABOUT), "added to the list."),
        (BringBack(row_key="k", application=ROW, about=ABOUT), "brought back into the list."),
        (PutAside(application_id="a1", about=ABOUT), "set aside, it is not an application."),
        (PutAside(application_id="a1", reason=AsideReason.SAVED, about=ABOUT), "not sent yet."),
    ],
)  # fmt: skip
def test_a_sentence(change: Change, sentence: str) -> None:
    (edit,) = Edits().add(change, when=DAY).active
    assert describe(edit) == f"{ABOUT}: {sentence}"


def test_an_employer() -> None:
    edits = Edits().add(
        SetEmployer(
            employer="harbour lane", sector="finance", via_agency=False, old="it", about="Harbour Lane"
        ),
        when=DAY,
    )
    assert describe(edits.active[0]) == (
        "Harbour Lane: sector is Finance, Accounting & Insurance (was IT & Technology) "
        "and not through an agency, for all its applications."
    )


def test_every_event_and_field_has_its_words() -> None:
    assert set(EVENT_NAMES) == set(EventKind)
    assert set(FIELD_NAMES) == set(EDITABLE_FIELDS)
    assert not any("_" in name for name in (*EVENT_NAMES.values(), *FIELD_NAMES.values()))
    assert said_value("notes", None) == "empty"


def test_the_journal_line_by_line() -> None:
    edits = Edits().add(put("notes", "a"), put("notes", "b"), when=DAY).add(put("notes", "c"), when=DAY)
    lines = journal(edits)
    assert [(line.id, line.step) for line in lines] == [("e1", 1), ("e2", 1), ("e3", 2)]
    assert {line.when for line in lines} == {DAY}
    assert describe_step(edits.last) == lines[2].sentence
    assert describe_step(edits.undo().last) == "2 changes made together."
    assert (describe_step(()), journal(Edits())) == ("", ())
