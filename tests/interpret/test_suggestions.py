"""Suggestions for untagged feedback, and what the learned table says and proves."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.interpret.feedback import tag_feedback
from analysis.interpret.feedback_concepts import places_of
from analysis.interpret.feedback_model import proof, score
from analysis.interpret.feedback_rules import read_by_rules
from analysis.interpret.suggestions import learned, suggest_themes
from analysis.model import Polarity
from analysis.reference.theme_model import theme_model
from analysis.reference.themes import theme_rules, themes


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("mumbled my way through, they could barely hear me", "communication"),
        ("turned up on the wrong day, mortifying", "preparation"),
        ("they gave it to the manager's nephew", "internal_candidate"),
        ("can't do the early shifts because of school", "availability"),
        ("too far on the bus every day", "location"),
        ("whole post got cut in the restructure", "role_closed"),
    ],
)
def test_the_right_theme_is_among_three_suggestions(text: str, theme: str):
    assert theme in [name for name, _ in suggest_themes(text)]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.integers(0, 30))
def test_suggestions_are_known_themes_in_order_with_scores_up_to_one(text: str, top: int):
    offered = suggest_themes(text, top)
    assert len(offered) <= top
    assert {theme for theme, _ in offered} <= set(themes()) - {"no_reason"}
    assert len({theme for theme, _ in offered}) == len(offered)
    points = [value for _, value in offered]
    assert points == sorted(points, reverse=True)
    assert all(0 <= value <= 1 for value in points)
    assert suggest_themes(text, top) == offered


@pytest.mark.parametrize("text", ["", "   ", "!!!", "🙁"])
def test_a_text_without_words_gets_no_suggestion(text: str):
    assert suggest_themes(text) == []
    assert learned({"too loud": "communication"})(text) == []


def test_what_the_user_confirmed_is_suggested_for_texts_like_it_at_once():
    text = "vibe check failed spectacularly"
    suggest = learned({"failed the vibe check": "own:vibes"})
    assert suggest(text, 3)[0][0] == "own:vibes"
    assert "own:vibes" not in [theme for theme, _ in suggest_themes(text)]


def test_without_confirmations_nothing_changes():
    for text in ("mumbled a lot", "they wanted someone local"):
        assert learned({})(text, 5) == suggest_themes(text, 5)


def test_the_table_is_whole_and_small():
    model = theme_model()
    assert (
        model.weights.shape == (len(model.grams), len(model.labels)) == (model.rarity.size, model.base.size)
    )
    assert len(model.judge_base) == len(model.labels) == len(model.labels_trusted)
    assert {theme for theme, _ in model.labels} == set(themes())
    assert {polarity for _, polarity in model.labels} <= set(Polarity)
    assert set(model.rules) <= {rule.id for rule in theme_rules()} | {
        "no_reason.reported",
        *(
            f"{theme}.named_{kind}"
            for theme in themes()
            for kind in ("tool", "credential", "language", "unlisted")
        ),
    }
    assert np.isfinite(model.weights).all()
    assert 0.5 < model.threshold < 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(0, 30))
def test_a_proof_is_whole_words_of_the_text(text: str, label: int):
    scored = score(text)
    if not scored.words:
        with pytest.raises(ValueError, match="without words"):
            proof(scored, label)
        return
    place = proof(scored, label)
    assert 0 <= place.start < place.end <= len(text)
    assert place.start in {word.start for word in places_of(scored.text)}
    assert place.end in {word.end for word in places_of(scored.text)}


def test_a_proof_points_at_the_words_that_matter():
    text = "It was all going well until the end, and then I was told the role was put on hold."
    label = theme_model().labels.index(("role_closed", "external"))
    place = proof(score(text), label)
    assert "on hold" in text[place.start : place.end]


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=120), st.sampled_from([t for r in theme_rules() for t in r.yes])))
def test_sure_mentions_lie_within_the_text_and_agree_with_the_rules_or_are_marked_learned(text: str):
    by_rules = set(read_by_rules(text).mentions)
    for mention in tag_feedback(text).mentions:
        assert text[mention.start : mention.end].strip()
        assert mention in by_rules or mention.rule == f"{mention.theme}.learned"
    assert tag_feedback(text) == tag_feedback(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your interest. After careful consideration we have decided not to proceed.",
        "Unfortunately you have not been successful on this occasion. We wish you well in your search.",
        "no reply at all",
        "rejected, no feedback given",
        "ghosted",
    ],
)
def test_nothing_sure_is_held_against_anyone_where_no_reason_was_given(text: str):
    mentions = tag_feedback(text).mentions
    assert [m.theme for m in mentions] == ["no_reason"]
