"""Themes worth offering for a text that carries no tag: offered, never counted by themselves."""

from collections.abc import Callable, Mapping

import numpy as np

from analysis.interpret.feedback_model import Scored, score
from analysis.reference.theme_model import theme_model

_NEVER = frozenset({"no_reason"})
_PULL = 1.0  # how much a confirmed text of the very same words adds to its theme
_NEAREST = 3

Suggest = Callable[[str, int], list[tuple[str, float]]]


def suggest_themes(text: str, top: int = 3) -> list[tuple[str, float]]:
    """The likeliest themes of a text and how much speaks for each, 0..1, the likeliest first.

    "No reason given" is never suggested. A text without words gets none, as does top = 0; never raises on
    text. The scores rank; they are not probabilities.
    """
    return _ranked(_by_theme(score(text)), top) if top > 0 and text.strip() else []


def learned(confirmations: Mapping[str, str]) -> Suggest:
    """Suggestions that lean towards what the user has confirmed.

    Args:
        confirmations: text -> theme as the user set it, own themes included.

    Returns:
        A function like `suggest_themes`: the three confirmed texts nearest in wording pull their themes up
        by how near they are. Without confirmations it is the same as `suggest_themes`.
    """
    known = [(_unit(score(text)), theme) for text, theme in sorted(confirmations.items())]

    def suggest(text: str, top: int = 3) -> list[tuple[str, float]]:
        scored = score(text)
        if top <= 0 or not scored.words:
            return []
        mine, table = _unit(scored), _by_theme(scored)
        near = sorted(((_likeness(mine, other), theme) for other, theme in known), reverse=True)
        for likeness, theme in near[:_NEAREST]:
            table[theme] = table.get(theme, 0.0) + _PULL * likeness
        return _ranked(table, top)

    return suggest


def _by_theme(scored: Scored) -> dict[str, float]:
    """What a text adds to each theme's usual share, whichever way it counts."""
    table: dict[str, float] = {}
    if not scored.words:
        return table
    model = theme_model()
    for (theme, _), points, usual in zip(
        model.labels, scored.scores.tolist(), model.base.tolist(), strict=True
    ):
        if theme not in _NEVER:
            table[theme] = table.get(theme, 0.0) + max(points, 0.0) - usual
    return table


def _ranked(table: Mapping[str, float], top: int) -> list[tuple[str, float]]:
    ranked = sorted(table.items(), key=lambda item: (-item[1], item[0]))[:top]
    return [(theme, round(min(max(points, 0.0), 1.0), 4)) for theme, points in ranked]


def _unit(scored: Scored) -> dict[int, float]:
    length = float(np.sqrt(scored.values @ scored.values)) or 1.0
    return dict(zip(scored.rows, (scored.values / length).tolist(), strict=True))


def _likeness(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """Cosine of two texts, 0..1."""
    return sum(value * other.get(row, 0.0) for row, value in one.items())
