"""Days that only words tell: "Applied 3 March. Rejected 10 March" in the notes of a list without dates."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from analysis.intake.column_map import STEP_FIELDS, STEPS_BY_NAME, ColumnMap, StepColumn
from analysis.intake.profiles import profile
from analysis.intake.shapes import Block, Line
from analysis.interpret.date_patterns import days_in
from analysis.model import MappedColumn

_FILE = Path(__file__).with_name("told_days.toml")
_LOOKED_AT = ("notes", "status", "result")
_LIKELY = 0.8
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class ToldWords:
    """The vocabulary, in lower case.

    Attributes:
        words: field or step -> the words that name it right before or after its day.
        between: words that may stand between such a word and its day.
        loose: words that count only where no other word names another day for the same thing.
    """

    words: Mapping[str, frozenset[str]]
    between: frozenset[str]
    loose: frozenset[str]


@cache
def told_words() -> ToldWords:
    """The vocabulary of `told_days.toml`, read once."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return ToldWords(
        {name: frozenset(words) for name, words in table["words"].items()},
        frozenset(table["between"]),
        frozenset(table["loose"]),
    )


def told_days(text: str) -> dict[str, str]:
    """What a text says happened on which day: field or step -> the day as written.

    The word stands right before its day ("applied on 3/3"), or, where nothing stands before the first day,
    right after it ("3/3 - applied"). Two different days of one application sent leave it open; of several
    interviews or answers the first counts. {} where nothing is said so plainly.
    """
    lower = text[:_LONGEST].casefold()
    spans = list(days_in(lower))
    if not spans or len(lower) != len(text[:_LONGEST]):
        return {}
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(lower)]
    between = [lower[end:start] for end, start in zip(ends, starts, strict=True)]
    told = [_named_before(words) for words in between[:-1]]
    if not told[0]:
        told = [_named_after(words) for words in between[1:]]
    firmly = {_meaning(phrase) for phrase in told if phrase not in told_words().loose}
    found: dict[str, list[str]] = {}
    for phrase, (start, end) in zip(told, spans, strict=True):
        name = _meaning(phrase)
        if name and not (phrase in told_words().loose and name in firmly):
            found.setdefault(name, []).append(text[start:end].rstrip(" .,"))
    if len(set(found.get("applied_on", ()))) > 1:
        del found["applied_on"]
    return {name: days[0] for name, days in found.items()}


def _named_before(text: str) -> str:
    """The last words before a day that name something, "" for none."""
    clause = _last_clause(text)
    words = clause.split()
    while words and words[-1] in told_words().between:
        words.pop()
    return next((phrase for size in (3, 2, 1) if _meaning(phrase := " ".join(words[-size:]))), "")


def _named_after(text: str) -> str:
    """The first words after a day that name something, "" for none."""
    clause = text.lstrip(" :-–—=>(),.")
    stops = [at for at, letter in enumerate(clause) if letter in ".;,\n/|"]
    words = _words(clause[: stops[0]] if stops else clause)
    while words and words[0] in told_words().between:
        words = words[1:]
    return next((phrase for size in (3, 2, 1) if _meaning(phrase := " ".join(words[:size]))), "")


def _last_clause(text: str) -> str:
    start = max((text.rfind(stop) for stop in (". ", ";", "\n", "|")), default=-1)
    return " ".join(_words(text[start + 1 :]))


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() or letter in "'’" else " " for letter in text).split()


def _meaning(phrase: str) -> str:
    return next((name for name, phrases in told_words().words.items() if phrase in phrases), "")


def with_told_days(block: Block, columns: ColumnMap) -> tuple[Block, ColumnMap]:
    """The block with columns of the days that its notes tell, if no column of days applied is there."""
    if "applied_on" in columns.fields:
        return block, columns
    for field in _LOOKED_AT:
        place = columns.fields.get(field)
        if place is not None and columns.profiles[place].filled:
            told = {cell: told_days(cell) for cell in dict.fromkeys(block.columns[place])}
            if any("applied_on" in days for days in told.values()):
                return _with_columns(block, columns, place, told)
    return block, columns


def _with_columns(
    block: Block, columns: ColumnMap, place: int, told: Mapping[str, Mapping[str, str]]
) -> tuple[Block, ColumnMap]:
    header, width = block.header[place], len(block.header)
    taken = columns.fields.keys() | {step.key for step in columns.steps}
    names = [name for name in told_words().words if any(name in days for days in told.values())]
    names = [name for name in names if name not in taken]
    lines = tuple(
        Line(line.sheet, line.number, (*line.cells, *(told[line.cells[place]].get(n, "") for n in names)))
        for line in block.lines
    )
    headers = [f"{header} ({name.replace('_', ' ')})" for name in names]
    wider = replace(block, header=(*block.header, *headers), lines=lines)
    steps = {name: STEP_FIELDS.get(name) or STEPS_BY_NAME.get(name) for name in names}
    mapped = {name: MappedColumn(header, _LIKELY, "its words say when") for name in names}
    return wider, replace(
        columns,
        header=wider.header,
        fields={**columns.fields, **{n: width + at for at, n in enumerate(names) if steps[n] is None}},
        steps=(
            *columns.steps,
            *(
                StepColumn(width + at, name, headers[at], says)
                for at, name in enumerate(names)
                if (says := steps[name]) is not None
            ),
        ),
        mapped={**columns.mapped, **mapped},
        profiles=(*columns.profiles, *(profile(wider.columns[width + at]) for at in range(len(names)))),
        added=columns.added | frozenset(range(width, width + len(names))),
    )
