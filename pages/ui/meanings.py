"""What the words on screen mean, for the page that says how we count. Its numbers come from the code."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from analysis.stats.delay import DEFAULT_MEDIAN, HORIZON, PSEUDO, SILENCE_CHANCE
from analysis.stats.pooling import ENOUGH
from analysis.trials.rates import TOO_FEW

_WORDS = Path(__file__).with_suffix(".toml")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


def stages() -> dict[str, str]:
    """Stage -> what it means, in order."""
    return dict(_words()["stages"])


def outcomes() -> dict[str, str]:
    """Outcome -> what it means, in order."""
    return dict(_words()["outcomes"])


def parts() -> list[tuple[str, str]]:
    """How a rate is counted, piece by piece: (name, text with the numbers the code counts with)."""
    numbers = {
        "horizon": HORIZON, "pseudo": PSEUDO, "median": f"{DEFAULT_MEDIAN:.0f}", "few": TOO_FEW,
        "enough": ENOUGH, "silence": f"{SILENCE_CHANCE:.0%}".removesuffix("%"),
    }  # fmt: skip
    return [(part["name"], " ".join(part["text"].format(**numbers).split())) for part in _words()["parts"]]
