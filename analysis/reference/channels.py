"""Which channels mean that an application came through somebody the seeker knows."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import NamedTuple


class ReferralWords(NamedTuple):
    """The word list of `channels.toml`: what says so, what only looks like it, and the examples of each."""

    says: re.Pattern[str]
    looks: re.Pattern[str]
    match: tuple[str, ...]
    miss: tuple[str, ...]


@cache
def referral_words() -> ReferralWords:
    """The word list, ready to be searched with."""
    text = resources.files("analysis.reference").joinpath("channels.toml").read_text(encoding="utf-8")
    words = tomllib.loads(text)["referral"]
    return ReferralWords(
        _any_of(words["says"]), _any_of(words["not"]), tuple(words["match"]), tuple(words["miss"])
    )


@cache
def is_referral(channel: str) -> bool:
    """Whether a channel, as the user wrote it, means somebody the seeker knows; "" does not."""
    said = _plain(channel)
    words = referral_words()
    return words.says.search(words.looks.sub(" ", said)) is not None


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    ends = [(_plain(phrase), r"\w*" if phrase.endswith("*") else "") for phrase in phrases]
    return re.compile(r"\b(?:" + "|".join(f"{re.escape(phrase)}{end}" for phrase, end in ends) + r")\b")


def _plain(text: str) -> str:
    """Lower case, without accents, every sign a space."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[\W_]+", " ", bare).split())
