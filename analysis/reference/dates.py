"""The words that dates are written with, in eight languages. Sources: SOURCES.md, "Date words"."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).with_name("dates.toml")


@dataclass(frozen=True, slots=True)
class DateWords:
    """The vocabulary of dates, in lower case.

    Attributes:
        months: every way a month is written -> its number, 1 to 12.
        blank: cells that say there is no date.
        vague: words around a date that leave the day open.
        week_of: words before the day that a week begins with.
    """

    months: MappingProxyType[str, int]
    blank: frozenset[str]
    vague: frozenset[str]
    week_of: tuple[str, ...]


@cache
def date_words() -> DateWords:
    """The vocabulary of `dates.toml`, read once."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return DateWords(
        months=MappingProxyType({word: int(n) for n, words in table["months"].items() for word in words}),
        blank=frozenset(table["cells"]["blank"]),
        vague=frozenset(table["words"]["vague"]),
        week_of=tuple(table["words"]["week_of"]),
    )
