"""Suggestions that lean on what the user sorted, and their own words found in texts."""

import pytest

from analysis.interpret.confirmed import Confirmed, suggestions, usual_side
from analysis.interpret.own_words import OwnWords
from analysis.interpret.suggestions import suggest_themes
from analysis.model import Polarity

BACK, FOR, OUTSIDE = Polarity.WEAKNESS, Polarity.STRENGTH, Polarity.EXTERNAL
PARKING = Confirmed("No parking for the early shift", "own:parking", BACK)


def test_without_anything_confirmed_they_are_those_of_the_model() -> None:
    text = "They wanted somebody who had done the job before"
    assert [one.theme for one in suggestions(text)] == [theme for theme, _ in suggest_themes(text, 3)]


def test_the_nearest_confirmed_text_ranks_first_at_once() -> None:
    text = "Parking on the early shift is hopeless"
    first = suggestions(text, [PARKING])[0]
    assert (first.theme, first.polarity, first.like) == ("own:parking", BACK, PARKING.text)
    assert "own:parking" not in {one.theme for one in suggestions(text)}


def test_of_two_confirmed_themes_the_nearer_wins_then_the_more_frequent() -> None:
    far = Confirmed("Parking and buses and trains", "location", BACK)
    assert suggestions("Parking for the early shift", [far, PARKING])[0].theme == "own:parking"
    same = [PARKING._replace(theme="availability"), PARKING, PARKING]
    assert suggestions("early shift parking", same)[0].theme == "own:parking"


def test_common_words_alone_make_no_two_texts_alike() -> None:
    one = Confirmed("They said it was not for me", "team_fit", BACK)
    assert all(not found.like for found in suggestions("It was not what they said they would do", [one]))


def test_each_theme_once_at_most_as_many_as_asked_for_and_none_without_words() -> None:
    found = suggestions("Parking and the early shift", [PARKING, PARKING], top=5)
    assert len({one.theme for one in found}) == len(found) <= 5
    assert suggestions("?!", [PARKING]) == []
    assert suggestions("Parking", [PARKING], top=0) == []


@pytest.mark.parametrize(
    ("theme", "text", "side"),
    [
        ("role_closed", "Lovely but the role went", OUTSIDE),
        ("communication", "You were lovely and so warm with the residents", FOR),
        ("communication", "Lovely but a bit quiet", BACK),
        ("near_miss", "", FOR),
        ("own:parking", "", BACK),
    ],
)
def test_the_side_is_guessed_until_the_user_says(theme: str, text: str, side: Polarity) -> None:
    assert usual_side(theme, text) is side


def spans(words, text: str) -> list[tuple[str, str]]:
    return [(one.theme, text[one.start : one.end]) for one in OwnWords(words).find(text)]


def test_own_words_are_found_whole_whatever_their_case_and_spaces() -> None:
    words = {"own:p": ("car park", "commut*"), "own:r": ("rota",)}
    text = "CAR\n park full, long commute; rotation is not the Rota"
    assert spans(words, text) == [("own:p", "CAR\n park"), ("own:p", "commute"), ("own:r", "Rota")]
    assert spans(words, "carpark and carparks, recommute") == []
    assert spans({"own:x": ("*", "", "!")}, "anything!") == []


def test_own_words_are_plain_text_not_patterns() -> None:
    assert spans({"own:c": ("c++", "a.b")}, "too little C++ and axb") == [("own:c", "C++")]
