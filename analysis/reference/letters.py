"""The wordings of short letters, and the words under "contact" that name no person."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

Wordings = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One letter in one tone, each part as wordings of which the first that can be filled is taken.

    Attributes:
        greeting: the first line.
        subject: the subject.
        paragraphs: the paragraphs; one that cannot be filled is left out.
        closing: the last line.
    """

    greeting: Wordings
    subject: Wordings
    paragraphs: tuple[Wordings, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class LetterWords:
    """All of `letters.toml`.

    Attributes:
        kinds: id of a letter -> its name as shown.
        tones: id of a tone -> its name as shown.
        letters: (kind, tone) -> the wording.
        heard: theme of a strength -> the sentence that takes it up.
        after: slot -> words where there was an interview.
        before: the same where there was none.
        not_names: words that name no person, in lower case.
        titles: titles before a surname, in lower case.
    """

    kinds: Mapping[str, str]
    tones: Mapping[str, str]
    letters: Mapping[tuple[str, str], Wording]
    heard: Mapping[str, str]
    after: Mapping[str, str]
    before: Mapping[str, str]
    not_names: frozenset[str]
    titles: frozenset[str]


@cache
def letter_words() -> LetterWords:
    """The wordings, read once.

    Raises:
        KeyError: a letter lacks a tone or a part.
    """
    text = resources.files("analysis.reference").joinpath("letters.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    letters = {
        (kind, tone): Wording(
            tuple(table["greetings"][tone]),
            tuple(given[tone]["subject"]),
            tuple(tuple(wordings) for wordings in given[tone]["paragraphs"]),
            table["closings"][tone],
        )
        for kind, given in table["letters"].items()
        for tone in table["tones"]
    }
    return LetterWords(
        kinds=MappingProxyType({kind: given["name"] for kind, given in table["letters"].items()}),
        tones=MappingProxyType(dict(table["tones"])),
        letters=MappingProxyType(letters),
        heard=MappingProxyType(dict(table["heard"])),
        after=MappingProxyType(dict(table["after"])),
        before=MappingProxyType(dict(table["before"])),
        not_names=frozenset(table["not_a_name"]["words"]),
        titles=frozenset(table["not_a_name"]["titles"]),
    )
