"""A second reading of status and notes, learned from labelled rows: what unknown words most likely mean.

Method: words as the lists read them, pairs of them, words as written and groups of three to five letters;
term frequency damped by a logarithm, weighted by rarity, each of the three sorts scaled to length one; one
logistic regression for the stage and one for the outcome. Nothing leaves the machine and nothing is drawn at
random: the same text gives the same scores.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

import numpy as np

from analysis.interpret.status_text import BREAKS, DATE, plain
from analysis.reference.status_model import Numbers, StatusModel, status_model

LONGEST = 60  # words of status and notes together: what is longer is no remark but a letter or an advert
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_SIZES = (3, 4, 5)
_TOGETHER = 2_000  # texts scored in one go
_Vector = tuple[list[int], list[float]]


class Cells(NamedTuple):
    """A status and its notes, as typed and as the words that the lists read in them."""

    status: str
    notes: str
    status_words: Sequence[str]
    notes_words: Sequence[str]


def has_words(cells: Cells) -> bool:
    """Whether there is something to score: a word or a picture, and no letter or advert pasted whole."""
    words = (*cells.status_words, *cells.notes_words)
    if len(words) > LONGEST:
        return False
    if any(word not in BREAKS and word != DATE for word in words):
        return True
    return not (cells.status.isascii() and cells.notes.isascii())


def meaning_grams(cells: Cells) -> list[str]:
    """The words that the lists read, each also with its neighbour and with the cell it stands in."""
    found: list[str] = []
    for sign, words in (("s", cells.status_words), ("n", cells.notes_words)):
        if words:
            found += [f"={word}" for word in words]
            found += [f"{sign}={word}" for word in words]
            found += [f"={one} {other}" for one, other in pairwise(("^", *words, "$"))]
    return found


def written_words(cells: Cells) -> list[str]:
    """The words as written, in lower case without accents, and every sign by itself; no numbers."""
    return _WORD.findall(f"{plain(cells.status)} {plain(cells.notes)}")


def letter_grams(word: str) -> list[str]:
    """Groups of three to five letters of a word with a space at either end."""
    padded = f" {word} "
    return [padded[at : at + size] for size in _SIZES for at in range(max(len(padded) - size + 1, 1))]


class Scores(NamedTuple):
    """Logarithms of the probability of each stage and of each outcome, one row a text."""

    stages: Numbers
    outcomes: Numbers


def scored(texts: Sequence[Cells]) -> Scores:
    """What the model makes of each text; two empty tables for none."""
    model = status_model()
    letters: dict[str, tuple[int, ...]] = {}
    places: dict[tuple[str, ...], int] = {}
    vectors: list[_Vector] = []
    order = []
    for text in texts:
        written = written_words(text)
        key = (*text.status_words, "\n", *text.notes_words, "\n", *written)
        place = places.setdefault(key, len(vectors))
        if place == len(vectors):
            vectors.append(_vector(text, written, model, letters))
        order.append(place)
    parts = [
        _scores(vectors[start : start + _TOGETHER], model) for start in range(0, len(vectors), _TOGETHER)
    ]
    table = np.concatenate(parts)[order] if parts else np.zeros((0, len(model.base)), np.float32)
    split = len(model.stages)
    return Scores(_log_shares(table[:, :split]), _log_shares(table[:, split:]))


def _vector(
    cells: Cells, written: Sequence[str], model: StatusModel, letters: dict[str, tuple[int, ...]]
) -> _Vector:
    """Rows of the model that a text holds, and how much of each."""
    grams = model.grams
    spelled: list[int] = []
    for word in written:
        rows = letters.get(word)
        if rows is None:
            rows = letters[word] = tuple(_known(letter_grams(word), grams))
        spelled += rows
    at: list[int] = []
    values: list[float] = []
    whole = _known([f"~{word}" for word in written], grams)
    for rows_of_sort in (_known(meaning_grams(cells), grams), whole, spelled):
        if rows_of_sort:
            counts = Counter(rows_of_sort)
            at += counts
            values += _scaled(counts, model.rarity)
    return at, values


def _known(words: Sequence[str], grams: Mapping[str, int]) -> list[int]:
    return [grams[word] for word in words if word in grams]


def _scaled(counts: Counter[int], rarity: Sequence[float]) -> list[float]:
    """How much of each row: rarer and more often said is more; the squares sum to one."""
    much = [rarity[row] * (1.0 if n == 1 else 1 + log(n)) for row, n in counts.items()]
    length = sqrt(sum(value * value for value in much))
    return [value / length for value in much]


def _scores(vectors: Sequence[_Vector], model: StatusModel) -> Numbers:
    """The scores of many texts, their grams laid end to end; each text ends in a gram of no weight."""
    at = np.array([row for rows, _ in vectors for row in (*rows, 0)], np.intp)
    values = np.array([value for _, some in vectors for value in (*some, 0.0)], np.float32)
    starts = np.cumsum([0, *(len(rows) + 1 for rows, _ in vectors[:-1])])
    sums: Numbers = np.add.reduceat(model.weights[at] * values[:, None], starts, axis=0) + model.base
    return sums


def _log_shares(scores: Numbers) -> Numbers:
    top = scores - scores.max(axis=1, keepdims=True)
    shares: Numbers = top - np.log(np.exp(top).sum(axis=1, keepdims=True))
    return shares
