"""The themes of feedback, the rules that find them, and their word lists. Sources: SOURCES.md."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

_HERE = Path(__file__).parent
_RULES = _HERE / "theme_rules"
_NOT_RULES = frozenset({"words", "cues", "boilerplate", "slots", "concepts"})

Kind = Literal["weakness", "strength", "external", "topic"]


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme.

    Attributes:
        id: its word in tables and exports.
        name: as shown on screen.
        family: id of its family (`families`).
        advice: what people do about it, three short lines.
    """

    id: str
    name: str
    family: str
    advice: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way a theme is put into words.

    Attributes:
        id: theme and a name of its own, "salary.over_budget".
        theme: id of the theme.
        kind: weakness, strength, external, or topic (the words around it decide).
        phrases: what to look for, in the phrase language of `analysis.interpret.phrases`.
        whole: the phrase must fill the whole of a short note or list item.
        mail: may also fire in the running text of a refusal letter.
        yes: texts in which it must fire.
        no: texts, close to it, in which it must not.
    """

    id: str
    theme: str
    kind: Kind
    phrases: tuple[str, ...]
    whole: bool
    mail: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _table() -> dict[str, Any]:
    return _read(_HERE / "themes.toml")


@cache
def families() -> MappingProxyType[str, str]:
    """The six families: id -> name as shown, in the order of the screen."""
    return MappingProxyType(dict(_table()["families"]))


@cache
def themes() -> dict[str, Theme]:
    """The 23 themes by id, in the order of the screen."""
    return {
        key: Theme(key, row["name"], row["family"], tuple(row["advice"]))
        for key, row in _table()["themes"].items()
    }


@cache
def theme_rules() -> tuple[Rule, ...]:
    """Every rule of theme_rules/*.toml, in the order of the files' names and of the lines in them.

    Raises:
        ValueError: two rules share an id, or a rule names an unknown theme.
    """
    rules: dict[str, Rule] = {}
    for path in sorted(_RULES.glob("*.toml")):
        if path.stem in _NOT_RULES:
            continue
        for row in _read(path)["rule"]:
            theme = row["id"].partition(".")[0]
            if row["id"] in rules or theme not in themes():
                msg = f"Rule {row['id']} in {path.name} is given twice or names an unknown theme."
                raise ValueError(msg)
            rules[row["id"]] = Rule(
                id=row["id"],
                theme=theme,
                kind=row["kind"],
                phrases=tuple(row["phrases"]),
                whole=row.get("whole", False),
                mail=row.get("mail", True),
                yes=tuple(row["yes"]),
                no=tuple(row["no"]),
            )
    return tuple(rules.values())


@cache
def phrase_words() -> MappingProxyType[str, dict[str, tuple[str, ...]]]:
    """Words for phrases: "groups" (what {lack} means), "spellings" (of one word) and plain "lists"."""
    return MappingProxyType(
        {
            part: {name: tuple(words) for name, words in table.items()}
            for part, table in _read(_RULES / "words.toml").items()
        }
    )


@cache
def word_list(name: str) -> frozenset[str]:
    """A plain list of single words for reading feedback, "negators" for one.

    Raises:
        KeyError: there is no such list.
    """
    return frozenset(phrase_words()["lists"][name])


@cache
def feedback_cues() -> MappingProxyType[str, tuple[str, ...]]:
    """Phrases that praise, find wanting, clear of blame, or turn a sentence round, by kind."""
    return MappingProxyType({name: tuple(words) for name, words in _read(_RULES / "cues.toml").items()})


@cache
def concept_words() -> MappingProxyType[str, tuple[str, ...]]:
    """Class of words -> words and short phrases of it, in lower case; "waffl*" stands for all that begin so.

    Named tools, credentials, languages and fields of work are classes too.
    """
    table = {
        name: tuple(entry.strip() for entry in words.replace("\n", " ").split(",") if entry.strip())
        for family in _read(_RULES / "concepts.toml").values()
        for name, words in family.items()
    }
    return MappingProxyType({**table, **{f"named_{kind}": names for kind, names in skill_slots().items()}})


@cache
def boilerplate_phrases() -> MappingProxyType[str, tuple[str, ...]]:
    """Phrases of refusal, silence, courtesy, job references, adverts and plans, by kind."""
    return MappingProxyType(
        {name: tuple(words) for name, words in _read(_RULES / "boilerplate.toml").items()}
    )


@cache
def skill_slots() -> MappingProxyType[str, tuple[str, ...]]:
    """Names of tools, credentials, languages and fields of work, by kind, in lower case."""
    return MappingProxyType({name: tuple(words) for name, words in _read(_RULES / "slots.toml").items()})
