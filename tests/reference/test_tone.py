"""The word lists of letters: every rule holds its examples, every letter has every tone."""

import pytest

from analysis.reference.letters import letter_words
from analysis.reference.tone import ToneRule, tone_rules

FOUND = [(rule, text) for rule in tone_rules() for text in rule.match]
SPARED = [(rule, text) for rule in tone_rules() for text in rule.miss]


def finds(rule: ToneRule, text: str) -> bool:
    spared = [one.span() for one in rule.spares.finditer(text)] if rule.spares else []
    return any(
        not any(start <= one.start() and one.end() <= end for start, end in spared)
        for one in rule.finds.finditer(text)
    )


@pytest.mark.parametrize(("rule", "text"), FOUND, ids=lambda value: getattr(value, "id", value))
def test_examples_are_found(rule: ToneRule, text: str) -> None:
    assert finds(rule, text)


@pytest.mark.parametrize(("rule", "text"), SPARED, ids=lambda value: getattr(value, "id", value))
def test_counterexamples_are_not(rule: ToneRule, text: str) -> None:
    assert not finds(rule, text)


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert len({rule.id for rule in tone_rules()}) == len(tone_rules())
    for rule in tone_rules():
        assert len(rule.match) >= 4
        assert len(rule.miss) >= 4


def test_every_letter_has_every_tone_and_always_something_to_say() -> None:
    words = letter_words()
    assert set(words.letters) == {(kind, tone) for kind in words.kinds for tone in words.tones}
    for wording in words.letters.values():
        assert "{" not in wording.subject[-1]
        assert "{" not in wording.greeting[-1]
        assert set(words.after) == set(words.before)
        assert any("{" not in paragraph[-1].replace("{kindness}", "") for paragraph in wording.paragraphs)
