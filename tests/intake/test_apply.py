"""Edits laid over a search: what they change, what they leave, what they report."""

import time
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.intake.apply import apply, lay
from analysis.intake.changes import bring_back, keep_mine, set_field, take_file
from analysis.model import (
    AddApplication,
    Application,
    AsideReason,
    BringBack,
    Change,
    Dataset,
    Edits,
    Event,
    EventKind,
    FollowFile,
    MappedColumn,
    PutAside,
    RecordEvent,
    RemoveEvent,
    SetAside,
    SetEmployer,
    SetField,
    cells_key,
)
from tests import builders

DAY = date(2026, 6, 29)
SAVED = SetAside("Jobs", 7, AsideReason.SAVED, {"Firm": "Rowan Foods", "Title": "Baker", "Rank": "high"})
MAPPING = {"company": MappedColumn("Firm", 1.0, ""), "role": MappedColumn("Title", 1.0, "")}


def search(**fields: object) -> Dataset:
    """Three applications, one advert, an own column; the second was refused."""
    rows = [
        {"company": "Ash Ltd", "role": "Cook", "source_row": 2},
        {"company": "Birch", "role": "Chef", "stage": "interview", "outcome": "rejected", "source_row": 3},
        {"company": "ASH Limited", "role": "Waiter", "source_row": 4, "outcome_basis": "assumed"},
    ]
    rows[1] |= fields
    events = [
        builders.event("a1", "applied", builders.ago(90)),
        builders.event("a2", "applied", builders.ago(90)),
        builders.event("a2", "interview", builders.ago(60)),
        builders.event("a2", "rejected", builders.ago(50)),
    ]
    return builders.dataset(
        rows, events, own={"Rank": ["low", "", "mid"]}, set_aside=(SAVED,), mapping=MAPPING, rows_read=4,
        fingerprint="f",
    )  # fmt: skip


def journal(*changes: Change) -> Edits:
    edits = Edits()
    for change in changes:
        edits = edits.add(change, when=DAY)
    return edits


def put(field: str, value: object, application_id: str = "a1", old: object = None) -> SetField:
    return SetField(application_id=application_id, field=field, value=value, old=old)


def cell(ds: Dataset, field: str, application_id: str = "a1") -> object:
    rows = ds.applications.set_index("application_id")
    return rows.loc[application_id, field]


def happened(ds: Dataset, application_id: str = "a1") -> list[tuple[str, date | None]]:
    rows = ds.events[ds.events["application_id"] == application_id]
    return [
        (kind, None if pd.isna(on) else on.date()) for kind, on in zip(rows["kind"], rows["on"], strict=True)
    ]


def same(one: Dataset, other: Dataset) -> bool:
    pd.testing.assert_frame_equal(one.applications, other.applications)
    pd.testing.assert_frame_equal(one.events, other.events)
    assert one.set_aside == other.set_aside
    return True


def test_no_edits_give_the_very_dataset() -> None:
    ds = search()
    assert apply(ds, Edits()) is ds
    assert apply(ds, journal(put("notes", "x")).undo()) is ds


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("notes", "call", "call"), ("next_step_on", DAY, pd.Timestamp(DAY)), ("salary_low", 30000, 30000.0),
        ("via_agency", True, True), ("role", "Head cook", "Head cook"), ("feedback", "warm", "warm"),
        ("applied_on", None, pd.NaT),
    ],
)  # fmt: skip
def test_a_field_shows_the_value_and_nothing_else_changes(field, value, shown) -> None:
    ds = search()
    after = apply(ds, journal(put(field, value)))
    got = cell(after, field)
    assert (pd.isna(got) and pd.isna(shown)) or got == shown
    rest = [name for name in ds.applications.columns if name not in {field, "job_family", "sector"}]
    pd.testing.assert_frame_equal(
        after.applications[rest].drop(columns="sector_basis"),
        ds.applications[rest].drop(columns="sector_basis"),
    )
    pd.testing.assert_series_equal(after.applications.dtypes, ds.applications.dtypes)
    assert cell(ds, field) != shown or pd.isna(shown)


def test_stage_outcome_and_sector_are_marked_as_edited() -> None:
    after = apply(search(), journal(put("stage", "screening"), put("outcome", "closed"), put("sector", "it")))
    assert [cell(after, name) for name in ("stage", "outcome", "sector")] == ["screening", "closed", "it"]
    assert {cell(after, f"{name}_basis") for name in ("stage", "outcome", "sector")} == {"edited"}
    assert cell(after, "stage_basis", "a2") == "stated"


def test_accepted_means_stage_accepted() -> None:
    after = apply(search(), journal(put("outcome", "accepted")))
    assert (cell(after, "stage"), cell(after, "stage_basis")) == ("accepted", "inferred")
    assert cell(after, "outcome_basis") == "edited"


def test_the_last_word_counts() -> None:
    after = apply(search(), journal(put("notes", "one"), put("notes", "two"), put("notes", "x", "a2")))
    assert (cell(after, "notes"), cell(after, "notes", "a2")) == ("two", "x")


def test_a_mended_name_makes_the_guesses_anew_but_not_what_was_said() -> None:
    ds = search()
    after = apply(ds, journal(put("company", "Barclays"), put("role", "Software engineer")))
    assert (cell(after, "sector"), cell(after, "job_family")) == ("finance", "it")
    kept = apply(ds, journal(put("sector", "retail"), put("company", "Barclays")))
    assert (cell(kept, "sector"), cell(kept, "sector_basis")) == ("retail", "edited")
    column = apply(search(sector="health", sector_basis="column"), journal(put("company", "Barclays", "a2")))
    assert (cell(column, "sector", "a2"), cell(column, "sector_basis", "a2")) == ("health", "column")


def test_pay_in_figures_follows_the_text() -> None:
    after = apply(search(), journal(put("salary_text", "£30k-35k"), put("salary_high", 40000)))
    assert (cell(after, "salary_low"), cell(after, "salary_high")) == (30000.0, 40000.0)


def test_an_employer_has_one_sector_in_all_its_applications() -> None:
    applied = lay(search(), journal(SetEmployer(employer="ash", sector="hospitality", via_agency=True)))
    after = applied.dataset
    assert [cell(after, "sector", id_) for id_ in ("a1", "a2", "a3")] == [
        "hospitality", "unclassified", "hospitality",
    ]  # fmt: skip
    assert cell(after, "sector_basis", "a3") == "edited"
    assert cell(after, "via_agency", "a3")
    assert applied.edited == {"a1": {"sector", "via_agency"}, "a3": {"sector", "via_agency"}}


def test_of_application_and_employer_the_later_word_counts() -> None:
    own, whole = put("sector", "it"), SetEmployer(employer="ash", sector="retail")
    assert cell(apply(search(), journal(own, whole)), "sector") == "retail"
    assert cell(apply(search(), journal(whole, own)), "sector") == "it"
    assert cell(apply(search(), journal(whole, own)), "sector", "a3") == "retail"


def test_a_word_on_an_employer_holds_when_its_name_is_mended_later() -> None:
    after = apply(
        search(), journal(SetEmployer(employer="birch", sector="it"), put("company", "Birch & Co Bank", "a2"))
    )
    assert cell(after, "sector", "a2") == "it"


def test_an_event_is_added_by_day() -> None:
    after = apply(search(), journal(RecordEvent(application_id="a2", event="thank_you", on=DAY)))
    assert happened(after, "a2")[-1] == ("thank_you", DAY)
    assert after.events["basis"].iloc[-1] == "edited"
    assert (cell(after, "stage", "a2"), cell(after, "outcome", "a2")) == ("interview", "rejected")


def test_a_recorded_step_lifts_the_stage_and_never_lowers_it() -> None:
    edits = journal(
        RecordEvent(application_id="a1", event="interview", on=DAY),
        RecordEvent(application_id="a2", event="screening", on=DAY),
    )
    after = apply(search(), edits)
    assert (cell(after, "stage"), cell(after, "stage_basis")) == ("interview", "edited")
    assert (cell(after, "stage", "a2"), cell(after, "stage_basis", "a2")) == ("interview", "stated")
    later = apply(search(), edits.add(put("stage", "applied"), when=DAY))
    assert cell(later, "stage") == "applied"


def test_reopened_waits_again_and_keeps_stage_and_history() -> None:
    after = apply(
        search(), journal(RecordEvent(application_id="a2", event="reopened", on=DAY, old="rejected"))
    )
    assert [cell(after, name, "a2") for name in ("stage", "outcome", "outcome_basis")] == [
        "interview", "waiting", "edited",
    ]  # fmt: skip
    assert [kind for kind, _ in happened(after, "a2")] == ["applied", "interview", "rejected", "reopened"]


def test_an_outcome_that_was_wrong_takes_its_event_along() -> None:
    after = apply(search(), journal(put("outcome", "waiting", "a2")))
    assert [kind for kind, _ in happened(after, "a2")] == ["applied", "interview"]
    lower = apply(search(), journal(put("stage", "applied", "a2")))
    assert [kind for kind, _ in happened(lower, "a2")] == ["applied", "rejected"]


def test_a_mended_day_moves_its_event() -> None:
    after = apply(search(), journal(put("applied_on", DAY)))
    assert happened(after) == [("applied", DAY)]
    assert happened(apply(search(), journal(put("applied_on", None)))) == []


def test_an_event_can_be_removed_again_and_its_effect_with_it() -> None:
    note = RecordEvent(application_id="a1", event="interview", on=DAY)
    off = RemoveEvent(application_id="a1", event="interview", on=DAY)
    ds = search()
    assert same(apply(ds, journal(note, off)), ds)
    assert cell(apply(ds, journal(note, off, note)), "stage") == "interview"
    filed = apply(ds, journal(RemoveEvent(application_id="a2", event="interview", on=builders.ago(60))))
    assert [kind for kind, _ in happened(filed, "a2")] == ["applied", "rejected"]


def test_what_the_file_notes_too_is_noted_once() -> None:
    after = apply(search(), journal(RecordEvent(application_id="a2", event="rejected", on=builders.ago(50))))
    assert [kind for kind, _ in happened(after, "a2")] == ["applied", "interview", "rejected"]


def added(application_id: str = "new", **fields: object) -> AddApplication:
    return AddApplication(
        application=Application(application_id=application_id, company="Elm", applied_on=DAY, **fields)
    )


def test_an_added_application_stands_at_the_end_and_counts_apart() -> None:
    applied = lay(search(), journal(added(), put("stage", "interview", "new")))
    ds = applied.dataset
    assert ds.applications["application_id"].tolist() == ["a1", "a2", "a3", "new"]
    assert (cell(ds, "stage", "new"), cell(ds, "own:Rank", "new")) == ("interview", "")
    assert happened(ds, "new") == [("applied", DAY)]
    assert applied.added == ("new",)
    assert len(ds) + len(ds.set_aside) == ds.rows_read + len(applied.added)
    again = journal(added(), PutAside(application_id="new"), added())
    assert same(apply(apply(search(), again), again), apply(search(), again))
    gone = lay(search(), journal(added(), PutAside(application_id="new")))
    assert same(gone.dataset, search())
    assert gone.added == ()


def test_an_added_application_that_the_file_lists_by_now_is_the_one_of_the_file() -> None:
    applied = lay(search(), journal(added("a2", role="Other")))
    assert cell(applied.dataset, "role", "a2") == "Chef"
    assert (applied.added, applied.unmatched) == ((), ())


def test_a_row_set_aside_becomes_an_application() -> None:
    ds = search()
    change = bring_back(lay(ds, Edits()), SAVED, {"applied_on": DAY})
    applied = lay(ds, journal(change))
    row = applied.dataset.applications.iloc[-1]
    assert (row["company"], row["role"], row["own:Rank"]) == ("Rowan Foods", "Baker", "high")
    assert (row["stage"], row["outcome"], row["applied_on"]) == ("applied", "waiting", pd.Timestamp(DAY))
    assert (row["source_sheet"], row["source_row"]) == ("Jobs", 7)
    assert applied.dataset.set_aside == ()
    assert len(applied.dataset) == ds.rows_read


def test_a_row_is_found_by_its_cells_wherever_it_has_moved() -> None:
    ds = search()
    change = bring_back(lay(ds, Edits()), SAVED)
    twin = SetAside("Jobs", 40, AsideReason.DUPLICATE, SAVED.cells)
    moved = builders.dataset([{}], set_aside=(twin, SetAside("New", 9, AsideReason.SAVED, SAVED.cells)))
    after = apply(moved, journal(change))
    assert (after.applications["source_row"].iloc[-1], len(after.set_aside)) == (40, 1)
    both = builders.dataset([{}], set_aside=(twin, SAVED))
    assert apply(both, journal(change)).set_aside == (twin,)


def test_an_application_set_aside_is_a_row_still_and_comes_back_as_it_was() -> None:
    ds = search()
    edits = journal(put("notes", "mine", "a2"), PutAside(application_id="a2", reason=AsideReason.SAVED))
    applied = lay(ds, edits)
    assert applied.dataset.applications["application_id"].tolist() == ["a1", "a3"]
    assert happened(applied.dataset, "a2") == []
    row = applied.dataset.set_aside[-1]
    assert (row.row, row.reason, row.cells["Firm"]) == (3, AsideReason.SAVED, "Birch")
    assert len(applied.dataset) + len(applied.dataset.set_aside) == ds.rows_read
    back = apply(ds, edits.add(bring_back(applied, row), when=DAY))
    assert same(back, apply(ds, journal(put("notes", "mine", "a2"))))


def test_edits_of_rows_that_are_gone_are_kept_and_reported() -> None:
    edits = journal(
        put("notes", "x", "gone"), SetEmployer(employer="nobody", sector="it"), put("notes", "y"),
        RemoveEvent(application_id="a1", event="chased", on=DAY), PutAside(application_id="gone"),
        BringBack(row_key="none", application=Application(application_id="b", company="B")),
        put("sector", "basket_weaving"), SetEmployer(employer="ash", sector="basket_weaving"),
    )  # fmt: skip
    applied = lay(search(), edits)
    assert [miss.edit.id for miss in applied.unmatched] == ["e1", "e2", "e4", "e5", "e6", "e7", "e8"]
    assert all(miss.why.endswith(".") for miss in applied.unmatched)
    assert cell(applied.dataset, "notes") == "y"
    assert cell(applied.dataset, "sector") == "unclassified"
    assert len(edits) == 8


def test_names_that_leave_nothing_are_refused() -> None:
    ds = builders.dataset([{"company": "Ash", "role": ""}])
    applied = lay(ds, journal(put("company", ""), put("notes", "kept")))
    assert (cell(applied.dataset, "company"), cell(applied.dataset, "notes")) == ("Ash", "kept")
    assert [miss.why for miss in applied.unmatched] == ["It would leave neither an employer nor a role."]


def test_a_file_that_moved_on_is_a_conflict_and_the_user_wins_until_they_choose() -> None:
    before = search(outcome="waiting")
    edits = journal(set_field(before, "a2", "outcome", "no_reply"))
    assert lay(before, edits).conflicts == ()
    applied = lay(search(), edits)
    (conflict,) = applied.conflicts
    assert conflict == ("a2", "outcome", "rejected", "no_reply")
    assert cell(applied.dataset, "outcome", "a2") == "no_reply"
    mine = lay(search(), edits.add(keep_mine(conflict), when=DAY))
    assert (mine.conflicts, cell(mine.dataset, "outcome", "a2")) == ((), "no_reply")
    theirs = lay(search(), edits.add(take_file(conflict), when=DAY))
    assert (theirs.conflicts, cell(theirs.dataset, "outcome", "a2")) == ((), "rejected")
    assert cell(theirs.dataset, "outcome_basis", "a2") == "stated"
    again = lay(search(outcome="closed"), edits.add(keep_mine(conflict), when=DAY))
    assert again.conflicts == (("a2", "outcome", "closed", "no_reply"),)


def test_a_file_that_says_the_same_by_now_or_nothing_is_no_conflict() -> None:
    edits = journal(put("outcome", "reserve", "a2", old="waiting"), put("notes", "call", "a2", old=""))
    assert lay(search(outcome="reserve", notes="call"), edits).conflicts == ()
    assert lay(search(outcome="withdrawn", outcome_basis="assumed"), edits).conflicts == ()
    guessed = journal(put("sector", "it", "a2", old="health"))
    assert lay(search(sector="retail", sector_basis="title"), guessed).conflicts == ()
    assert len(lay(search(sector="retail", sector_basis="column"), guessed).conflicts) == 1


def test_an_old_reopening_meets_a_file_that_moved_on() -> None:
    edits = journal(RecordEvent(application_id="a2", event="reopened", on=DAY, old="rejected"))
    assert lay(search(), edits).conflicts == ()
    assert lay(search(outcome="withdrawn"), edits).conflicts == (("a2", "outcome", "withdrawn", "waiting"),)


def test_the_fingerprint_tells_what_counts() -> None:
    ds, edits = search(), journal(put("notes", "x"))
    assert apply(ds, edits).fingerprint == apply(ds, edits).fingerprint != ds.fingerprint
    assert (
        apply(ds, edits.add(put("notes", "y"), when=DAY).undo()).fingerprint == apply(ds, edits).fingerprint
    )
    assert apply(ds, journal(put("notes", "y"))).fingerprint != apply(ds, edits).fingerprint


def test_an_empty_search_takes_an_application() -> None:
    ds = apply(builders.dataset(), journal(added()))
    assert ds.applications["company"].tolist() == ["Elm"]


ids = st.sampled_from(["a1", "a2", "a3", "new", "gone", "aside"])
DAYS = [builders.ago(60), builders.ago(50), DAY, None]
CHANGES = st.one_of(
    st.builds(
        lambda id_, pair: put(pair[0], pair[1], id_),
        ids,
        st.sampled_from([
            ("stage", "screening"), ("stage", "offer"), ("outcome", "waiting"), ("outcome", "accepted"),
            ("outcome", "no_reply"), ("company", "Barclays"), ("company", ""), ("role", "Nurse"),
            ("role", ""), ("sector", "it"), ("sector_text", "Retail"), ("job_family", "hr"),
            ("via_agency", True), ("applied_on", DAY), ("applied_on", None), ("replied_on", DAY),
            ("salary_text", "£30k"),
            ("salary_low", 1.0), ("notes", "x"),
        ]),
    ),
    st.builds(FollowFile, application_id=ids, field=st.sampled_from(["stage", "outcome", "company"])),
    st.builds(SetEmployer, employer=st.sampled_from(["ash", "barclays"]), sector=st.just("retail")),
    st.builds(RecordEvent, application_id=ids, event=st.sampled_from(EventKind), on=st.sampled_from(DAYS)),
    st.builds(RemoveEvent, application_id=ids, event=st.sampled_from(EventKind), on=st.sampled_from(DAYS)),
    st.just(added()),
    st.builds(
        BringBack, row_key=st.just(cells_key(SAVED)),
        application=st.just(Application(application_id="aside", company="Rowan Foods")),
    ),
    st.builds(PutAside, application_id=ids),
)  # fmt: skip


def _possible(changes: list[Change]) -> list[Change]:
    """Nothing can be said of an application before it is made."""
    made, kept = {"a1", "a2", "a3", "gone"}, []
    for change in changes:
        made |= (
            {change.application.application_id} if isinstance(change, AddApplication | BringBack) else set()
        )
        if getattr(change, "application_id", "a1") in made:
            kept.append(change)
    return kept


def _by_id(ds: Dataset) -> Dataset:
    """One added, taken away and added again may stand elsewhere among those at the end."""
    rows = ds.applications.sort_values("application_id", ignore_index=True)
    return replace(ds, applications=rows)


@settings(max_examples=60, deadline=None)
@given(st.lists(CHANGES, max_size=12).map(_possible))
def test_laying_twice_changes_nothing_more(changes: list[Change]) -> None:
    once = apply(search(), journal(*changes))
    twice = apply(once, journal(*changes))
    assert same(_by_id(twice), _by_id(once))


@settings(max_examples=40, deadline=None)
@given(st.lists(CHANGES, max_size=8).map(_possible))
def test_rows_are_conserved_and_stay_applications(changes: list[Change]) -> None:
    ds = search()
    applied = lay(ds, journal(*changes))
    rows = applied.dataset
    assert len(rows) + len(rows.set_aside) == ds.rows_read + len(applied.added)
    assert rows.applications["application_id"].is_unique
    pd.testing.assert_series_equal(rows.applications.dtypes, ds.applications.dtypes)
    assert set(rows.events["application_id"]) <= set(rows.applications["application_id"])
    assert not rows.events.duplicated().any()
    for stage, outcome in zip(rows.applications["stage"], rows.applications["outcome"], strict=True):
        assert outcome != "accepted" or stage == "accepted"


@settings(max_examples=25, deadline=None)
@given(st.lists(CHANGES, max_size=8))
def test_undo_of_everything_gives_back_the_search(changes: list[Change]) -> None:
    ds, edits = search(), journal(*changes)
    while edits.can_undo:
        edits = edits.undo()
    assert apply(ds, edits) is ds
    assert same(ds, search())


INDEPENDENT: list[Change] = [
    put("stage", "screening"), put("company", "Barclays"), put("sector_text", "Retail"),
    put("via_agency", True), put("notes", "x", "a2"), put("applied_on", DAY, "a2"),
    put("salary_text", "£30k"), put("salary_low", 1.0), SetEmployer(employer="birch", sector="it"),
    RecordEvent(application_id="a3", event="thank_you", on=DAY),
    RecordEvent(application_id="a3", event="chased", on=None), PutAside(application_id="a3"), added(),
    RemoveEvent(application_id="a2", event="interview", on=builders.ago(60)),
]  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.permutations(INDEPENDENT))
def test_the_order_of_independent_edits_does_not_matter(changes: list[Change]) -> None:
    assert same(apply(search(), journal(*changes)), apply(search(), journal(*INDEPENDENT)))


def test_two_thousand_edits_of_ten_thousand_applications_are_quick() -> None:
    rows = [{"company": f"Firm {place % 1000}", "role": f"Role {place % 200}"} for place in range(10_000)]
    ds = builders.dataset(
        rows, [Event(f"a{at}", EventKind.APPLIED, DAY, "stated") for at in range(1, 10_001)]
    )
    kinds = [("stage", "interview"), ("outcome", "rejected"), ("notes", "x"), ("applied_on", DAY)]
    edits = journal(*(put(*kinds[at % 4], f"a{5 * at + 1}") for at in range(1900)))
    edits = edits.add(*(SetEmployer(employer=f"firm {at}", sector="it") for at in range(100)), when=DAY)
    taken = []
    for _ in range(3):
        start = time.perf_counter()
        applied = lay(ds, edits)
        taken.append(time.perf_counter() - start)
    assert len(applied.edited) == 1900 + 1000 - len({5 * at + 1 for at in range(1900)} & {
        place + 1 for place in range(10_000) if place % 1000 < 100
    })  # fmt: skip
    assert min(taken) < 1


def test_a_day_sent_that_is_noted_too_is_one_event() -> None:
    twice = journal(added(), RecordEvent(application_id="new", event="applied", on=DAY))
    assert happened(apply(search(), twice), "new") == [("applied", DAY)]
    assert same(apply(apply(search(), twice), twice), apply(search(), twice))
