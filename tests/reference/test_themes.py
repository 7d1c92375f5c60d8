"""The themes and their rules as data: complete, and each rule shown right by its own examples."""

import pytest

from analysis.interpret.feedback_rules import read_by_rules
from analysis.model import Polarity
from analysis.reference.themes import Rule, families, theme_rules, themes


def test_there_are_23_themes_in_six_families():
    assert len(themes()) == 23
    assert len(families()) == 6
    assert {theme.family for theme in themes().values()} == set(families())


@pytest.mark.parametrize("theme", themes().values(), ids=lambda t: t.id)
def test_a_theme_is_named_and_advises_in_three_kind_lines(theme):
    assert theme.name
    assert "_" not in theme.name
    assert len(theme.advice) == 3
    assert all(0 < len(line) <= 130 and "!" not in line for line in theme.advice)


def test_every_theme_but_no_reason_has_rules():
    assert {rule.theme for rule in theme_rules()} == set(themes()) - {"no_reason"}


@pytest.mark.parametrize("rule", theme_rules(), ids=lambda r: r.id)
def test_a_rule_carries_examples_of_both_kinds(rule: Rule):
    assert rule.kind in {"weakness", "strength", "external", "topic"}
    assert rule.phrases
    assert rule.yes
    assert rule.no


@pytest.mark.parametrize("rule", theme_rules(), ids=lambda r: r.id)
def test_a_rule_matches_its_examples_and_not_its_near_misses(rule: Rule):
    for text in rule.yes:
        assert rule.theme in {m.theme for m in read_by_rules(text).mentions}, text
    own = {"weakness": Polarity.WEAKNESS, "strength": Polarity.STRENGTH, "external": Polarity.EXTERNAL}
    for text in rule.no:
        fired = [m for m in read_by_rules(text).mentions if m.rule == rule.id]
        assert not [m for m in fired if m.polarity is own.get(rule.kind, m.polarity)], text
