"""What is said of themes: checked, kept as text, added up so that the later word counts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from analysis.model import (
    AddTheme,
    Edits,
    MergeThemes,
    Plan,
    Polarity,
    RemoveTheme,
    RenameTheme,
    SetPlan,
    SetReason,
    TagTheme,
    ThemeEdits,
    UntagTheme,
    reason_key,
    text_key,
)
from analysis.model.theme_edits import OffTag

DAY = date(2026, 6, 1)
TEXT = {"application_id": "a1", "text_key": "k"}
PLACE = ("a1", "k")
BACK, FOR = Polarity.WEAKNESS, Polarity.STRENGTH

themes = st.sampled_from(["salary", "location", "own:rota"])
changes = st.one_of(
    st.builds(TagTheme, application_id=st.sampled_from(["a1", "a2"]), text_key=st.just("k"), theme=themes,
              polarity=st.sampled_from(Polarity), start=st.just(2), end=st.integers(3, 9)),
    st.builds(UntagTheme, application_id=st.sampled_from(["a1", "a2"]), text_key=st.just("k"), theme=themes,
              polarity=st.none() | st.sampled_from(Polarity)),
    st.builds(RenameTheme, theme=themes, name=st.sampled_from(["", "Money"])),
    st.builds(MergeThemes, theme=st.just("salary"), into=st.sampled_from(["", "location", "own:rota"])),
    st.builds(MergeThemes, theme=st.just("location"), into=st.sampled_from(["salary", "own:rota"])),
    st.builds(AddTheme, theme=st.just("own:rota"), name=st.just("The rota"), words=st.just(("rota",))),
    st.builds(RemoveTheme, theme=st.just("own:rota")),
    st.builds(SetPlan, theme=themes, text=st.sampled_from(["", "Ask first"]), on=st.just(DAY)),
    st.builds(SetReason, value=st.just("vibes"), theme=st.sampled_from(["", "team_fit"])),
)  # fmt: skip


def said(*given) -> ThemeEdits:
    return ThemeEdits().after(given)


def tag(theme: str = "salary", polarity: Polarity = BACK, **more) -> TagTheme:
    return TagTheme(**TEXT, theme=theme, polarity=polarity, **more)


@given(st.lists(changes, max_size=8))
def test_a_journal_of_them_is_kept_as_text(given) -> None:
    edits = Edits()
    for change in given:
        edits = edits.add(change, when=DAY)
    again = Edits.from_json(edits.to_json())
    assert again == edits
    assert said(*(edit.change for edit in again.active)) == said(*given)


@given(st.lists(changes, max_size=8))
def test_they_never_go_in_a_circle_and_said_twice_say_the_same(given) -> None:
    found = said(*given)
    for theme in ("salary", "location", "own:rota"):
        last = found.shown_as(theme)
        assert found.shown_as(last) == last
    assert found.after(given).after(given) == found.after(given)


def test_nothing_said_is_nothing() -> None:
    assert not said()
    assert said() == ThemeEdits()
    assert said(RenameTheme(theme="salary", name="Money"))


def test_the_later_word_on_a_text_counts() -> None:
    assert [one.theme for one in said(tag()).tags[PLACE]] == ["salary"]
    off = said(tag(), UntagTheme(**TEXT, theme="salary"))
    assert PLACE not in off.tags
    assert off.is_off(PLACE, "salary", BACK)
    again = off.after([tag()])
    assert not again.is_off(PLACE, "salary", BACK)
    assert len(again.tags[PLACE]) == 1


def test_taking_one_side_off_leaves_the_other() -> None:
    found = said(tag(), tag(polarity=FOR), UntagTheme(**TEXT, theme="salary", polarity=BACK))
    assert [one.polarity for one in found.tags[PLACE]] == [FOR]
    assert found.off[PLACE] == {OffTag("salary", BACK)}
    assert not found.is_off(PLACE, "salary", FOR)


def test_merged_themes_count_as_the_other_and_can_be_turned_round_or_taken_apart() -> None:
    found = said(MergeThemes(theme="salary", into="location"), MergeThemes(theme="location", into="team_fit"))
    assert found.shown_as("salary") == "team_fit"
    turned = said(MergeThemes(theme="salary", into="location"), MergeThemes(theme="location", into="salary"))
    assert (turned.shown_as("location"), turned.shown_as("salary")) == ("salary", "salary")
    assert found.after([MergeThemes(theme="salary")]).shown_as("salary") == "salary"


def test_a_theme_that_is_dropped_takes_its_tags_plans_and_mergers_along() -> None:
    found = said(
        AddTheme(theme="own:rota", name="The rota"), tag("own:rota"), tag("salary"),
        MergeThemes(theme="availability", into="own:rota"), SetPlan(theme="own:rota", text="Ask", on=DAY),
        RemoveTheme(theme="own:rota"),
    )  # fmt: skip
    assert found.own == {}
    assert [one.theme for one in found.tags[PLACE]] == ["salary"]
    assert (found.shown_as("availability"), dict(found.plans)) == ("availability", {})


def test_a_plan_and_a_name_can_be_taken_back() -> None:
    found = said(SetPlan(theme="salary", text="Ask first", on=DAY), RenameTheme(theme="salary", name="Money"))
    assert found.plans["salary"] == Plan("Ask first", DAY)
    assert found.names["salary"] == "Money"
    assert not found.after([SetPlan(theme="salary", on=DAY), RenameTheme(theme="salary")])


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: tag(start=5, end=5),
        lambda: MergeThemes(theme="salary", into="salary"),
        lambda: AddTheme(theme="salary", name="Pay"),
        lambda: AddTheme(theme="own:x", name="  "),
        lambda: RemoveTheme(theme="salary"),
        lambda: RenameTheme(theme="salary", name="x" * 61),
        lambda: SetPlan(theme="salary", text="x" * 1001, on=DAY),
        lambda: SetReason(value=""),
        lambda: UntagTheme(application_id="", text_key="k", theme="salary"),
    ],
)
def test_what_makes_no_sense_is_refused(wrong) -> None:
    with pytest.raises(ValidationError):
        wrong()


def test_words_of_an_own_theme_are_tidied() -> None:
    found = AddTheme(theme="own:x", name=" The  rota ", words=(" night  shift ", "*", "", "night shift"))
    assert (found.name, found.words) == ("The rota", ("night shift",))


def test_a_text_is_known_by_its_words_only() -> None:
    assert text_key(" Too  far\naway ") == text_key("Too far away")
    assert text_key("Too far away.") != text_key("Too far away")
    assert reason_key("  Salary. ") == reason_key("SALARY") == "salary"
