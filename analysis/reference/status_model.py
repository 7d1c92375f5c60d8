"""What was learned from labelled status cells and notes: a table of words and letters, built, not written.

Built by tests/evaluation/status_train.py from the rows of tests/evaluation that may be read and from the
phrases in tests/interpret; no wording of a sealed or test row is in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from analysis.model.stage import Outcome, Stage

_TABLE = Path(__file__).with_name("status_model.npz")
Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class StatusModel:
    """Two logistic models over the same grams, one for the stage and one for the outcome.

    Attributes:
        stages: the stage of each of the first columns.
        outcomes: the outcome of each of the columns after them.
        grams: gram -> row; their kinds are those of `interpret.status_model`.
        rarity: weight of each row, higher for what few texts hold.
        weights: what each row says for each column.
        base: score of each column for an empty text.
    """

    stages: tuple[Stage, ...]
    outcomes: tuple[Outcome, ...]
    grams: Mapping[str, int]
    rarity: tuple[float, ...]
    weights: Numbers
    base: Numbers


@cache
def status_model() -> StatusModel:
    """The table, read once.

    Raises:
        OSError: the file that is part of the package is missing.
    """
    with np.load(_TABLE, allow_pickle=False) as table:
        return StatusModel(
            stages=tuple(map(Stage, _lines(table["stages"]))),
            outcomes=tuple(map(Outcome, _lines(table["outcomes"]))),
            grams=MappingProxyType({gram: row for row, gram in enumerate(_lines(table["grams"]))}),
            rarity=tuple(table["rarity"].astype(float).tolist()),
            weights=table["weights"].astype(np.float32) * table["scale"].astype(np.float32),
            base=table["base"].astype(np.float32),
        )


def _lines(letters: NDArray[np.uint8]) -> list[str]:
    return letters.tobytes().decode("utf-8").split("\n")
