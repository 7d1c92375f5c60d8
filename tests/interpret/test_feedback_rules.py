"""Feedback read by rules, clause by clause: the traps that word counting falls into, each by name."""

import pytest

from analysis.interpret.feedback import skill_slot
from analysis.interpret.feedback_rules import FeedbackReading, Mention, read_by_rules
from analysis.model import Polarity


def found(text: str) -> dict[str, str]:
    return {mention.theme: str(mention.polarity) for mention in read_by_rules(text).mentions}


def words(text: str, theme: str) -> str:
    mention = next(m for m in read_by_rules(text).mentions if m.theme == theme)
    return text[mention.start : mention.end]


def test_praise_and_fault_in_one_sentence_are_kept_apart_with_their_words():
    text = "great rapport, but no AWS"
    assert found(text) == {"team_fit": "strength", "skill_gap": "weakness"}
    assert words(text, "team_fit") == "great rapport"
    assert words(text, "skill_gap") == "AWS"


def test_a_word_inside_another_word_is_not_that_word():
    assert "salary" not in found("strange tangents")


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for taking the time to interview for the Python Developer position. Unfortunately we have "
        "decided to proceed with another candidate.",
        "Thank you for your application for the Remote Customer Support role. You have not been successful.",
        "I regret that your application for the role of Communications Assistant was unsuccessful.",
        "Thanks for applying. We were impressed with your skills and experience, but we will not be moving "
        "forward. We will keep your CV on file.",
        "We'll keep your CV on file for future opportunities. Unfortunately it's a no this time.",
        "Please note this is no reflection on your skills or experience. We will not be moving forward.",
        "ghosted after 2nd round",
        "no feedback",
        "rejected, no reason",
        "never heard back",
        "generic rejection email",
    ],
)
def test_a_refusal_without_a_reason_is_counted_as_such_and_as_nothing_else(text: str):
    assert found(text) == {"no_reason": "external"}


@pytest.mark.parametrize(
    "text",
    [
        "call back Tuesday", "salary 32k, hybrid", "applied via LinkedIn", "nice office", "open to remote",
        "Shift pattern 4 on 4 off, 12 hours", "They use React, Node and AWS", "Start date flexible",
        "Notice period 1 month", "tech stack: Go, Postgres, k8s, AWS. 75-85k", "Interviewer was late",
        "Revise SQL joins before the interview on Friday", "Ask about salary and progression",
        "Presentation topic: how would you grow the user base", "Good Glassdoor rating, 4.2",
        "Team of 8, reports to Head of Finance", "Would be managing 3 people", "Commute 40 mins by train",
        "Sent thank you note", "", "   ", "...", "3/5",
    ],
)  # fmt: skip
def test_plain_notes_say_nothing_about_the_seeker(text: str):
    assert read_by_rules(text) == FeedbackReading(())


def test_kept_on_file_is_no_near_miss():
    assert "near_miss" not in found("We'll keep your CV on file")


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Couldn't fault your enthusiasm", "motivation"),
        ("It wasn't your technical ability that let you down", "tech_depth"),
        ("There were no concerns at all about your communication", "communication"),
        ("Nothing wrong with the test", "assessment"),
    ],
)
def test_what_is_cleared_of_blame_is_a_strength(text: str, theme: str):
    assert found(text)[theme] == "strength"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("your answers were not great", "answer_evidence"),
        ("communication could have been better", "communication"),
        ("not a great fit for the team", "team_fit"),
        ("not strong technically", "tech_depth"),
    ],
)
def test_negated_praise_is_a_weakness(text: str, theme: str):
    assert found(text)[theme] == "weakness"


def test_a_reason_removes_no_reason():
    assert found("Rejected - no sponsorship") == {"right_to_work": "weakness"}


def test_strengths_beside_a_bare_refusal_leave_it_unexplained():
    assert found('"your code was clean" but no offer') == {"assessment": "strength", "no_reason": "external"}


def test_overqualified_is_not_also_too_little_experience():
    assert found("overqualified, more experience than they need") == {"overqualified": "weakness"}


def test_experience_with_a_named_thing_is_about_that_thing():
    assert found("no AWS experience") == {"skill_gap": "weakness"}
    assert found("no NHS experience") == {"domain_knowledge": "weakness"}


def test_an_internal_candidate_is_not_also_strong_competition():
    assert found("went with someone stronger, an internal candidate") == {"internal_candidate": "external"}


def test_short_cells_are_read_when_the_theme_fills_them():
    assert found("visa / location") == {"right_to_work": "weakness", "location": "weakness"}
    assert found("energy sector") == {}


def test_typographic_signs_and_capitals_change_nothing():
    assert found("COULDN’T FAULT YOUR ENTHUSIASM") == {"motivation": "strength"}
    assert found("Lovely rapport — no AWS") == {"team_fit": "strength", "skill_gap": "weakness"}


def test_skill_slot_names_the_skill():
    text = "Lacking both Azure and any line management"
    mention = next(m for m in read_by_rules(text).mentions if m.theme == "skill_gap")
    assert skill_slot(mention, text) == "azure"
    other = Mention("communication", Polarity.WEAKNESS, 0, 7, "communication.plain")
    assert skill_slot(other, "waffled a lot") == ""


def test_a_skill_no_table_lists_is_told_by_its_capital():
    assert found("no Frobnicate") == {"skill_gap": "weakness"}
    assert found("no London") == {}


def test_a_very_long_text_is_read_to_its_limit():
    text = "x " * 12_000 + "waffled"
    assert read_by_rules(text).mentions == ()
