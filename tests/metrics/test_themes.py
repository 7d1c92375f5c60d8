from typing import Any

import pytest
from hypothesis import given, settings

from analysis.interpret import feedback
from analysis.metrics import evidence
from analysis.metrics.themes import themes
from analysis.model import Dataset, EventKind, Outcome, Polarity
from tests.builders import ago, dataset, event
from tests.metrics.searches import searches

NO = {"outcome": Outcome.REJECTED}
WORDS = {
    "thin": ("tech_depth", Polarity.WEAKNESS),
    "clear": ("communication", Polarity.STRENGTH),
    "pay": ("salary", Polarity.WEAKNESS),
    "maybe": ("salary", Polarity.UNCLEAR),
    "good-pay": ("salary", Polarity.STRENGTH),
    "nothing": ("no_reason", Polarity.EXTERNAL),
    "close": ("near_miss", Polarity.STRENGTH),
    "inside": ("internal_candidate", Polarity.EXTERNAL),
}


def tag(text: str) -> feedback.FeedbackReading:
    """A tagger with seven words of its own, so that counting is tested and not reading."""
    found, start = [], 0
    for word in text.split(" "):
        if word in WORDS:
            found.append(feedback.Mention(*WORDS[word], start, start + len(word), f"test.{word}"))
        start += len(word) + 1
    return feedback.FeedbackReading(tuple(found))


@pytest.fixture(autouse=True)
def _plain_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "tag_feedback", tag)


def said(*texts: str, **fields: Any) -> list[dict[str, Any]]:
    """One refusal a text, each at an employer of its own."""
    return [{**NO, "company": f"Firm {at}", "feedback": text, **fields} for at, text in enumerate(texts)]


def test_nothing_and_nothing_written() -> None:
    assert themes(dataset()).sentence == "There is nothing to read yet."
    assert themes(dataset([{}])).sentence.startswith("No employer has told you why yet.")
    silent = themes(dataset([NO, NO, {}]))
    assert silent.sentence.startswith("All 2 refusals came without a written word.")
    assert (silent.refusals, silent.refusals_without_text, silent.with_text) == (2, 2, 0)
    assert silent.table.empty
    assert list(silent.table.columns)[:2] == ["theme", "name"]


def test_a_theme_counts_once_an_application() -> None:
    result = themes(dataset(said("thin and thin and clear")))
    assert list(result.table["theme"]) == ["tech_depth", "communication"]
    assert list(result.table["polarity"]) == ["weakness", "strength"]
    assert list(result.table["applications"]) == [1, 1]
    assert [item.text[item.start : item.end] for item in result.evidence] == ["thin", "thin", "clear"]


@pytest.mark.parametrize(
    ("employers", "recurring", "words"),
    [
        (["A", "B", "C"], True, "What held you back most often: depth of knowledge (3 times)."),
        (["A", "A Ltd", "B"], False, "Depth of knowledge comes up 3 times, but at too few employers"),
        (["A", "B"], False, "Nothing recurs yet; depth of knowledge is seen twice."),
        (["A"], False, "So far it is depth of knowledge."),
    ],
)
def test_recurring_needs_three_applications_at_three_employers(
    employers: list[str], recurring: bool, words: str
) -> None:
    result = themes(dataset([{**NO, "company": name, "feedback": "thin"} for name in employers]))
    assert bool(result.table["recurring"].iloc[0]) is recurring
    assert words in result.sentence


def test_no_reason_is_counted_and_is_never_a_theme() -> None:
    result = themes(dataset(said("nothing", "nothing", "thin", "hm")))
    assert (result.with_text, result.gave_reason, result.no_reason, len(result.untagged)) == (4, 1, 2, 1)
    assert "no_reason" not in set(result.table["theme"])
    assert result.untagged[0].text == "hm"
    assert "1 of 4 written replies gives a reason." in result.sentence
    none = themes(dataset(said("nothing", "nothing")))
    assert none.sentence == (
        "None of the 2 written replies gives a reason. That is usual, and says nothing about you."
    )


def test_a_reason_anywhere_outweighs_no_reason() -> None:
    result = themes(dataset([{**NO, "feedback": "nothing", "notes": "thin"}]))
    assert (result.gave_reason, result.no_reason) == (1, 0)
    assert {item.column for item in result.evidence} == {"feedback", "notes"}


def test_notes_are_read_only_where_they_are_feedback() -> None:
    result = themes(
        dataset(
            [
                {**NO, "notes": "thin"},
                {**NO, "notes": "maybe"},
                {**NO, "notes": "good-pay"},
                {**NO, "notes": "call back on Monday"},
                {"notes": "thin"},
                {"feedback": "clear"},
            ]
        )
    )
    assert [(item.application_id, item.theme) for item in result.evidence] == [
        ("a1", "tech_depth"),
        ("a6", "communication"),
    ]
    assert (result.with_text, result.untagged) == (2, ())


def test_polarities_stand_apart_and_the_sentence_names_both() -> None:
    result = themes(dataset(said("thin clear", "thin clear", "thin clear", "pay", "inside")))
    assert result.sentence == (
        "5 of 5 written replies give a reason. What held you back most often: depth of knowledge (3 times). "
        "What counted for you most often: communication (3 times)."
    )
    assert set(result.advice) == {"tech_depth", "salary"}
    assert len(result.advice["salary"]) == 3


def test_when_is_the_day_of_the_refusal() -> None:
    rows = [*said("thin", "thin"), {"feedback": "thin", "age": None, "replied_on": ago(3)}]
    result = themes(dataset(rows, [event("a1", EventKind.REJECTED, ago(20))]))
    assert [item.when for item in result.evidence] == [ago(20), ago(90), ago(3)]


def test_each_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counting(text: str) -> feedback.FeedbackReading:
        read.append(text)
        return tag(text)

    monkeypatch.setattr(evidence, "tag_feedback", counting)
    ds = dataset(said("thin", "thin", "clear"))
    first, second = themes(ds), themes(ds)
    assert read == ["thin", "clear"]
    assert first.evidence == second.evidence


@settings(max_examples=20, deadline=None)
@given(searches())
def test_counts_add_up(ds: Dataset) -> None:
    result = themes(ds)
    assert result.with_text == result.gave_reason + result.no_reason + len(result.untagged)
    assert (result.table["applications"] <= result.gave_reason).all()
    assert (result.table["employers"] <= result.table["applications"]).all()
    assert result.refusals_without_text <= result.refusals <= len(ds)


def test_near_misses_are_no_praise_and_said_apart() -> None:
    result = themes(dataset(said("close", "close", "close")))
    assert result.sentence == "3 of 3 written replies give a reason. Three of them say you came close."
