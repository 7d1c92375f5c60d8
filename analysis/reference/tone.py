"""Words in a letter that sound frustrated, press, plead or challenge a decision, each with its reason."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

_LEX = re.compile(r"\.{3}|[(|)*]|[^\s(|)*]+")
_GAP = r"(?:\W+[\w'’-]+){0,4}?"
_BETWEEN = r"\W+"


@dataclass(frozen=True, slots=True)
class ToneRule:
    """One kind of words to look at again.

    Attributes:
        id: its name in the list.
        why: what is the matter with them, for the user.
        finds: the words.
        spares: longer words around them in which they are harmless; None when there are none.
        match: examples in which it must find something.
        miss: examples in which it must not.
    """

    id: str
    why: str
    finds: re.Pattern[str]
    spares: re.Pattern[str] | None
    match: tuple[str, ...]
    miss: tuple[str, ...]


@cache
def tone_rules() -> tuple[ToneRule, ...]:
    """The rules in the order of `tone.toml`."""
    text = resources.files("analysis.reference").joinpath("tone.toml").read_text(encoding="utf-8")
    return tuple(
        ToneRule(
            row["id"], row["why"], _any_of(row["phrases"]),
            _any_of(row["except"]) if row["except"] else None,
            tuple(row["match"]), tuple(row["miss"]),
        )
        for row in tomllib.loads(text)["rule"]
    )  # fmt: skip


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all phrases, the longest first; it finds them as whole words in any case."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, ordered))})(?!\w)", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    """A phrase as a regular expression: blanks between words become whatever parts words."""
    parts = _LEX.findall(phrase)
    out, at = _sequence(parts, 0)
    if at != len(parts):
        msg = f"The phrase {phrase!r} is malformed."
        raise ValueError(msg)
    return out


def _sequence(parts: list[str], at: int) -> tuple[str, int]:
    """The words from a place on, up to the end or to a sign that closes a choice.

    A choice that may be missing takes the blank after it (or before it, at the end) along.
    """
    items: list[tuple[str, bool]] = []
    while at < len(parts) and parts[at] not in ("|", ")"):
        if parts[at] == "(":
            item, optional, at = _choice(parts, at + 1)
            items.append((item, optional))
        elif parts[at] == "*":
            word, optional = items.pop()
            items.append((word + r"[\w'’-]*", optional))
            at += 1
        elif parts[at] == "...":
            items.append((_GAP, False))
            at += 1
        else:
            items.append((_word(parts[at]), False))
            at += 1
    return _joined(items), at


def _joined(items: list[tuple[str, bool]]) -> str:
    out, need = "", False
    for place, (item, optional) in enumerate(items):
        last = place == len(items) - 1
        if item == _GAP:
            out += item
        elif optional and last:
            out += f"(?:{_BETWEEN if need else ''}(?:{item}))?"
        elif optional:
            out += f"{_BETWEEN if need else ''}(?:(?:{item}){_BETWEEN})?"
            need = False
            continue
        else:
            out += (_BETWEEN if need else "") + item
        need = True
    return out


def _choice(parts: list[str], at: int) -> tuple[str, bool, int]:
    options = []
    while True:
        option, at = _sequence(parts, at)
        options.append(option)
        if at >= len(parts):
            msg = "A bracket is not closed."
            raise ValueError(msg)
        at += 1
        if parts[at - 1] == ")":
            kept = [one for one in options if one]
            return f"(?:{'|'.join(kept)})", len(kept) < len(options), at


def _word(word: str) -> str:
    """A word, its apostrophe straight or curved."""
    return re.escape(word).replace("'", "['’]")
