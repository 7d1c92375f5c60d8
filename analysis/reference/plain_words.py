"""Plain words by which remarks are compared and their side is guessed. Sources: SOURCES.md."""

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).with_name("plain_words.toml")


@cache
def plain_words() -> MappingProxyType[str, frozenset[str]]:
    """The lists "common", "praise" and "against", in lower case."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return MappingProxyType({name: frozenset(words) for name, words in table.items()})
