"""The phrase language: what each sign finds, and that malformed phrases are refused."""

import pytest

from analysis.interpret.clauses import Clauses, normalise
from analysis.interpret.phrases import PhraseIndex, Vocabulary, words_of

VOCABULARY = Vocabulary({"lack": ("no", "lack of")}, {"experience": ("experience", "exp")})


def finds(phrase: str, text: str) -> list[str]:
    index = PhraseIndex([("key", phrase)], VOCABULARY)
    return [text[h.start : h.end] for h in index.find(text, [w[0] for w in words_of(text)])]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("waffl*", "she waffled on", ["waffled"]),
        ("over-qualified", "over qualified, overqualified, over-qualified",
         ["over qualified", "overqualified", "over-qualified"]),
        ("didn't gel", "didnt gel; did not gel; didn't gel", ["didnt gel", "did not gel", "didn't gel"]),
        ("(a|one) step down", "one step down", ["one step down"]),
        ("{lack} experience", "lack of exp", ["lack of exp"]),
        ("too (very)? slow", "too slow", ["too slow"]),
        ("wanted .. gone", "wanted to be well gone", ["wanted to be well gone"]),
        ("wanted .. gone", "wanted to be well and truly gone", []),
        ("# years", "wanted 5+ years and ten years", ["5+ years", "ten years"]),
        ("no _ card", "no cscs card", ["no cscs card"]),
        ("^so close", "so close", ["so close"]),
        ("^so close", "not so close", []),
        ("so close$", "so close to it", []),
        ("(very|so)+ late", "very so late", ["very so late"]),
        ("range", "strange", []),
        ("gone quiet", "gone, quiet", []),
    ],
)  # fmt: skip
def test_signs(phrase: str, text: str, expected: list[str]):
    assert finds(phrase, text) == expected


@pytest.mark.parametrize("phrase", ["(a|b", "a) b", "{unknown}", "# _", ""])
def test_malformed_phrases_are_refused(phrase: str):
    with pytest.raises(ValueError, match=r"malformed|bracket|group"):
        PhraseIndex([("key", phrase)], VOCABULARY)


def test_clauses_end_at_stops_and_turns_but_not_at_abbreviations():
    text = normalise("Good chat, e.g. about pay. But no AWS; shame")
    assert [text[a:b].strip() for a, b in Clauses(text).spans] == [
        "good chat, e.g. about pay",
        "no aws",
        "shame",
    ]
