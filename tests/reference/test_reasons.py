"""The values of lists of reasons, and the headers they stand under."""

import pytest

from analysis.model import Polarity, reason_key
from analysis.reference.feedback_columns import asks_for_reason, holds_feedback
from analysis.reference.plain_words import plain_words
from analysis.reference.reasons import reason_of, reasons
from analysis.reference.themes import themes


def test_every_value_means_a_theme_and_stands_as_it_is_compared() -> None:
    assert len(reasons()) > 250
    for value, reason in reasons().items():
        assert reason.theme in themes()
        assert value == reason_key(value)


def test_every_theme_has_a_value() -> None:
    assert {reason.theme for reason in reasons().values()} == set(themes())


@pytest.mark.parametrize(
    ("value", "theme", "polarity"),
    [
        ("Salary", "salary", Polarity.WEAKNESS),
        (" internal hire. ", "internal_candidate", Polarity.EXTERNAL),
        ("N/A", "no_reason", Polarity.EXTERNAL),
        ("Runner-up", "near_miss", Polarity.STRENGTH),
        ("Überqualifiziert", "overqualified", Polarity.WEAKNESS),
    ],
)
def test_values_are_read_whatever_their_case(value: str, theme: str, polarity: Polarity) -> None:
    assert reason_of(value) == (theme, polarity)


@pytest.mark.parametrize("value", ["Other", "Rejected", "", "Yes", "It was the salary I think"])
def test_values_that_say_less_are_left_to_the_user(value: str) -> None:
    assert reason_of(value) is None


@pytest.mark.parametrize("header", ["Rejection reason", "Panel feedback", "Email body", "Why rejected?"])
def test_headers_over_employers_words(header: str) -> None:
    assert holds_feedback(header)


@pytest.mark.parametrize(
    "header", ["Email sent?", "Feedback asked", "Reason for applying", "Salary", "Notes"]
)
def test_headers_over_something_else(header: str) -> None:
    assert not holds_feedback(header)


def test_headers_that_ask_for_a_reason() -> None:
    assert asks_for_reason("Rejection reason")
    assert asks_for_reason("Why?")
    assert not asks_for_reason("Feedback")


def test_plain_words_are_lists_of_words_in_lower_case() -> None:
    lists = plain_words()
    assert set(lists) == {"common", "praise", "against"}
    assert all(word == word.casefold() and " " not in word for words in lists.values() for word in words)
    assert not lists["praise"] & lists["against"]
