"""What the product tags in feedback, from rules and the learned model weighed together."""

import pytest

from analysis.interpret.feedback import FeedbackReading, tag_feedback
from analysis.interpret.feedback_rules import read_by_rules
from analysis.reference.theme_model import theme_model


def found(text: str) -> dict[str, str]:
    return {mention.theme: str(mention.polarity) for mention in tag_feedback(text).mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("great rapport, but no AWS", {"team_fit": "strength", "skill_gap": "weakness"}),
        ("too expensive for them", {"salary": "weakness"}),
        ("overqualified, they think I would be bored", {"overqualified": "weakness"}),
        ("went to an internal candidate", {"internal_candidate": "external"}),
        ("role put on hold, budget cut", {"role_closed": "external"}),
        ("I was their second choice", {"near_miss": "strength"}),
        ("waffled and lost the thread", {"communication": "weakness"}),
        ("didn't give enough specific examples", {"answer_evidence": "weakness"}),
        ("failed the numerical test", {"assessment": "weakness"}),
        ("can't do weekend shifts", {"availability": "weakness"}),
        ("no visa sponsorship", {"right_to_work": "weakness"}),
        ("hadn't researched the company", {"preparation": "weakness"}),
        ("commute too long", {"location": "weakness"}),
    ],
)
def test_plain_remarks_are_tagged(text: str, expected: dict[str, str]):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for taking the time to interview for the Python Developer position. Unfortunately we have "
        "decided not to proceed.",
        "Thank you for your application for the Remote Customer Support role. You have not been successful.",
        "I regret that your application for the role of Communications Assistant was unsuccessful.",
        "ghosted after 2nd round",
        "no feedback",
        "rejected, no reason",
        "never heard back",
    ],
)
def test_a_refusal_without_a_reason_is_counted_as_such_and_as_nothing_else(text: str):
    assert found(text) == {"no_reason": "external"}


@pytest.mark.parametrize(
    "text",
    [
        "call back Tuesday", "applied via LinkedIn", "nice office", "open to remote",
        "They use React, Node and AWS",
        "Start date flexible", "tech stack: Go, Postgres, k8s, AWS. 75-85k",
        "Ask about salary and progression",
        "Team of 8, reports to Head of Finance", "Sent thank you note", "", "   ", "...",
    ],
)  # fmt: skip
def test_plain_notes_say_nothing_about_the_seeker(text: str):
    assert tag_feedback(text) == FeedbackReading(())


def test_what_only_the_model_found_points_at_words_and_says_so():
    text = "They kept the lad who has been covering it all summer, as I thought they would"
    assert "internal_candidate" not in {m.theme for m in read_by_rules(text).mentions}
    mention = next(m for m in tag_feedback(text).mentions if m.theme == "internal_candidate")
    assert mention.rule == "internal_candidate.learned"
    assert "covering" in text[mention.start : mention.end]


def test_no_reason_never_stands_beside_a_reason():
    reasons = {"weakness", "external"}
    for text in (
        "no feedback, but they said too expensive",
        "ghosted, though she thought I was overqualified",
    ):
        labels = tag_feedback(text).mentions
        if any(m.theme == "no_reason" for m in labels):
            assert not [m for m in labels if m.theme != "no_reason" and m.polarity in reasons]


def test_labels_are_those_of_the_table():
    known = set(theme_model().labels)
    for text in ("great rapport, but no AWS", "failed the test, too slow", "ghosted"):
        assert {(m.theme, str(m.polarity)) for m in tag_feedback(text).mentions} <= known


def test_a_very_long_text_is_read_to_its_limit():
    assert tag_feedback("x " * 12_000 + "waffled").mentions == ()
