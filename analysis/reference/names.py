"""What a spelling of an employer or a role may carry without being another one."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

_FILE = Path(__file__).with_name("names.toml")


@dataclass(frozen=True, slots=True)
class NameWords:
    """The vocabulary of names, in lower case.

    Attributes:
        legal_forms: words that may end the name of an employer ("ltd").
        places: places that may stand in brackets behind it ("uk").
        employer_words: short forms in employers -> written out.
        role_words: short forms in roles -> written out.
    """

    legal_forms: frozenset[str]
    places: tuple[str, ...]
    employer_words: MappingProxyType[str, str]
    role_words: MappingProxyType[str, str]


@cache
def name_words() -> NameWords:
    """The vocabulary of `names.toml`, read once."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    employers, roles = table["employers"], table["roles"]
    return NameWords(
        legal_forms=frozenset(employers["legal_forms"]),
        places=tuple(employers["places"]),
        employer_words=MappingProxyType(employers["spelt"]),
        role_words=MappingProxyType(roles["spelt"]),
    )
