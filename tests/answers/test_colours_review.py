"""Colours as the only sign of how an application stands: said line by line."""

import pytest

from analysis import load
from analysis.answers.colours_review import colour_name, colours_review, with_colour
from tests.intake.test_colours import GREEN, RED, ROWS, coloured


def test_colours_are_offered_where_no_column_says_how_it_stands() -> None:
    data = coloured()
    lines = colours_review(load(data), data)
    assert [(line.name, line.rows, line.examples) for line in lines] == [
        ("red", 2, ("Hazel", "Oak")), ("green", 1, ("Brook",)),
    ]  # fmt: skip
    assert lines[0].red_green_blue == "#FF0000"
    assert {line.stage for line in lines} == {None}


def test_what_was_said_of_a_colour_is_shown_and_can_be_taken_back() -> None:
    data = coloured()
    meanings = with_colour({}, RED, None, "rejected")
    meanings = with_colour(meanings, GREEN, "interview", None)
    ds = load(data, value_map=meanings)
    assert list(ds.applications["outcome"]) == ["rejected", "waiting", "waiting", "rejected"]
    lines = colours_review(ds, data, meanings)
    assert [(line.stage, line.outcome) for line in lines] == [
        ("applied", "rejected"), ("interview", "waiting"),
    ]  # fmt: skip
    assert with_colour(with_colour(meanings, RED, None, None), GREEN, None, None) == {}
    assert with_colour({"sector": {"Fin": "finance"}}, RED, "accepted", None) == {
        "sector": {"Fin": "finance"}, "colour": {RED: ("accepted", "accepted")},
    }  # fmt: skip


def test_colours_that_tell_nothing_apart_are_not_asked_about() -> None:
    every = coloured([(*row[:3], RED) for row in ROWS])
    assert colours_review(load(every), every) == ()
    text = b"Company,Role,Date applied\nHazel,Clerk,2026-01-05\nElm,Cook,2026-01-06\n"
    assert colours_review(load(text, filename="a.csv"), text) == ()


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("FFC6EFCE", "pale green"), ("FFFFC7CE", "pale red"), ("FF00B050", "green"), ("FFFFFF00", "yellow"),
        ("FF1F3864", "dark blue"), ("FFD9D9D9", "pale grey"), ("FFFFC000", "yellow"),
        ("FFF4B084", "pale orange"),
        ("FF000000", "black"), ("FF7030A0", "purple"), ("FFFFFFFF", "white"), ("FF00B0F0", "turquoise"),
    ],
)  # fmt: skip
def test_a_colour_has_a_name(colour: str, name: str) -> None:
    assert colour_name(colour) == name
