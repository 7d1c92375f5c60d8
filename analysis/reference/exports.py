"""Files that other programs export, recognised by their headers. Sources: SOURCES.md, "Column headers"."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from analysis.reference.columns import plain_header

_FILE = Path(__file__).with_name("exports.toml")


@dataclass(frozen=True, slots=True)
class KnownExport:
    """The file of a known program, recognised by its headers.

    Attributes:
        name: the program.
        headers: headers that its file always has, as compared.
        month_first: its dates are always written the American way.
        fields: field -> the header (as compared) that it is always read from.
        private: headers (as compared) that hold details of the person who exported the file.
        lacks: what the file does not say, one plain sentence; "" when nothing is missing.
        what_to_do: the way out, one plain sentence; "" when nothing is missing.
    """

    name: str
    headers: frozenset[str]
    month_first: bool
    fields: MappingProxyType[str, str]
    private: frozenset[str]
    lacks: str
    what_to_do: str


def known_export(headers: Sequence[str]) -> KnownExport | None:
    """The program whose export has these headers, None when it is none that is known.

    Of several that fit, the one with more headers of its own.
    """
    plain = {plain_header(header) for header in headers}
    fitting = [export for export in known_exports() if export.headers <= plain]
    return max(fitting, key=lambda export: len(export.headers), default=None)


@cache
def known_exports() -> tuple[KnownExport, ...]:
    """Every program of `exports.toml`, read once."""
    return tuple(
        KnownExport(
            name=entry["name"],
            headers=frozenset(entry["headers"]),
            month_first=entry["month_first"],
            fields=MappingProxyType(entry["fields"]),
            private=frozenset(entry["private"]),
            lacks=entry["lacks"],
            what_to_do=entry["what_to_do"],
        )
        for entry in tomllib.loads(_FILE.read_text(encoding="utf-8"))["exports"]
    )
