"""The word lists themselves: every phrase means one thing, every group carries examples that hold."""

import pytest

from analysis.interpret.marks import read_stage_header
from analysis.interpret.status_matches import expanded, matches
from analysis.interpret.status_text import words_of
from analysis.reference.status import StatusWords, status_words

GROUPS = status_words().groups
HEADERS = status_words().headers


def found_in(text):
    return {match.group.id for match in matches(words_of(text)) if not match.denied}


@pytest.mark.parametrize(("group", "text"), [(group.id, text) for group in GROUPS for text in group.match])
def test_an_example_that_must_match_is_found(group, text):
    assert group in found_in(text)


@pytest.mark.parametrize(("group", "text"), [(group.id, text) for group in GROUPS for text in group.miss])
def test_an_example_that_must_not_match_is_not_found(group, text):
    assert group not in found_in(text)


@pytest.mark.parametrize(
    ("kind", "text"), [(header.kind, text) for header in HEADERS for text in header.match]
)
def test_a_header_example_names_its_event(kind, text):
    assert read_stage_header(text).kind == kind


@pytest.mark.parametrize(
    ("kind", "text"), [(header.kind, text) for header in HEADERS for text in header.miss]
)
def test_a_header_that_must_not_match_names_another_or_none(kind, text):
    header = read_stage_header(text)
    assert header is None or header.kind != kind


def test_no_phrase_belongs_to_two_groups():
    owner, doubles = {}, []
    for group in GROUPS:
        for phrase in (*group.told, *group.phrases):
            for lemmas in expanded(phrase):
                if owner.setdefault(lemmas, group.id) != group.id:
                    doubles.append((" ".join(lemmas), owner[lemmas], group.id))
    assert doubles == []


def test_fillers_never_swallow_a_phrase_down_to_nothing():
    for group in GROUPS:
        for phrase in (*group.told, *group.phrases):
            assert list(expanded(phrase)), f"{phrase!r} of {group.id} consists of fillers"


def test_every_group_carries_examples_both_ways():
    assert all(group.match and group.miss for group in GROUPS)


def test_a_group_says_something_or_is_there_to_say_nothing():
    silent = [group.id for group in GROUPS if group.stage is None and group.outcome is None]
    assert silent == ["nothing_said"]


def test_words_are_read_once():
    assert isinstance(status_words(), StatusWords)
    assert status_words() is status_words()
