"""What a user does with themes: checked, named, said in plain words, undone, and kept in a saved workbook."""

from datetime import date

import pandas as pd
import pytest

from analysis.answers import theme_changes
from analysis.answers.journal import describe, journal
from analysis.errors import JobSearchError
from analysis.export.opening import opened
from analysis.export.workbook import workbook
from analysis.intake.apply import apply, lay
from analysis.intake.load import load
from analysis.intake.merge import carry, match
from analysis.metrics import evidence
from analysis.metrics.themes import ThemesResult, themes
from analysis.model import Change, Dataset, Edits, EventKind, Polarity
from tests.builders import AS_OF, ago, dataset
from tests.metrics.test_themes import said, tag

BACK, FOR, OUTSIDE = Polarity.WEAKNESS, Polarity.STRENGTH, Polarity.EXTERNAL


@pytest.fixture(autouse=True)
def _plain_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "tag_feedback", tag)


class Desk:
    """A search with a journal, as the page has them."""

    def __init__(self, ds: Dataset) -> None:
        self.read, self.edits = ds, Edits()

    @property
    def ds(self) -> Dataset:
        return apply(self.read, self.edits)

    @property
    def result(self) -> ThemesResult:
        return themes(self.ds)

    def do(self, changes: tuple[Change, ...]) -> None:
        self.edits = self.edits.add(*changes, when=AS_OF)

    def counts(self) -> dict[str, int]:
        rows = self.result.table.to_dict("records")
        return {f"{row['name']} {row['polarity']}": row["applications"] for row in rows}

    def of(self, theme: str) -> list[evidence.Evidence]:
        return [one for one in self.result.evidence if one.theme == theme]

    def last(self) -> str:
        return describe(self.edits.active[-1])


@pytest.fixture
def desk() -> Desk:
    return Desk(dataset(said("thin", "thin pay", "hm", "hm", "clear"), fingerprint="f"))


def test_equal_texts_are_sorted_in_one_step(desk: Desk) -> None:
    desk.do(theme_changes.tag(desk.ds, desk.result.untagged, "location", BACK))
    assert desk.counts()["Place of work weakness"] == 2
    assert (len(desk.edits), len(desk.edits.steps), desk.result.untagged) == (2, 1, ())
    assert desk.last() == "Analyst at Firm 3: what they said is about place of work (held you back)."
    desk.edits = desk.edits.undo()
    assert len(desk.result.untagged) == 2


def test_a_text_without_a_reason_is_said_to_be_one(desk: Desk) -> None:
    desk.do(theme_changes.says_nothing(desk.ds, desk.result.untagged[:1]))
    assert (desk.result.no_reason, len(desk.result.untagged)) == (1, 1)
    assert desk.last() == "Analyst at Firm 2: what they said is about no reason given (outside your hands)."


def test_a_remark_is_taken_off_and_meant_otherwise(desk: Desk) -> None:
    desk.do(theme_changes.untag(desk.ds, desk.of("salary")))
    assert "Pay weakness" not in desk.counts()
    assert desk.last() == "Analyst at Firm 1: what they said is not about pay."
    desk.do(theme_changes.meant_otherwise(desk.ds, desk.of("tech_depth")[:1], FOR))
    assert desk.counts() == {
        "Depth of knowledge weakness": 1, "Depth of knowledge strength": 1, "Communication strength": 1,
    }  # fmt: skip
    (one,) = (item for item in desk.of("tech_depth") if item.polarity is FOR)
    assert one.text[one.start : one.end] == "thin"
    assert theme_changes.meant_otherwise(desk.ds, [], FOR) == ()


def test_a_theme_is_renamed_and_gets_its_name_back(desk: Desk) -> None:
    desk.do(theme_changes.rename(desk.ds, "tech_depth", "  The tools "))
    assert desk.counts()["The tools weakness"] == 2
    assert desk.last() == "Depth of knowledge: is called “The tools” from now on."
    assert theme_changes.rename(desk.ds, "tech_depth", "The tools") == ()
    with pytest.raises(JobSearchError, match="There is a theme called “PAY” already"):
        theme_changes.rename(desk.ds, "tech_depth", "PAY")
    desk.do(theme_changes.rename(desk.ds, "tech_depth", ""))
    assert desk.counts()["Depth of knowledge weakness"] == 2
    assert desk.last() == "The tools: goes by its first name again."


def test_two_themes_are_joined_and_taken_apart(desk: Desk) -> None:
    desk.do(theme_changes.merge(desk.ds, "salary", "tech_depth"))
    assert desk.counts() == {"Depth of knowledge weakness": 2, "Communication strength": 1}
    assert desk.last() == "Pay: counts as depth of knowledge."
    desk.do(theme_changes.merge(desk.ds, "salary", ""))
    assert desk.counts()["Pay weakness"] == 1
    assert desk.last() == "Pay: stands by itself again."
    with pytest.raises(JobSearchError, match="two different themes"):
        theme_changes.merge(desk.ds, "salary", "salary")


def test_remarks_are_split_off_into_a_theme_of_its_own(desk: Desk) -> None:
    desk.do(theme_changes.split_off(desk.ds, desk.of("tech_depth")[:1], "Old tools"))
    assert desk.counts()["Old tools weakness"] == 1
    assert desk.counts()["Depth of knowledge weakness"] == 1
    (one,) = desk.of("own:old_tools")
    assert (one.application_id, one.text[one.start : one.end]) == ("a1", "thin")
    desk.edits = desk.edits.undo()
    assert desk.counts()["Depth of knowledge weakness"] == 2
    with pytest.raises(JobSearchError, match="Choose the remarks"):
        theme_changes.split_off(desk.ds, [], "Old tools")
    with pytest.raises(JobSearchError, match="Give the theme a name"):
        theme_changes.split_off(desk.ds, desk.of("salary"), " ")


def test_an_own_theme_begins_with_words_or_examples(desk: Desk) -> None:
    desk.do(theme_changes.own_theme(desk.ds, "The rota", BACK, "rota, hm;"))
    assert desk.counts()["The rota weakness"] == 2
    assert desk.last() == "The rota: is a theme of your own, found by “rota” and “hm”."
    desk.do(theme_changes.change_own(desk.ds, "own:the_rota", "rota"))
    assert "The rota weakness" not in desk.counts()
    desk.do(theme_changes.remove_own(desk.ds, "own:the_rota"))
    assert desk.ds.theme_edits.own == {}
    desk.do(theme_changes.own_theme(desk.ds, "The rota", BACK, "", desk.result.untagged[:1]))
    assert desk.counts()["The rota weakness"] == 1
    with pytest.raises(JobSearchError, match="words to be found by"):
        theme_changes.own_theme(desk.ds, "Empty", BACK, " , ")
    with pytest.raises(JobSearchError, match="already"):
        theme_changes.own_theme(desk.ds, "the ROTA", BACK, "rota")
    with pytest.raises(JobSearchError, match="Give the theme a name"):
        theme_changes.own_theme(desk.ds, "", BACK, "rota")


def test_a_plan_is_kept_changed_and_taken_away(desk: Desk) -> None:
    desk.do(theme_changes.plan(desk.ds, "salary", " Ask for the range ", ago(20)))
    assert [one.text for one in desk.result.plans] == ["Ask for the range"]
    assert desk.last() == "Pay: your plan from 10 Jun 2026 on is “Ask for the range”."
    assert theme_changes.plan(desk.ds, "salary", "Ask for the range", ago(20)) == ()
    assert theme_changes.plan(desk.ds, "location", "", ago(20)) == ()
    desk.do(theme_changes.plan(desk.ds, "salary", "", ago(20)))
    assert (desk.result.plans, desk.last()) == ((), "Pay: no plan any more.")


def test_a_value_of_a_list_is_given_a_meaning() -> None:
    desk = Desk(
        dataset(said("x", "x", "x", "x"), own={"Rejection reason": ["Vibes", "Vibes", "Salary", "Salary"]})
    )
    vibes = next(one for one in desk.result.listed if one.key == "vibes")
    desk.do(theme_changes.reason(desk.ds, vibes, "team_fit", BACK))
    assert desk.counts() == {"Fit with the team weakness": 2, "Pay weakness": 2}
    assert desk.last() == "“Vibes”: means fit with the team (held you back)."
    vibes = next(one for one in desk.result.listed if one.key == "vibes")
    assert theme_changes.reason(desk.ds, vibes, "team_fit", BACK) == ()
    desk.do(theme_changes.reason(desk.ds, vibes, "", OUTSIDE))
    assert desk.last() == "“Vibes”: names no reason."


def test_words_are_put_below_those_that_stand_there_and_keep_what_was_said(desk: Desk) -> None:
    desk.do(theme_changes.tag(desk.ds, desk.result.untagged[:1], "location", BACK))
    desk.do(theme_changes.untag(desk.ds, desk.of("salary")))
    for id_ in ("a2", "a3"):
        desk.do(theme_changes.add_feedback(desk.ds, id_, " so clear ", ago(2), refused=False))
    applied = lay(desk.read, desk.edits)
    rows = applied.dataset.applications.set_index("application_id")
    assert rows.loc["a3", "feedback"] == "hm\n\nso clear"
    assert desk.counts() == {
        "Depth of knowledge weakness": 2, "Communication strength": 3, "Place of work weakness": 1,
    }  # fmt: skip
    events = applied.dataset.events
    assert events.loc[events["application_id"] == "a3", "kind"].tolist() == [EventKind.FEEDBACK_RECEIVED]
    (one,) = desk.of("location")
    assert (one.text[one.start : one.end], one.when) == ("hm", ago(2))


def test_a_refusal_that_is_pasted_counts_as_one() -> None:
    desk = Desk(dataset([{}]))
    desk.do(theme_changes.add_feedback(desk.ds, "a1", "thin", date(2026, 6, 20), refused=True))
    assert desk.ds.applications["outcome"].tolist() == ["rejected"]
    assert (desk.result.refusals, desk.counts()) == (1, {"Depth of knowledge weakness": 1})
    desk.edits = desk.edits.undo()
    assert (desk.ds is desk.read, desk.result.with_text) == (True, 0)
    with pytest.raises(JobSearchError, match="nothing to add"):
        theme_changes.add_feedback(desk.ds, "a1", "  ", AS_OF, refused=True)
    with pytest.raises(JobSearchError, match="not in the list"):
        theme_changes.add_feedback(desk.ds, "gone", "thin", AS_OF, refused=True)


def test_applications_are_offered_by_name_the_newest_first() -> None:
    ds = dataset([{"age": 50}, {"age": None, "company": "X", "role": ""}, {"age": 5, "company": "Y"}])
    assert list(theme_changes.applications_by_name(ds).items()) == [
        ("a3", "Analyst at Y"), ("a1", "Analyst at Harbour Lane Ltd"), ("a2", "X"),
    ]  # fmt: skip


def all_of_it(desk: Desk) -> None:
    """One of each kind of change."""
    desk.do(theme_changes.tag(desk.ds, desk.result.untagged[:1], "location", BACK))
    desk.do(theme_changes.untag(desk.ds, desk.of("salary")))
    desk.do(theme_changes.rename(desk.ds, "communication", "Clear words"))
    desk.do(theme_changes.own_theme(desk.ds, "Noises", OUTSIDE, "hm"))
    desk.do(theme_changes.merge(desk.ds, "location", "own:noises"))
    desk.do(theme_changes.plan(desk.ds, "tech_depth", "A course", ago(10)))


def test_a_newer_file_keeps_what_was_said(desk: Desk) -> None:
    all_of_it(desk)
    before = desk.counts()
    newer = dataset(
        [{"company": "New", "age": 1}, *said("thin", "thin pay", "hm", "hm", "clear")], fingerprint="g"
    )
    newer.applications["application_id"] = ["b0", "a1", "a2", "a3", "a4", "a5"]
    desk.read = carry(newer, match(desk.read, newer, desk.edits))
    assert desk.counts() == before
    assert lay(desk.read, desk.edits).unmatched == ()


def test_a_saved_workbook_gives_it_all_back(desk: Desk) -> None:
    all_of_it(desk)
    saved = workbook(desk.ds, edits=desk.edits.to_json())
    search, edits = opened(saved, "search.xlsx")
    again = themes(apply(search, edits))
    pd.testing.assert_frame_equal(again.table, desk.result.table)
    assert (again.plans, again.names) == (desk.result.plans, desk.result.names)
    assert [one.sentence for one in journal(edits)] == [one.sentence for one in journal(desk.edits)]
    assert lay(search, edits).unmatched == ()
    pd.testing.assert_frame_equal(themes(search).table, desk.result.table)


def test_damaged_corrections_are_said_and_cost_nothing_else(desk: Desk) -> None:
    search = load(workbook(desk.ds, edits='{"steps": "nonsense"}'))
    assert [one.message for one in search.issues] == [
        "What you said of themes cannot be read, so it was left out."
    ]
    assert len(search) == 5
    assert load(workbook(desk.ds)).issues == ()
