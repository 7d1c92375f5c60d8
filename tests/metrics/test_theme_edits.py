"""What the user said of themes, honoured where texts are read; lists of reasons; themes looked at closely."""

from datetime import date
from typing import Any

import pytest

import analysis
from analysis.intake.apply import apply, lay
from analysis.metrics import evidence
from analysis.metrics.evidence import How
from analysis.metrics.themes import ThemesResult, themes
from analysis.model import (
    AddTheme,
    Dataset,
    Edits,
    EventKind,
    MappedColumn,
    MergeThemes,
    Polarity,
    RemoveTheme,
    RenameTheme,
    SetField,
    SetPlan,
    SetReason,
    TagTheme,
    UntagTheme,
    text_key,
)
from tests.builders import ago, dataset, event
from tests.metrics.test_themes import NO, said, tag

BACK, FOR = Polarity.WEAKNESS, Polarity.STRENGTH
REASON = {"mapping": {"feedback": MappedColumn("Rejection reason", 1.0, "")}}


@pytest.fixture(autouse=True)
def _plain_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "tag_feedback", tag)


def after(ds: Dataset, *changes: Any) -> ThemesResult:
    return themes(apply(ds, Edits().add(*changes, when=ago(0))))


def of(text: str, theme: str, application_id: str = "a1") -> dict[str, Any]:
    return {"application_id": application_id, "text_key": text_key(text), "theme": theme}


def counted(result: ThemesResult) -> dict[tuple[str, str], int]:
    rows = result.table.to_dict("records")
    return {(row["theme"], row["polarity"]): row["applications"] for row in rows}


def test_a_tag_by_hand_counts_and_sorts_the_text() -> None:
    ds = dataset(said("hm", "thin"))
    found = after(ds, TagTheme(**of("hm", "salary"), polarity=BACK))
    assert counted(found) == {("salary", "weakness"): 1, ("tech_depth", "weakness"): 1}
    assert found.untagged == ()
    one = next(item for item in found.evidence if item.theme == "salary")
    assert (one.how, one.text[one.start : one.end]) == (How.BY_HAND, "hm")
    assert [(text.text, text.theme) for text in found.confirmed] == [("hm", "salary")]


def test_a_tag_on_the_words_takes_their_place() -> None:
    found = after(dataset(said("a hm b")), TagTheme(**of("a hm b", "salary"), polarity=FOR, start=2, end=4))
    assert [(item.start, item.end, item.polarity) for item in found.evidence] == [(2, 4, FOR)]


def test_a_changed_text_drops_the_tag_and_the_edit_is_reported() -> None:
    ds = dataset(said("hm", "thin"))
    changed = SetField(application_id="a1", field="feedback", value="something else", old="hm")
    edits = Edits().add(TagTheme(**of("hm", "salary"), polarity=BACK), when=ago(0)).add(changed, when=ago(0))
    applied = lay(ds, edits)
    assert ("salary", "weakness") not in counted(themes(applied.dataset))
    assert [one.why for one in applied.unmatched] == ["What they said is not what it was."]


def test_edits_without_an_effect_say_why() -> None:
    edits = Edits().add(
        TagTheme(**of("hm", "salary", "gone"), polarity=BACK), RenameTheme(theme="nonsense", name="X"),
        SetPlan(theme="own:gone", text="x", on=ago(0)), MergeThemes(theme="salary", into="location"),
        when=ago(0),
    )  # fmt: skip
    why = [one.why for one in lay(dataset(said("hm")), edits).unmatched]
    assert why == [
        "Its row is not in the file now.",
        "There is no such theme now.",
        "There is no such theme now.",
    ]


def test_untagging_leaves_the_text_to_be_sorted() -> None:
    ds = dataset(said("thin", "thin"))
    found = after(ds, UntagTheme(**of("thin", "tech_depth")))
    assert counted(found) == {("tech_depth", "weakness"): 1}
    assert [one.application_id for one in found.untagged] == ["a1"]
    assert found.with_text == found.gave_reason + found.no_reason + len(found.untagged)


def test_a_theme_under_another_name_keeps_its_id() -> None:
    found = after(dataset(said("thin")), RenameTheme(theme="tech_depth", name="Knowing the tools"))
    assert (found.table["theme"].iloc[0], found.table["name"].iloc[0]) == ("tech_depth", "Knowing the tools")
    assert found.sentence.endswith("So far it is knowing the tools.")
    assert found.names["tech_depth"] == "Knowing the tools"


def test_merged_themes_count_an_application_once() -> None:
    ds = dataset(said("thin pay", "pay", "thin"))
    found = after(ds, MergeThemes(theme="tech_depth", into="salary"))
    assert counted(found) == {("salary", "weakness"): 3}
    assert bool(found.table["recurring"].iloc[0])
    assert "tech_depth" not in found.names
    assert {item.found_as for item in found.evidence} == {"tech_depth", "salary"}
    off = after(
        ds, MergeThemes(theme="tech_depth", into="salary"), UntagTheme(**of("thin", "tech_depth", "a3"))
    )
    assert counted(off) == {("salary", "weakness"): 2}


def test_an_own_theme_is_found_by_its_words_and_goes_when_dropped() -> None:
    ds = dataset(said("no parking", "Parking lot far", "thin"))
    own = AddTheme(theme="own:parking", name="Parking", words=("parking",))
    found = after(ds, own)
    assert counted(found)["own:parking", "weakness"] == 2
    assert found.table.set_index("theme").loc["own:parking", ["name", "family"]].tolist() == [
        "Parking",
        "own",
    ]
    assert [one.how for one in found.evidence if one.theme == "own:parking"] == [How.OWN_WORDS] * 2
    assert list(found.names)[-1] == "own:parking"
    gone = after(ds, own, RemoveTheme(theme="own:parking"))
    assert ("own:parking", "weakness") not in counted(gone)


def test_the_same_texts_are_not_read_again_after_an_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counting(text: str) -> Any:
        read.append(text)
        return tag(text)

    monkeypatch.setattr(evidence, "tag_feedback", counting)
    ds = dataset(said("thin", "pay"))
    themes(ds)
    after(ds, UntagTheme(**of("thin", "tech_depth")))
    assert read == ["thin", "pay"]


def test_a_list_of_reasons_counts_as_it_stands() -> None:
    values = ["Salary", "salary ", "Internal hire", "Vibes", "Vibes", "No feedback", "No feedback", "Salary"]
    found = themes(dataset(said(*values), **REASON))
    assert counted(found) == {("salary", "weakness"): 3, ("internal_candidate", "external"): 1}
    assert (found.no_reason, len(found.untagged)) == (2, 2)
    assert [(one.key, one.applications, one.theme) for one in found.listed] == [
        ("salary", 3, "salary"), ("no feedback", 2, "no_reason"), ("vibes", 2, ""),
        ("internal hire", 1, "internal_candidate"),
    ]  # fmt: skip
    assert {item.how for item in found.evidence} == {How.LISTED}


def test_a_value_is_given_another_meaning() -> None:
    ds = dataset(said("Salary", "Salary", "Vibes", "Vibes"), **REASON)
    found = after(ds, SetReason(value="vibes", theme="team_fit"), SetReason(value="salary", theme="location"))
    assert counted(found) == {("team_fit", "weakness"): 2, ("location", "weakness"): 2}
    assert all(one.yours for one in found.listed)


def test_a_list_outranks_the_text_beside_it_but_for_what_counted() -> None:
    rows = said("thin clear", "thin", "thin", "thin")
    own = {"Rejection reason": ["Salary", "Vibes", "Salary", "None given"]}
    found = themes(dataset(rows, own=own))
    assert counted(found) == {
        ("salary", "weakness"): 2, ("tech_depth", "weakness"): 2, ("communication", "strength"): 1,
    }  # fmt: skip
    assert {item.column for item in found.evidence} == {"feedback", "own:Rejection reason"}


def test_free_text_under_a_reason_header_is_no_list() -> None:
    assert themes(dataset(said("thin", "pay", "clear", "hm"), **REASON)).listed == ()
    assert themes(dataset(said("thin", "thin", "thin", "thin"))).listed == ()
    known = themes(dataset(said("Salary", "Location", "Salary")))
    assert len(known.listed) == 2


def test_letters_in_a_column_of_their_own_are_read() -> None:
    found = themes(dataset([NO, NO], own={"Email body": ["dear you thin yours", "ok"]}))
    assert [(item.column, item.theme) for item in found.evidence] == [("own:Email body", "tech_depth")]
    assert found.with_text == 1


def test_shares_places_and_families() -> None:
    rows = [
        *said("thin", "thin", "pay", "nothing", stage="interview", sector="it"),
        {**NO, "company": "Z", "feedback": "clear", "sector": "it"},
        {**NO, "company": "Y"},
    ]
    found = themes(dataset(rows))
    detail = found.details["tech_depth", BACK]
    assert detail.of_feedback[:2] == (2, 5)
    assert detail.of_refusals[:2] == (2, 6)
    assert detail.of_feedback.low80 < 0.4 < detail.of_feedback.high80
    assert [(one.id, one.k, one.n) for one in detail.stages] == [("interview", 2, 4)]
    assert [(one.id, one.k, one.n) for one in detail.sectors] == [("it", 2, 5)]
    families = found.families.set_index(["theme", "polarity"])["applications"]
    assert families["skills", "weakness"] == 2
    assert not found.small
    assert set(found.details) == {(theme, Polarity(side)) for theme, side in counted(found)}


def test_small_numbers_are_drawn_by_family() -> None:
    assert themes(dataset(said("thin", "clear"))).small is False
    skills = after(
        dataset(said("thin", "hm", "hm hm")),
        TagTheme(**of("hm", "skill_gap", "a2"), polarity=BACK),
        TagTheme(**of("hm hm", "leadership", "a3"), polarity=BACK),
    )
    assert skills.small


def test_a_trend_needs_two_periods_with_eight_texts_each() -> None:
    def spread(ages: list[int], words: list[str]) -> ThemesResult:
        rows = said(*words)
        return themes(dataset([{**row, "age": age} for row, age in zip(rows, ages, strict=True)]))

    few = spread([10] * 8 + [40] * 7, ["thin"] * 15)
    assert few.details["tech_depth", BACK].trend is None
    both = spread([10] * 10 + [40] * 10, ["thin"] + ["clear"] * 9 + ["thin"] * 9 + ["clear"])
    trend = both.details["tech_depth", BACK].trend
    assert trend is not None
    assert (trend.length, trend.direction) == ("month", -1)
    assert [(one.label, one.k, one.n) for one in trend.periods] == [("May", 9, 10), ("Jun", 1, 10)]
    assert both.details["communication", FOR].trend.direction == 1
    quarters = spread([15, 45] * 4 + [100, 130] * 4, ["thin"] * 16)
    found = quarters.details["tech_depth", BACK].trend
    assert (found.length, found.direction) == ("quarter", 0)
    assert [one.label for one in found.periods] == ["Jan to Mar", "Apr to Jun"]


def test_since_a_plan_later_feedback_is_counted() -> None:
    texts = ["thin", "thin", "clear", "nothing", "thin", "clear"]
    ages = [80, 40, 30, 20, None, 10]
    rows = [{**row, "age": age} for row, age in zip(said(*texts), ages, strict=True)]
    plan = SetPlan(theme="tech_depth", text="A course", on=ago(40))
    (found,) = after(dataset(rows), plan).plans
    assert (found.text, found.on) == ("A course", ago(40))
    assert (found.k, found.n, found.no_reason) == (0, 3, 1)
    assert (found.before_k, found.before_n) == (2, 2)


def test_the_day_of_the_feedback_counts_not_that_of_applying() -> None:
    ds = dataset(said("thin"), [event("a1", EventKind.REJECTED, ago(5))])
    (found,) = after(ds, SetPlan(theme="tech_depth", text="A course", on=ago(10))).plans
    assert (found.k, found.n) == (1, 1)


def test_the_public_face_honours_them_too() -> None:
    ds = dataset(said("thin", "thin"))
    edits = Edits().add(UntagTheme(**of("thin", "tech_depth")), when=date(2026, 6, 1))
    shown = apply(ds, edits)
    assert analysis.themes(shown).gave_reason == 1
    assert analysis.themes(ds).gave_reason == 2
    assert shown.fingerprint != ds.fingerprint
    assert apply(ds, edits.undo()) is ds


def test_the_skills_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    texts = ["Not enough SQL", "Not enough sql for us", "No Power BI on my CV"]
    found = themes(dataset([{**NO, "company": text, "feedback": text} for text in texts]))
    assert found.details["skill_gap", BACK].skills == (("SQL", 2), ("Power BI", 1))
