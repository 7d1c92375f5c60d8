"""What each number is, in words and exactly, read from the code that works it out, so the two cannot part."""

import inspect
import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from analysis.metrics.compare import CompareResult
from analysis.metrics.funnel import FunnelResult
from analysis.metrics.periods import PeriodsResult
from analysis.metrics.reply_speed import ReplySpeedResult
from analysis.metrics.sectors import SectorsResult
from analysis.metrics.timing import TimingResult
from analysis.metrics.where_next import WhereNextResult
from analysis.model import Rate
from analysis.trials import trials

_WORDS = Path(__file__).with_suffix(".toml")
_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises):", re.MULTILINE)
# What a page holds beside its rates, field by field.
_RESULTS: dict[str, tuple[type, ...]] = {
    "Where it stops": (FunnelResult, PeriodsResult),
    "Sectors": (SectorsResult, WhereNextResult),
    "Compare": (CompareResult,),
    "Is this silence normal?": (TimingResult, ReplySpeedResult),
}


class Definition(NamedTuple):
    """One number.

    Attributes:
        name: as the pages call it.
        plain: what it is, in a sentence for a tired reader.
        words: how it is worked out, in words.
        exactly: the same with its formula, as the code states it.
        nothing: what comes out, and what comes out of nothing.
        source: where the method comes from.
        code: the name of what works it out.
    """

    name: str
    plain: str
    words: str
    exactly: str
    nothing: str
    source: str
    code: str


@cache
def definitions() -> dict[str, tuple[Definition, ...]]:
    """The page -> its numbers, in the order to show them in.

    Raises:
        AttributeError, ModuleNotFoundError: the list names code that is not there.
    """
    listed: list[dict[str, Any]] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))["groups"]
    return {group["page"]: tuple(_definition(**number) for number in group["numbers"]) for group in listed}


def weights() -> list[dict[str, str]]:
    """The table of `analysis.trials`: what an application counts, by how it stands."""
    lines = [line.strip() for line in _doc(trials).splitlines() if line.strip().startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    head = ("How far it got, and how it stands", "Counts as a success", "How much of a trial it is")
    return [dict(zip(head, row, strict=True)) for row in cells[2:]]


def columns(kind: type) -> list[dict[str, str]]:
    """The attributes of a class as its docstring defines them: name -> what it holds."""
    listed = _doc(kind).split("Attributes:", 1)[-1]
    found = re.findall(r"^\s+(\w+): (.+(?:\n\s{8,}.+)*)", listed, flags=re.MULTILINE)
    return [{"Column": name, "What it holds": _flat(words)} for name, words in found]


def contents() -> dict[str, list[dict[str, str]]]:
    """Page -> every number that its result holds, with its definition."""
    rates = {"A rate": columns(Rate)}
    return rates | {
        page: [row for kind in kinds for row in columns(kind)] for page, kinds in _RESULTS.items()
    }


def _definition(name: str, plain: str, code: str) -> Definition:
    module, _, path = code.partition(":")
    found: Any = import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    body, words, source = _read(_doc(found))
    return Definition(name, plain, words, body, _returns(found), source, f"{module}.{path}")


def _read(doc: str) -> tuple[str, str, str]:
    """The paragraphs before the first section, less "In words" and tables; "In words"; "Source"."""
    paragraphs = [_flat(part) for part in re.split(r"\n\s*\n", doc) if not part.lstrip().startswith("|")]
    words = next((part for part in paragraphs if part.startswith("In words: ")), "")
    source = next((part for part in paragraphs if part.startswith("Source: ")), "")
    end = next((at for at, part in enumerate(paragraphs) if _SECTION.match(part)), len(paragraphs))
    body = [part for part in paragraphs[:end] if part not in (words, source)]
    return " ".join(body), words.removeprefix("In words: "), source.removeprefix("Source: ")


def _returns(found: Callable[..., Any]) -> str:
    part = re.search(r"^Returns:\n((?:[ ]+.+\n?)+)", _doc(found), flags=re.MULTILINE)
    return _flat(part[1]) if part else ""


def _doc(found: object) -> str:
    return inspect.getdoc(found) or ""


def _flat(text: str) -> str:
    """On one line, without the marks that set code apart."""
    return " ".join(text.replace("`", "").split())
