"""The journal of corrections: what it takes, undo and redo, and the text it is kept as."""

import json
import time
from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from analysis.errors import JobSearchError
from analysis.model import (
    EDITABLE_FIELDS,
    AddApplication,
    Application,
    AsideReason,
    BringBack,
    Edits,
    EventKind,
    FollowFile,
    Outcome,
    PutAside,
    RecordEvent,
    RemoveEvent,
    SetAside,
    SetEmployer,
    SetField,
    Stage,
    cells_key,
)

DAY = date(2026, 6, 1)


def note(text: str, application_id: str = "a1") -> SetField:
    return SetField(application_id=application_id, field="notes", value=text)


days = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1))
ids = st.sampled_from(["a1", "a2", "a3"])
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=20)
applications = st.builds(
    Application,
    application_id=ids,
    company=st.just("Harbour Lane"),
    role=texts,
    applied_on=days,
    salary_low=st.none() | st.floats(0, 1e6),
    outcome=st.sampled_from(Outcome),
)
fields = st.one_of(
    st.tuples(st.just("stage"), st.sampled_from(list(Stage)[1:])),
    st.tuples(st.just("outcome"), st.sampled_from(Outcome)),
    st.tuples(st.just("applied_on"), days),
    st.tuples(st.just("notes"), texts),
    st.tuples(st.just("via_agency"), st.booleans()),
    st.tuples(st.just("salary_high"), st.none() | st.floats(0, 1e6)),
)
changes = st.one_of(
    st.builds(
        lambda id_, pair, old: SetField(
            application_id=id_, field=pair[0], value=pair[1], old=pair[1] if old else None
        ),
        ids, fields, st.booleans(),
    ),
    st.builds(FollowFile, application_id=ids, field=st.sampled_from(EDITABLE_FIELDS)),
    st.builds(SetEmployer, employer=st.just("harbour lane"), sector=st.just("it"), about=texts),
    st.builds(RecordEvent, application_id=ids, event=st.sampled_from(EventKind), on=days),
    st.builds(RemoveEvent, application_id=ids, event=st.sampled_from(EventKind), on=days),
    st.builds(AddApplication, application=applications),
    st.builds(BringBack, row_key=st.just("k"), application=applications),
    st.builds(PutAside, application_id=ids, reason=st.sampled_from(AsideReason)),
)  # fmt: skip
journals = st.builds(
    lambda steps, back: _journal(steps, back),
    st.lists(st.lists(changes, min_size=1, max_size=3), max_size=5),
    st.integers(0, 5),
)  # fmt: skip


def _journal(steps: list[list[SetField]], back: int) -> Edits:
    edits = Edits()
    for step in steps:
        edits = edits.add(*step, when=DAY)
    for _ in range(back):
        edits = edits.undo()
    return edits


def test_an_empty_journal() -> None:
    empty = Edits()
    assert (len(empty), empty.active, empty.can_undo, empty.can_redo) == (0, (), False, False)
    assert empty.undo() == empty.redo() == empty.add(when=DAY) == empty
    assert (empty.last, empty.next) == ((), ())


def test_edits_are_numbered_and_dated_and_the_journal_never_changes() -> None:
    one = Edits().add(note("a"), when=DAY)
    two = one.add(note("b"), when=date(2026, 6, 2))
    assert [edit.id for edit in two.active] == ["e1", "e2"]
    assert [edit.when.day for edit in two.active] == [1, 2]
    assert len(one) == 1


def test_what_was_done_together_is_undone_together() -> None:
    edits = Edits().add(note("first"), when=DAY).add(note("x"), note("y", "a2"), note("z", "a3"), when=DAY)
    assert len(edits) == 4
    assert len(edits.last) == 3
    back = edits.undo()
    assert len(back) == 1
    assert back.next == edits.last
    assert back.redo() == edits


def test_a_new_step_drops_what_was_undone() -> None:
    edits = Edits().add(note("a"), when=DAY).add(note("b"), when=DAY).undo().add(note("c"), when=DAY)
    assert not edits.can_redo
    assert [edit.change.value for edit in edits.active if isinstance(edit.change, SetField)] == ["a", "c"]
    assert edits.undo().undo().undo() == Edits(edits.steps, 0)


@pytest.mark.parametrize(
    ("field", "given_value", "kept"),
    [
        ("notes", "  call back ", "call back"),
        ("applied_on", "2026-03-02", date(2026, 3, 2)),
        ("applied_on", pd.Timestamp("2026-03-02 10:30"), date(2026, 3, 2)),
        ("applied_on", pd.NaT, None),
        ("salary_low", float("nan"), None),
        ("salary_low", 30000, 30000.0),
        ("stage", Stage.INTERVIEW, "interview"),
        ("notes", "2026-03-02", "2026-03-02"),
    ],
)
def test_a_value_is_kept_as_an_application_holds_it(field, given_value, kept) -> None:
    value = SetField(application_id="a1", field=field, value=given_value).value
    assert value == kept
    assert type(value) is type(kept)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stage", "saved"), ("stage", "hopeful"), ("outcome", "ghosted"), ("applied_on", "soon"),
        ("salary_low", "lots"), ("salary_low", float("inf")), ("notes", 3), ("colour", "red"),
        ("application_id", "a2"), ("stage_basis", "stated"), ("source_row", 4),
    ],
)  # fmt: skip
def test_a_wrong_value_or_field_is_refused(field, value) -> None:
    with pytest.raises(ValidationError):
        SetField(application_id="a1", field=field, value=value)


def test_an_employer_needs_a_word_said() -> None:
    with pytest.raises(ValidationError, match="Choose a sector"):
        SetEmployer(employer="acme")


def test_rows_with_the_same_cells_have_the_same_key() -> None:
    one = SetAside("Sheet", 3, AsideReason.SAVED, {"Firm": "Ash", "Role": "Cook"})
    moved = SetAside("Other", 9, AsideReason.NOTE, {"Role": "Cook", "Firm": "Ash"})
    other = SetAside("Sheet", 3, AsideReason.SAVED, {"Firm": "Ash", "Role": "Chef"})
    assert cells_key(one) == cells_key(moved) != cells_key(other)


@given(journals)
def test_the_text_gives_back_the_journal(edits: Edits) -> None:
    again = Edits.from_json(edits.to_json())
    assert again == edits
    assert again.to_json() == edits.to_json()


@given(journals)
def test_undo_and_redo_are_opposites(edits: Edits) -> None:
    if edits.can_undo:
        assert edits.undo().redo() == edits
        assert len(edits.undo()) == len(edits) - len(edits.last)
    if edits.can_redo:
        assert edits.redo().undo() == edits


def _spoilt(**changes: object) -> str:
    journal = json.loads(Edits().add(note("a"), when=DAY).add(note("b"), when=DAY).to_json())
    journal["steps"][0][0] |= changes.pop("edit", {})
    journal["steps"][0][0]["change"] |= changes.pop("change", {})
    return json.dumps(journal | changes)


@pytest.mark.parametrize(
    "text",
    [
        "", "no journal", "[]", "{}", '{"version": 1}', _spoilt(done=3), _spoilt(done=-1), _spoilt(done="1"),
        _spoilt(steps=[[]]), _spoilt(version=0), _spoilt(version="1"), _spoilt(extra=1),
        _spoilt(edit={"id": "e2"}), _spoilt(edit={"id": "first"}), _spoilt(edit={"when": "yesterday"}),
        _spoilt(change={"field": "colour"}), _spoilt(change={"field": "stage", "value": "saved"}),
        _spoilt(change={"kind": "unheard_of"}), _spoilt(change={"extra": 1}), _spoilt(change={"value": 3}),
    ],
)  # fmt: skip
def test_a_bad_journal_is_refused_with_a_way_out(text: str) -> None:
    with pytest.raises(JobSearchError, match="corrections cannot be read") as caught:
        Edits.from_json(text)
    assert caught.value.hint


def test_a_journal_of_a_newer_version_says_so() -> None:
    with pytest.raises(JobSearchError, match="newer version") as caught:
        Edits.from_json('{"version": 2, "pages": []}')
    assert "Update" in caught.value.hint


def test_two_thousand_edits_are_quick() -> None:
    start = time.perf_counter()
    edits = Edits()
    for place in range(2000):
        edits = edits.add(note("x", f"a{place}"), when=DAY)
    assert Edits.from_json(edits.to_json()) == edits
    assert time.perf_counter() - start < 2
