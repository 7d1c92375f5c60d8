"""A newer version of a file: the same applications keep their ids, whatever was mended, moved or renamed."""

import time
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.intake.apply import apply, lay
from analysis.intake.changes import add_application, bring_back, set_field
from analysis.intake.identity import Identities
from analysis.intake.likeness import Names, similarity
from analysis.intake.load import load
from analysis.intake.merge import Changed, How, Merge, Pair, carry, match, recarry, renamed
from analysis.model import Dataset, Edits, SetField
from tests import builders

DAY = date(2026, 6, 29)
HEADER = "Company,Role,Date applied,Status,Notes\n"
FILE = [
    "Harbour Lane,Analyst,2026-03-02,Applied,",
    "Birch Foods,Pastry chef,2026-03-04,Rejected,kind mail",
    "Cedar Care,Care assistant,2026-03-09,Interview,",
    "Damson Books,Bookseller,,Applied,",
]


def read(*rows: str, header: str = HEADER) -> Dataset:
    return load((header + "\n".join(rows) + "\n").encode(), filename="search.csv")


def ids(ds: Dataset) -> dict[str, str]:
    return dict(zip(ds.applications["application_id"], ds.applications["company"], strict=True))


def by_company(ds: Dataset) -> dict[str, str]:
    return {company: id_ for id_, company in ids(ds).items()}


def swap(place: int, row: str) -> list[str]:
    return [row if at == place else line for at, line in enumerate(FILE)]


def test_the_same_file_again() -> None:
    old, new = read(*FILE), read(*FILE)
    merge = match(old, new)
    assert [pair.how for pair in merge.pairs] == [How.ID] * 4
    assert (merge.new, merge.gone, merge.to_confirm, merge.changed) == ((), (), (), ())
    assert merge.sentence == "Nothing has changed."
    assert carry(new, merge) is new


def test_rows_that_moved_and_a_sheet_that_was_renamed() -> None:
    old = read(*FILE)
    new = read(*reversed(FILE))
    renamed = new.applications.assign(source_sheet="March")
    merge = match(old, Dataset(renamed, new.events))
    assert {pair.how for pair in merge.pairs} == {How.ID}
    assert merge.sentence == "Nothing has changed."
    assert [pair.old_id for pair in merge.pairs] == old.applications["application_id"].tolist()[::-1]


def test_a_day_that_was_added_keeps_the_id_and_the_edits() -> None:
    old, new = read(*FILE), read(*swap(3, "Damson Books,Bookseller,2026-03-20,Applied,"))
    id_ = by_company(old)["Damson Books"]
    merge = match(old, new)
    assert merge.pairs[3] == Pair(by_company(new)["Damson Books"], id_, How.ONE_CANDIDATE)
    assert merge.changed == (Changed(id_, "applied_on", None, date(2026, 3, 20)),)
    assert merge.sentence == "1 application changed."
    carried = carry(new, merge)
    assert carried.applications["application_id"].tolist() == old.applications["application_id"].tolist()
    assert carried.fingerprint != new.fingerprint
    assert set(carried.events["application_id"]) <= set(carried.applications["application_id"])
    after = lay(carried, Edits().add(set_field(old, id_, "notes", "call them"), when=DAY))
    assert (after.unmatched, after.dataset.applications["notes"].iloc[3]) == ((), "call them")


def test_the_id_lasts_over_many_versions() -> None:
    first = read(*FILE)
    second = carry(new := read(*swap(3, "Damson Books,Bookseller,2026-03-20,Applied,")), match(first, new))
    third = carry(new := read(*swap(3, "Damson Books,Bookseller,2026-03-20,Rejected,")), match(second, new))
    assert ids(third) == ids(first)
    assert [pair.how for pair in match(second, new).pairs] == [How.ID] * 4


def test_a_mended_typing_error_is_shown_for_confirmation() -> None:
    old = read(*swap(1, "Birch Foods,Pasrty chef,2026-03-04,Rejected,kind mail"))
    new = read(*FILE)
    merge = match(old, new)
    (candidate,) = merge.to_confirm
    assert candidate.similarity >= 90
    assert len(merge.pairs) == 3
    assert (merge.new, merge.gone, merge.changed) == ((), (), ())
    assert merge.sentence == "Please say whether 1 row is the same as before."
    yes = merge.confirm(candidate.new_id)
    assert yes.pairs[-1].how is How.CONFIRMED
    assert [(one.field, one.before, one.after) for one in yes.changed] == [
        ("role", "Pasrty chef", "Pastry chef")
    ]
    assert sorted(ids(carry(new, yes))) == sorted(ids(old))
    no = merge.refuse(candidate.new_id)
    assert (no.new, no.gone, no.to_confirm) == ((candidate.new_id,), (candidate.old_id,), ())
    assert carry(new, no) is new


@pytest.mark.parametrize("name", ["Cedar Care Group", "Ceder Care"])
def test_an_employer_under_a_slightly_other_name(name: str) -> None:
    merge = match(read(*FILE), read(*swap(2, f"{name},Care assistant,2026-03-09,Interview,")))
    assert len(merge.to_confirm) == 1


@pytest.mark.parametrize("name", ["CEDAR CARE LTD", "Cedar-Care (UK) Limited"])
def test_an_employer_written_another_way_needs_no_asking(name: str) -> None:
    merge = match(read(*FILE), read(*swap(2, f"{name},Care assistant,2026-03-09,Interview,")))
    assert {pair.how for pair in merge.pairs} == {How.ID}


def test_what_came_and_what_went() -> None:
    old = read(*FILE)
    new = read(*FILE[1:], "Elm Rail,Signaller,2026-04-01,Applied,")
    merge = match(old, new)
    assert merge.new == (by_company(new)["Elm Rail"],)
    assert merge.gone == (by_company(old)["Harbour Lane"],)
    assert merge.sentence == "1 application new and 1 application gone."


def test_two_applications_for_the_same_role_are_kept_apart() -> None:
    first, second = "Ash,Cook,2026-03-02,Applied,", "Ash,Cook,2026-05-02,Applied,"
    merge = match(read(*FILE, first), read(*FILE, second, first))
    assert len(merge.new) == 1
    assert len(merge.pairs) == 5
    both = read(*FILE, first, second)
    later = read(*FILE, "Ash,Cook,2026-03-02,Rejected,", "Ash,Cook,2026-05-03,Applied,")
    again = match(both, later)
    old = both.applications["application_id"].tolist()
    assert [(pair.old_id, pair.how) for pair in again.pairs[4:]] == [
        (old[4], How.ID), (old[5], How.ONE_CANDIDATE),
    ]  # fmt: skip


def test_several_candidates_are_for_the_user_to_tell() -> None:
    old = read(*FILE, "Ash,Cook,,Applied,")
    new = read(*FILE, "Ash,Cook,2026-03-02,Applied,", "Ash,Cook,2026-05-02,Rejected,")
    merge = match(old, new)
    assert len(merge.pairs) == 4
    assert len(merge.to_confirm) == len(merge.new) == 1


def test_equal_rows_are_told_apart_by_what_they_say() -> None:
    one, other = "Ash,Cook,2026-03-02,Applied,by post", "Ash,Cook,2026-03-02,Applied,by mail"
    old, new = read(one, other, *FILE), read(other, *FILE, one)
    merge = match(old, new)
    first, second = old.applications["application_id"].tolist()[:2]
    found = {pair.new_id: pair.old_id for pair in merge.pairs}
    carried = carry(new, merge).applications
    assert merge.changed == ()
    assert carried["notes"].tolist()[0] == "by mail"
    assert carried["application_id"].tolist()[0] == second
    assert carried["application_id"].tolist()[-1] == first
    assert len(found) == 6


def test_an_id_is_never_given_twice() -> None:
    first = read(*FILE)
    second = read(*swap(3, "Damson Books,Bookseller,2026-03-20,Applied,"))
    carried = carry(second, match(first, second))
    both = read(*swap(3, "Damson Books,Bookseller,2026-03-20,Applied,"), FILE[3])
    merge = match(carried, both)
    assert len(merge.new) == 1
    again = carry(both, merge)
    assert again.applications["application_id"].is_unique
    assert (
        again.applications["application_id"].tolist()[:4] == carried.applications["application_id"].tolist()
    )


def test_what_the_user_mended_too_is_found() -> None:
    old = read(*swap(0, "Hrbr Ln,Analyst,2026-03-02,Applied,"))
    id_ = old.applications["application_id"].iloc[0]
    edits = Edits().add(set_field(old, id_, "company", "Harbour Lane"), when=DAY)
    new = read(*FILE)
    assert len(match(old, new).pairs) == 3
    merge = match(old, new, edits)
    assert merge.pairs[0][1:] == (id_, How.ONE_CANDIDATE)
    assert lay(carry(new, merge), edits).conflicts == ()


def test_an_added_application_is_never_gone_and_is_the_one_of_the_file_later() -> None:
    old = read(*FILE)
    change = add_application(old, {"company": "Elm Rail", "role": "Signaller"})
    edits = Edits().add(change, when=DAY)
    assert match(old, read(*FILE), edits).gone == ()
    new = read(*FILE, "Elm Rail,Signaller,2026-04-01,Rejected,")
    merge = match(old, new, edits)
    assert merge.new == ()
    applied = lay(carry(new, merge), edits)
    assert (len(applied.dataset), applied.added) == (5, ())
    assert applied.dataset.applications["outcome"].iloc[-1] == "rejected"


def test_a_row_brought_back_is_the_one_that_was_sent_later() -> None:
    old = read(*FILE, "Fir Energy,Fitter,,Wishlist,")
    (row,) = old.set_aside
    edits = Edits().add(bring_back(lay(old, Edits()), row), when=DAY)
    assert len(apply(old, edits)) == 5
    same = match(old, read(*FILE, "Fir Energy,Fitter,,Wishlist,"), edits)
    assert (same.gone, same.new) == ((), ())
    new = read(*FILE, "Fir Energy,Fitter,2026-05-01,Applied,")
    merge = match(old, new, edits)
    assert (len(merge.pairs), merge.new, merge.gone) == (5, (), ())
    assert len(apply(carry(new, merge), edits)) == 5


def test_seekers_are_kept_apart() -> None:
    rows = [{"company": "Ash", "role": "Cook", "seeker": name} for name in ("Ana", "Ben")]
    old, new = builders.dataset(rows), builders.dataset(rows[::-1])
    assert [pair[:2] for pair in match(old, new).pairs] == [("a1", "a2"), ("a2", "a1")]
    other = builders.dataset([{"company": "Ash", "role": "Cook", "seeker": "Cem", "application_id": "x"}])
    merge = match(old, other)
    assert (merge.pairs, merge.to_confirm, merge.new) == ((), (), ("x",))


def test_an_empty_side() -> None:
    empty, full = builders.dataset(), builders.dataset([{}, {}])
    assert match(empty, full).new == ("a1", "a2")
    assert match(full, empty).gone == ("a1", "a2")
    assert match(empty, empty) == Merge((), (), ())


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("", "ash", "cook"), ("", "ash", "cook"), True),
        (("", "ash rail", "analyst"), ("", "ash rail", "anaylst"), True),
        (("", "ash rail", "analyst"), ("", "ash rail group", "analyst"), True),
        (("", "ash", "software engineer"), ("", "elm", "software engineer"), False),
        (("", "ash rail", "data analyst"), ("", "ash rail", "driver"), False),
        (("ana", "ash", "cook"), ("ben", "ash", "cook"), False),
        (("", "ash", "cook"), ("", "ash", ""), True),
        (("", "", "cook"), ("", "elm", "waiter"), False),
    ],
)
def test_how_alike(one, other, alike) -> None:
    score = similarity(Names(*one, DAY), Names(*other, DAY))
    assert (score >= 90) is alike
    assert score == similarity(Names(*other, DAY), Names(*one, DAY))
    assert 0 <= score <= 100


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "company": st.sampled_from(["Ash Rail", "Ash Rail Group", "Birch", "Ceder Care", "Cedar Care"]),
            "role": st.sampled_from(["Cook", "Chef", "Analyst", "Anaylst"]),
            "age": st.sampled_from([10, 20, None]),
            "notes": st.sampled_from(["", "x"]),
        }
    ),
    max_size=8,
)


def _numbered(rows: list[dict[str, object]]) -> Dataset:
    ds = builders.dataset(rows)
    days = [None if pd.isna(day) else day.date() for day in ds.applications["applied_on"]]
    names = zip(
        ds.applications["seeker"], ds.applications["company"], ds.applications["role"], days, strict=True
    )
    found = pd.Series(Identities().names(names), dtype="str")
    return Dataset(ds.applications.assign(application_id=found), ds.events)


@settings(max_examples=80, deadline=None)
@given(ROWS, ROWS)
def test_every_row_is_in_one_place(one, other) -> None:
    old, new = _numbered(one), _numbered(other)
    merge = match(old, new)
    there = [pair.old_id for pair in merge.pairs] + [one.old_id for one in merge.to_confirm] + [*merge.gone]
    here = [pair.new_id for pair in merge.pairs] + [one.new_id for one in merge.to_confirm] + [*merge.new]
    assert sorted(there) == sorted(ids(old))
    assert sorted(here) == sorted(ids(new))
    merge = merge.confirm(*(candidate.new_id for candidate in merge.to_confirm))
    carried = carry(new, merge)
    assert carried.applications["application_id"].is_unique
    assert {pair.old_id for pair in merge.pairs} == set(ids(carried)) & set(ids(old))
    pd.testing.assert_frame_equal(
        carried.applications.drop(columns="application_id"), new.applications.drop(columns="application_id")
    )


@settings(max_examples=40, deadline=None)
@given(ROWS, st.randoms())
def test_the_order_of_rows_does_not_matter(rows, random) -> None:
    old = _numbered(rows)
    mixed = list(rows)
    random.shuffle(mixed)
    merge = match(old, _numbered(mixed))
    assert len(merge.pairs) == len(rows)
    assert merge.changed == ()


def test_ten_thousand_rows_are_quick() -> None:
    rows = [
        {"company": f"Firm {at % 1000}", "role": f"Role {at % 200}", "age": at % 365} for at in range(10_000)
    ]
    old = _numbered(rows)
    new = _numbered(
        [row | {"company": f"{row['company']}x", "role": f"{row['role']} of"} for row in rows[::2]]
        + rows[1::2]
    )
    edits = Edits().add(
        *(SetField(application_id=id_, field="notes", value="x") for id_ in list(ids(old))[:50]), when=DAY
    )
    start = time.perf_counter()
    carry(new, match(old, new, edits))
    assert time.perf_counter() - start < 5


def test_ids_carried_over_a_newer_file_are_found_again_in_the_same_file_read_anew() -> None:
    old = builders.dataset([{"company": "Elm"}, {"company": "Oak"}])
    new = builders.dataset([
        {"company": "Oak", "application_id": "b1", "age": 10}, {"company": "Fir", "application_id": "a1"},
    ])  # fmt: skip
    carried = carry(new, match(old, new))
    ids = renamed(new, carried)
    assert ids["b1"] == "a2"
    again = recarry(new, ids)
    assert list(again.applications["application_id"]) == list(carried.applications["application_id"])
    assert again.fingerprint == carried.fingerprint
    assert recarry(new, {"gone": "a9"}) is new
