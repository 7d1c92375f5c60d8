"""Diaries: one sentence says what was done, for which role and at which employer."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.intake.header_words import kinds_in
from analysis.intake.shapes import Block, Line
from analysis.interpret.status import read_stage_header, read_status
from analysis.model import Basis, Stage
from analysis.reference.columns import plain_header

COLUMNS = ("Company", "Role", "Status")
_FILE = Path(__file__).with_name("told_names.toml")
_OFTEN, _FEWEST = 0.4, 2
_LONGEST = 160
_LONGEST_ACT, _LONGEST_NAME = 6, 7
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_END = re.compile(r"\s*[,;.!?]\s|\s+[-–—]\s+|[,;.!?]*$")


class Told(NamedTuple):
    """What a sentence says was done, at which employer and for which role ("" where it says none)."""

    act: str
    company: str
    role: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    role_first: re.Pattern[str]
    employer_first: re.Pattern[str]
    employer_only: re.Pattern[str]
    ends: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    one_of = {
        name: "|".join(sorted(map(re.escape, some), key=len, reverse=True)) for name, some in words.items()
    }
    for_role = rf"\s+(?:{one_of['for_role']})\s+(?:(?:{one_of['articles']})\s+)*"
    at = rf"\s+(?:{one_of['at_employer']})\s+(?:(?-i:the|die|der)\s+)?"
    return _Patterns(
        re.compile(rf"(?P<act>.+?){for_role}(?P<role>.+?){at}(?P<company>.+)", re.IGNORECASE),
        re.compile(rf"(?P<act>.+?){at}(?P<company>.+?){for_role}(?P<role>.+)", re.IGNORECASE),
        re.compile(rf"(?P<act>.+?){at}(?P<company>.+)", re.IGNORECASE),
        re.compile(rf"\s+(?:{one_of['after_employer']})\b.*", re.IGNORECASE),
        re.compile(rf"\s+(?:{one_of['behind_role']})$", re.IGNORECASE),
    )


def told(sentence: str) -> Told | None:
    """Act, employer and role of a sentence that begins with a step of a search; None for any other.

    >>> told("Applied for Cleaner at Hazel Care (Indeed)")
    Told(act='Applied', company='Hazel Care', role='Cleaner')
    """
    text = " ".join(_BRACKETS.sub(" ", sentence).split())
    if not text or len(text) > _LONGEST:
        return None
    patterns = _patterns()
    for pattern in (patterns.role_first, patterns.employer_first, patterns.employer_only):
        found = pattern.fullmatch(text)
        if found is None or not _is_act(found["act"]):
            continue
        parts = found.groupdict()
        company = _name(patterns.ends.sub("", parts["company"]))
        role = _name(patterns.behind.sub("", _name(patterns.ends.sub("", parts.get("role") or ""))))
        if company and company[0].isupper() and len(company.split()) <= _LONGEST_NAME:
            return Told(parts["act"].strip(), company, role)
    return None


def _name(text: str) -> str:
    return _END.split(text.strip(), maxsplit=1)[0].strip()


def _is_act(text: str) -> bool:
    """Whether the words before a name tell of a step: applied, sent CV, interview, rejected."""
    if len(text.split()) > _LONGEST_ACT:
        return False
    reading = read_status(text)
    stated = Basis.STATED in (reading.stage_basis, reading.outcome_basis) and reading.stage is not Stage.SAVED
    return stated or read_stage_header(text) is not None


def with_sentences_apart(block: Block) -> tuple[Block, bool]:
    """The block with employer, role and what was done in columns of their own, and whether it is a diary.

    It is one when no column is headed as the employer and many cells of one column are such sentences. A
    sentence that names an employer met before counts too. Rows without an employer stay, and are no
    applications.
    """
    headed = [
        name
        for name, cells in zip(block.header, block.columns, strict=True)
        if "employer" in kinds_in(name) and any(cells)
    ]
    if headed or not block.lines:
        return block, False
    for place, cells in enumerate(block.columns):
        found = [told(cell) for cell in cells]
        if sum(one is not None for one in found) < max(_FEWEST, _OFTEN * sum(map(bool, cells))):
            continue
        stories = _with_mentions(cells, found)
        kept = [
            at for at in range(len(block.header)) if at != place and plain_header(block.header[at]) != "role"
        ]
        names = [name for name in COLUMNS if name not in (block.header[at] for at in kept)]
        if len(names) < len(COLUMNS):
            continue
        lines = tuple(
            Line(line.sheet, line.number, (*(line.cells[at] for at in kept), one.company, one.role, one.act))
            for line, one in zip(block.lines, stories, strict=True)
        )
        header = (*(block.header[at] for at in kept), *names)
        return replace(block, header=header, lines=lines), True
    return block, False


def _with_mentions(cells: Sequence[str], found: Sequence[Told | None]) -> list[Told]:
    """What each cell tells; a cell without a step before the name may name an employer met elsewhere."""
    known = {one.company.casefold(): one.company for one in found if one is not None}
    stories = []
    for cell, one in zip(cells, found, strict=True):
        if one is None:
            lower = cell.casefold()
            company = next((name for name in sorted(known, key=len, reverse=True) if name in lower), "")
            at = lower.find(company)
            rest = f"{cell[:at]} {cell[at + len(company) :]}" if company else cell
            one = Told(" ".join(rest.split()), known.get(company, ""), "")
        stories.append(one)
    return stories
