"""Themes and their families counted by application, under the names the user gave them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.interpret.names import employer_key
from analysis.metrics.evidence import NO_REASON, Evidence
from analysis.model import Polarity, ThemeEdits
from analysis.reference import themes as lexicon

RECURRING = 3
OWN_FAMILY = "own"
_OWN_FAMILY_NAME = "Themes of your own"
_POLARITIES = (Polarity.WEAKNESS, Polarity.STRENGTH, Polarity.EXTERNAL, Polarity.UNCLEAR)
_COLUMNS = {
    "theme": "str", "name": "str", "family": "str", "polarity": "str", "applications": "int64",
    "employers": "int64", "recurring": "bool",
}  # fmt: skip


class NamedTheme(NamedTuple):
    """What a theme is called, and the id of its family ("" when it is not known any more)."""

    name: str
    family: str


class KnownThemes:
    """What themes are called and where they belong: the user's words for them before ours."""

    def __init__(self, edits: ThemeEdits) -> None:
        self.edits = edits

    def __call__(self, theme: str) -> NamedTheme:
        """What is known of a theme; one that is not known any more goes by its id."""
        known, own = lexicon.themes().get(theme), self.edits.own.get(theme)
        first = known.name if known else own.name if own else theme
        family = known.family if known else OWN_FAMILY if own else ""
        return NamedTheme(self.edits.names.get(theme, first), family)

    def family(self, family: str) -> str:
        """The name of a family."""
        return lexicon.families().get(family, _OWN_FAMILY_NAME)

    def names(self) -> dict[str, str]:
        """Every theme that a text can be given, id -> name; those merged into others left out."""
        every = [theme for theme in (*lexicon.themes(), *self.edits.own) if theme != NO_REASON]
        return {theme: self(theme).name for theme in every if self.edits.shown_as(theme) == theme}


class _Count(NamedTuple):
    key: str
    polarity: Polarity
    applications: int
    employers: int

    @property
    def recurring(self) -> bool:
        return self.applications >= RECURRING and self.employers >= RECURRING


def count_themes(reasons: Iterable[Evidence], known: KnownThemes) -> pd.DataFrame:
    """One row a theme and polarity, most applications first (columns: `ThemesResult.table`)."""
    counts = _counts(reasons, lambda item: item.theme)
    return _frame(counts, lambda one: {"theme": one.key, **known(one.key)._asdict()})


def count_families(reasons: Iterable[Evidence], known: KnownThemes) -> pd.DataFrame:
    """The same by family: its id stands under theme and family, its name under name."""
    counts = _counts(reasons, lambda item: known(item.theme).family)
    return _frame(counts, lambda one: {"theme": one.key, "name": known.family(one.key), "family": one.key})


def _counts(reasons: Iterable[Evidence], of: Callable[[Evidence], str]) -> list[_Count]:
    """Applications and their employers, each once."""
    who: dict[tuple[str, Polarity], dict[str, str]] = {}
    for item in reasons:
        who.setdefault((of(item), item.polarity), {})[item.application_id] = employer_key(item.company)
    return [_Count(key, side, len(found), len(set(found.values()))) for (key, side), found in who.items()]


def _frame(counts: Sequence[_Count], named: Callable[[_Count], Mapping[str, str]]) -> pd.DataFrame:
    """Most applications first, then most employers, then by side and name."""
    rows = [(one, named(one)) for one in counts]
    rows.sort(
        key=lambda row: (
            -row[0].applications, -row[0].employers, _POLARITIES.index(row[0].polarity), row[1]["name"]
        )
    )  # fmt: skip
    cells: list[dict[str, object]] = [
        {
            **names, "polarity": one.polarity, "applications": one.applications, "employers": one.employers,
            "recurring": one.recurring,
        }
        for one, names in rows
    ]  # fmt: skip
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in cells], dtype=kind) for name, kind in _COLUMNS.items()}
    )
