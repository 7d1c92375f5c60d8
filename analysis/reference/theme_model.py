"""What was learned from labelled feedback: a table of letter groups and words, built, not written.

Built by tests/evaluation/feedback_train.py from the open corpus beside it, the test voices left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

_TABLE = Path(__file__).with_name("theme_model.npz")
Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class ThemeModel:
    """A linear model of theme and polarity, and what decides between it and the rules.

    Attributes:
        labels: (theme, polarity) of each column.
        grams: word or pair ("=no experience"), group of letters (" exp"), class of words or pair ("~closed",
            "closed&org") -> row.
        rarity: weight of each row, higher for what few texts hold.
        weights: what each row (a gram) says for each column (a label).
        base: score of each column for an empty text; about the share of texts that carry it.
        kin: theme, and polarity -> the columns of it.
        rules: rule id -> log odds that it was right on the voices learned from.
        labels_trusted: log odds that any rule of a label was right there.
        judge: weights of the evidence for a mention, in the order of `feedback_model.evidence`.
        judge_base: what is added to them for each label.
        threshold: the least probability a mention needs.
    """

    labels: tuple[tuple[str, str], ...]
    grams: Mapping[str, int]
    rarity: Numbers
    weights: Numbers
    base: Numbers
    kin: MappingProxyType[str, tuple[int, ...]]
    rules: MappingProxyType[str, float]
    labels_trusted: Numbers
    judge: Numbers
    judge_base: Numbers
    threshold: float

    @property
    def silent(self) -> int:
        """The column of "no reason given"."""
        return self.kin["no_reason"][0]


@cache
def theme_model() -> ThemeModel:
    """The table, read once.

    Raises:
        OSError: the file that is part of the package is missing.
    """
    with np.load(_TABLE, allow_pickle=False) as table:
        parts = [label.partition(":") for label in _lines(table["labels"])]
        labels = tuple((theme, polarity) for theme, _, polarity in parts)
        return ThemeModel(
            labels=labels,
            grams={gram: row for row, gram in enumerate(_lines(table["grams"]))},
            rarity=table["rarity"].astype(np.float32),
            weights=table["weights"].astype(np.float32) * table["scale"].astype(np.float32),
            base=table["base"].astype(np.float32),
            kin=kin_of(labels),
            rules=MappingProxyType(
                dict(zip(_lines(table["rules"]), table["rules_trusted"].tolist(), strict=True))
            ),
            labels_trusted=table["labels_trusted"].astype(np.float32),
            judge=table["judge"].astype(np.float32),
            judge_base=table["judge_base"].astype(np.float32),
            threshold=float(table["threshold"]),
        )


def kin_of(labels: Sequence[tuple[str, str]]) -> MappingProxyType[str, tuple[int, ...]]:
    """Theme, and polarity -> numbers of the labels that have it."""
    table: dict[str, tuple[int, ...]] = {}
    for number, label in enumerate(labels):
        for part in label:
            table[part] = (*table.get(part, ()), number)
    return MappingProxyType(table)


def _lines(letters: NDArray[np.uint8]) -> list[str]:
    return letters.tobytes().decode("utf-8").split("\n")
