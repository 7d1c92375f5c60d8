"""What a linear model, learned from labelled feedback, makes of a text.

Method: three sorts of evidence, each scaled to length one: words and pairs of neighbours; groups of three to
five letters within each word (so that a slip of spelling does little harm); classes of words and their pairs
in a clause (`feedback_concepts`). How often something is said counts by its logarithm, weighted by rarity;
one least-squares score a label. No text leaves the machine and nothing is drawn at random: the same text
gives the same scores.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from analysis.interpret.clauses import Span, normalise
from analysis.interpret.feedback_concepts import Gram, concept_grams, places_of, tokens_of
from analysis.interpret.feedback_rules import Mention
from analysis.model.recall import recalled
from analysis.reference.theme_model import Numbers, ThemeModel, theme_model

LONGEST_TEXT = 20_000
LEAST_SCORE = 0.1  # below it a label that no rule found is not looked at
SILENT_SCORE = 0.33  # a text whose best score is lower carries nothing that would stand
_SIZES = (3, 4, 5)
_LONGEST_PROOF = 8
_PROOF_COST = 0.1  # share of the strongest word that each further word must add


class Scored(NamedTuple):
    """A text as the model sees it.

    Attributes:
        scores: one for each label of the model, near 0..1.
        text: as read, in lower case.
        words: its words.
        rows: rows of the model that the text holds, letters left out.
        values: how much of each.
        meant: classes of words and their pairs, and where they stand.
    """

    scores: Numbers
    text: str
    words: Sequence[str]
    rows: Sequence[int]
    values: Numbers
    meant: Sequence[Gram] = ()


class Letters(NamedTuple):
    """What the letters of a word add to each label, and their squared length."""

    scores: Numbers
    square: float


def word_grams(words: Sequence[str]) -> list[str]:
    """Words and neighbouring pairs, marked so that no group of letters looks the same."""
    return [f"={word}" for word in words] + [f"={one} {other}" for one, other in pairwise(words)]


def letter_grams(word: str) -> tuple[str, ...]:
    """The different groups of three to five letters of a word with a space at either end."""
    padded = f" {word} "
    found = (padded[at : at + size] for size in _SIZES for at in range(max(len(padded) - size + 1, 0)))
    return tuple(dict.fromkeys(found)) or (padded,)


@recalled(20_000)
def _letters(word: str) -> Letters:
    model = theme_model()
    rows = [model.grams[gram] for gram in letter_grams(word) if gram in model.grams]
    rarity = model.rarity[rows]
    return Letters(rarity @ model.weights[rows], float(rarity @ rarity))


def _counted(grams: Iterable[str], known: Mapping[str, int]) -> dict[int, int]:
    """Row of the model -> how often a text of these grams holds it."""
    counts: dict[int, int] = {}
    for gram in grams:
        row = known.get(gram)
        if row is not None:
            counts[row] = counts.get(row, 0) + 1
    return counts


def _weighed(counts: Mapping[int, int], rarity: Numbers) -> Numbers:
    """How much there is of each, rarer counting more, scaled to length one."""
    if sum(counts.values()) > len(counts):
        rarity = rarity * (1 + np.log(np.array(list(counts.values()), np.float32)))
    return rarity / np.float32(math.sqrt(float(rarity @ rarity)) or 1.0)


def score(text: str) -> Scored:
    """The model's scores of a text; "" scores what any text would."""
    model = theme_model()
    lowered = normalise(text[:LONGEST_TEXT])
    words, starts = tokens_of(lowered)
    grams = concept_grams(words, starts)
    said = _counted(word_grams(words), model.grams)
    meant = _counted([gram[0] for gram in grams], model.grams)
    rows = np.array([*said, *meant], np.intp)
    rarity = model.rarity[rows]
    values = np.concatenate([_weighed(said, rarity[: len(said)]), _weighed(meant, rarity[len(said) :])])
    total = values @ model.weights[rows] + model.base
    spelled = [_letters(word) for word in dict.fromkeys(words)]
    square = sum([one[1] for one in spelled])
    if square > 0:
        total = total + np.add.reduce([one[0] for one in spelled]) / np.float32(math.sqrt(square))
    return Scored(total, lowered, words, rows.tolist(), values, grams)


def proof(scored: Scored, label: int) -> Span:
    """The run of at most eight words that speaks most for a label, whole words, never empty.

    Raises:
        ValueError: the text has no word.
    """
    if not scored.words:
        msg = "A text without words proves nothing."
        raise ValueError(msg)
    model, words = theme_model(), scored.words
    share = dict(zip(scored.rows, (scored.values * model.weights[scored.rows, label]).tolist(), strict=True))
    length = float(np.sqrt(sum(_letters(word).square for word in set(words)))) or 1.0
    gains = [
        share.get(model.grams.get(f"={word}", -1), 0.0) + float(_letters(word).scores[label]) / length
        for word in words
    ]
    for number, pair in enumerate(pairwise(words)):
        half = share.get(model.grams.get("={} {}".format(*pair), -1), 0.0) / 2
        gains[number] += half
        gains[number + 1] += half
    meant = [(row, start, end) for key, start, end in scored.meant if (row := model.grams.get(key)) in share]
    often = Counter(row for row, _, _ in meant)
    for row, start, end in meant:
        half = share[row] / often[row] / 2
        gains[start] += half
        gains[end] += half
    first, last = _best_run(gains)
    places = places_of(scored.text)
    return Span(places[first].start, places[last].end)


def _best_run(gains: Sequence[float]) -> tuple[int, int]:
    """First and last word of the run that adds most, by Kadane's method; cut to its best eight words."""
    cost = _PROOF_COST * max(max(gains), 0.0)
    best, run, total, start = -math.inf, (0, 0), 0.0, 0
    for number, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, number
        total += gain - cost
        if total > best:
            best, run = total, (start, number)
    first, last = run
    if last - first < _LONGEST_PROOF:
        return run
    sums = [sum(gains[n : n + _LONGEST_PROOF]) for n in range(first, last - _LONGEST_PROOF + 2)]
    first += sums.index(max(sums))
    return first, first + _LONGEST_PROOF - 1


class Lean(NamedTuple):
    """What is the same for every label of a text.

    Attributes:
        scores: one for each label.
        order: the scores, highest first.
        size: logarithm of the number of words.
        trusted: column -> log odds of the surest rule that found it.
    """

    scores: list[float]
    order: list[float]
    size: float
    trusted: Mapping[int, float]


def lean(scored: Scored, found: Mapping[int, Sequence[Mention]], model: ThemeModel) -> Lean:
    """What speaks for and against all labels of a text; found: column -> what the rules found of it."""
    scores = scored.scores.tolist()
    trusted = {
        column: max(model.rules.get(one.rule, float(model.labels_trusted[column])) for one in some)
        for column, some in found.items()
    }
    return Lean(scores, sorted(scores, reverse=True), math.log1p(len(scored.words)), trusted)


def evidence(text: Lean, label: int, model: ThemeModel) -> list[float]:
    """What speaks for one label of a text, in the order of `ThemeModel.judge`; label: column of the model."""
    scores, trusted = text.scores, text.trusted
    mine, ruled = scores[label], float(label in trusted)
    theme, polarity = model.labels[label]
    best, second = text.order[:2]
    better = text.order.index(mine)
    return [
        mine,
        mine * mine,
        ruled,
        mine * ruled,
        trusted.get(label, 0.0),
        second if better == 0 else best,
        max([scores[n] for n in model.kin[theme] if n != label], default=0.0),
        max([scores[n] for n in model.kin[polarity] if n != label], default=0.0),
        text.size,
        text.size * ruled,
        float(not trusted),
        len(trusted) - ruled,
        max([odds for n, odds in trusted.items() if n != label], default=-3.0),
        float(better == 0),
        float(better),
        sum(scores),
        scores[model.silent],
    ]


def probabilities(scored: Scored, found: Mapping[int, Sequence[Mention]]) -> dict[int, float]:
    """Column -> probability 0..1 that the text carries the label, for those that anything speaks for."""
    model = theme_model()
    text = lean(scored, found, model)
    asked = sorted({*found, *[n for n, points in enumerate(text.scores) if points >= LEAST_SCORE]})
    if not asked:
        return {}
    rows = np.array([evidence(text, label, model) for label in asked], np.float32)
    odds = rows @ model.judge + model.judge_base[asked]
    return {label: round(p, 5) for label, p in zip(asked, (1 / (1 + np.exp(-odds))).tolist(), strict=True)}
