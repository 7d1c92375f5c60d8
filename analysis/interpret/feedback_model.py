"""What a linear model, learned from labelled feedback, makes of a text.

Method: words, pairs of words and groups of three to five letters within a word; term frequency damped by a
logarithm, weighted by rarity, each of the two sorts scaled to length one; one least-squares score a label.
No text leaves the machine and nothing is drawn at random: the same text gives the same scores.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from analysis.interpret.clauses import Span, normalise
from analysis.interpret.feedback import Mention
from analysis.model.recall import recalled
from analysis.reference.theme_model import Numbers, ThemeModel, theme_model

LONGEST_TEXT = 20_000
LEAST_SCORE = 0.12  # below it a label that no rule found is not looked at
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SIZES = (3, 4, 5)
_LONGEST_PROOF = 8
_PROOF_COST = 0.1  # share of the strongest word that each further word must add


class Scored(NamedTuple):
    """A text as the model sees it.

    Attributes:
        scores: one for each label of the model, near 0..1.
        words: places of the words in the text.
        rows: rows of the model that the text holds.
        values: how much of each.
    """

    scores: Numbers
    words: tuple[Span, ...]
    rows: Sequence[int]
    values: Numbers


def word_grams(words: Sequence[str]) -> list[str]:
    """Words and neighbouring pairs, marked so that no group of letters looks the same."""
    return [f"={word}" for word in words] + [f"={one} {other}" for one, other in pairwise(words)]


@recalled(20_000)
def letter_grams(word: str) -> tuple[str, ...]:
    """Groups of three to five letters of a word with a space at either end."""
    padded = f" {word} "
    return tuple(
        padded[at : at + size] for size in _SIZES for at in range(max(len(padded) - size + 1, 0))
    ) or (padded,)


def words_in(text: str) -> tuple[list[str], list[Span]]:
    """The words of a text in lower case and their places; only the first 20,000 letters are read."""
    found = list(_WORD.finditer(normalise(text[:LONGEST_TEXT])))
    return [m[0] for m in found], [Span(*m.span()) for m in found]


@recalled(20_000)
def _letter_rows(word: str) -> tuple[int, ...]:
    grams = theme_model().grams
    return tuple(grams[gram] for gram in letter_grams(word) if gram in grams)


def vector(words: Sequence[str], model: ThemeModel) -> tuple[list[int], Numbers]:
    """Rows of the model that a text of these words holds, and how much of each."""
    grams = model.grams
    said = Counter(grams[gram] for gram in word_grams(words) if gram in grams)
    spelled = Counter(row for word in words for row in _letter_rows(word))
    parts = [_scaled(said, model.rarity), _scaled(spelled, model.rarity)]
    return [*said, *spelled], np.concatenate(parts)


def _scaled(counts: Mapping[int, int], rarity: Numbers) -> Numbers:
    if not counts:
        return np.zeros(0, np.float32)
    often = np.fromiter(counts.values(), np.float32, len(counts))
    values: Numbers = (1 + np.log(often)) * rarity[list(counts)]
    length = float(np.sqrt(values @ values))
    return values / np.float32(length)


def score(text: str) -> Scored:
    """The model's scores of a text; "" scores what any text would."""
    model = theme_model()
    words, places = words_in(text)
    rows, values = vector(words, model)
    return Scored(values @ model.weights[rows] + model.base, tuple(places), rows, values)


def proof(text: str, scored: Scored, label: int) -> Span:
    """The run of at most eight words that speaks most for a label, whole words, never empty.

    Raises:
        ValueError: the text has no word.
    """
    if not scored.words:
        msg = "A text without words proves nothing."
        raise ValueError(msg)
    model = theme_model()
    words, _ = words_in(text)
    share = dict(zip(scored.rows, (scored.values * model.weights[scored.rows, label]).tolist(), strict=True))
    gains = [_gain(word, share, model) for word in words]
    for number, pair in enumerate(pairwise(words)):
        half = share.get(model.grams.get("={} {}".format(*pair), -1), 0.0) / 2
        gains[number] += half
        gains[number + 1] += half
    first, last = _best_run(gains)
    return Span(scored.words[first].start, scored.words[last].end)


def _gain(word: str, share: Mapping[int, float], model: ThemeModel) -> float:
    rows = (model.grams.get(f"={word}", -1), *_letter_rows(word))
    return sum(share.get(row, 0.0) for row in rows)


def _best_run(gains: Sequence[float]) -> tuple[int, int]:
    cost = _PROOF_COST * max(max(gains), 0.0)
    best, run = -np.inf, (0, 0)
    for first in range(len(gains)):
        total = 0.0
        for last in range(first, min(first + _LONGEST_PROOF, len(gains))):
            total += gains[last] - cost
            if total > best:
                best, run = total, (first, last)
    return run


def evidence(
    scored: Scored, label: int, found: Mapping[int, Sequence[Mention]], model: ThemeModel
) -> list[float]:
    """What speaks for one label of a text, in the order of `ThemeModel.judge`.

    Args:
        scored: the text as the model sees it.
        label: column of the model.
        found: column -> what the rules found of it.
        model: the table.
    """
    scores, size = scored.scores, float(np.log1p(len(scored.words)))
    mine, rules = float(scores[label]), found.get(label, ())
    ruled = float(bool(rules))
    plain = float(model.labels_trusted[label])
    trust = max((model.rules.get(one.rule, plain) for one in rules), default=0.0)
    theme = model.labels[label][0]
    same = [float(scores[n]) for n, (name, _) in enumerate(model.labels) if name == theme and n != label]
    others = float(max(scores[:label].max(initial=-1), scores[label + 1 :].max(initial=-1)))
    shown = sum(one.start <= w.start < one.end for one in rules[:1] for w in scored.words)
    return [
        mine,
        mine * mine,
        ruled,
        mine * ruled,
        trust,
        others,
        max(same, default=0.0),
        size,
        size * ruled,
        float(np.log1p(shown)),
        shown / max(len(scored.words), 1),
        float(not found),
        float(len(found) - ruled),
        float(scores.sum()),
    ]


def probabilities(scored: Scored, found: Mapping[int, Sequence[Mention]]) -> dict[int, float]:
    """Column -> probability 0..1 that the text carries the label, for those that anything speaks for."""
    model = theme_model()
    asked = sorted({*found, *np.flatnonzero(scored.scores >= LEAST_SCORE).tolist()})
    if not asked:
        return {}
    rows = np.array([evidence(scored, label, found, model) for label in asked], np.float32)
    odds = rows @ model.judge + model.judge_base[asked]
    return dict(zip(asked, np.round(1 / (1 + np.exp(-odds)), 5).tolist(), strict=True))
