"""How the applications of a block stand: every cell that says something about it, put together row by row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from analysis.intake.choices import Choices
from analysis.intake.column_map import ColumnMap, StepColumn
from analysis.intake.days import Days
from analysis.intake.readings import add_feedback, add_readings, cells_of, understood
from analysis.intake.shapes import Block
from analysis.intake.states import (
    NOTHING,
    Said,
    State,
    first_on_or_after,
    is_on_paper,
    said_by_count,
    said_by_reading,
    said_by_step,
    settle,
)
from analysis.intake.unsent import add_blank_forms, add_sent, add_unticked
from analysis.intake.values import count_in, mark_of, text_of
from analysis.interpret.dates import DateOrder, looks_like_day, read_day
from analysis.interpret.status import Mark, read_status
from analysis.model import EventKind, Issue, IssueCode, Stage
from analysis.wording import OUTCOME_NAMES, listing

_USUALLY_DATED = _USUALLY_TICKED = 0.5
_LIKE_A_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?")
_SILENT_KINDS = frozenset({None, EventKind.APPLIED})


@dataclass
class Standing:
    """One entry a row of the block.

    Attributes:
        states: how each application stands.
        replied: the day of the first reply, None without one.
        status_days: a day written in the status itself ("Rejected 3/4/25").
        reached: position of a step column -> whether its cell says that the step happened.
        issues: what needs a look.
    """

    states: list[State]
    replied: list[date | None]
    status_days: list[date | None]
    reached: dict[int, list[bool]]
    issues: list[Issue]


def standings(block: Block, columns: ColumnMap, days: Days, choices: Choices) -> Standing:
    """How each row of a block stands.

    Args:
        block: rows that may be applications (saved adverts among them).
        columns: what its columns are.
        days: its days; yearless days of steps are moved to follow the day applied.
        choices: what the user said certain words mean.
    """
    n = len(block.lines)
    evidence: list[list[Said]] = [[] for _ in range(n)]
    issues: list[Issue] = []
    _follow_applied(columns, days)
    add_readings(block, columns, choices, evidence, issues)
    sifts = [step for step in columns.steps if step.says.stage is Stage.SCREENING and is_on_paper(step)]
    # the day of a sift says nothing where another column says how it went
    open_days = {step.index for step in sifts if len(sifts) > 1 and columns.profiles[step.index].days}
    reached = {
        step.index: _add_step(block, step, days, evidence, passed=step.index not in open_days)
        for step in columns.steps
    }
    _add_stops(block, columns, reached, evidence)
    _add_counts(block, columns, evidence)
    _add_unread_days(block, columns, days, evidence, issues)
    _add_words_beside_days(block, columns, days, evidence)
    add_blank_forms(block, columns, days, evidence)
    add_unticked(columns, days, reached, evidence)
    told = (
        sum(step.says.stage is not None and step.says.kind not in _SILENT_KINDS for step in columns.steps)
        >= 2
    )
    add_feedback(block, columns, evidence)
    add_sent(columns, days, evidence)
    known: dict[tuple[Said, ...], State] = {}
    states = []
    for row in map(tuple, evidence):
        if row not in known:
            known[row] = settle(row, told)
        states.append(known[row])
    issues.extend(_conflicts(block, columns, states))
    place = columns.fields.get("replied_on")
    replied = days.columns.get(place, [None] * n) if place is not None else [None] * n
    for step in columns.steps:
        if step.says.kind is EventKind.REPLIED:
            replied = [one or other for one, other in zip(replied, days.columns[step.index], strict=True)]
    return Standing(states, list(replied), _status_days(block, columns, days), reached, issues)


def _follow_applied(columns: ColumnMap, days: Days) -> None:
    """Gives a day without a year under a step the year in which it follows the day applied."""
    place = columns.fields.get("applied_on")
    if place is None:
        return
    for other, column in days.columns.items():
        for at in days.yearless.get(other, ()) if other != place else ():
            day, applied = column[at], days.columns[place][at]
            if day is not None and applied is not None:
                column[at] = first_on_or_after(day, applied)


def _add_step(
    block: Block, step: StepColumn, days: Days, evidence: list[list[Said]], *, passed: bool
) -> list[bool]:
    cells = block.columns[step.index]
    dated = days.columns[step.index]
    memo: dict[tuple[str, bool], Said] = {}
    reached = []
    for at, cell in enumerate(cells):
        key = (cell, dated[at] is not None)
        said = memo.get(key)
        if said is None:
            said = said_by_step(step, cell, key[1])
            said = memo[key] = said if passed or not key[1] else Said(reached=True)
        reached.append(said.reached)
        if said is not NOTHING:
            evidence[at].append(said)
    return reached


def _add_stops(
    block: Block, columns: ColumnMap, reached: dict[int, list[bool]], evidence: list[list[Said]]
) -> None:
    """A "no" at the first step that was not reached is a refusal, where open steps are left blank.

    It is so only when no "no" of the table has another entry after it and some row stops at a blank.
    """
    steps = [
        step for step in columns.steps if step.says.stage is not None and step.says.kind not in _SILENT_KINDS
    ]
    steps.sort(key=lambda step: step.says.stage.rank if step.says.stage is not None else 0)
    stopped: list[int] = []
    left_open = False
    for at, line in enumerate(block.lines):
        last = max((place for place, step in enumerate(steps) if reached[step.index][at]), default=-1)
        rest = [(step, cell) for step in steps[last + 1 :] if text_of(cell := line.cells[step.index])]
        if not rest:
            left_open = left_open or last + 1 < len(steps)
            continue
        step, cell = rest[0]
        # "no offer" ends it whatever steps were skipped
        if mark_of(cell) is Mark.NO and (step is steps[last + 1] or step.says.stage is Stage.OFFER):
            stopped.append(at)
            if any(mark_of(other) is not Mark.NO for _, other in rest[1:]):
                return
        elif step is not steps[last + 1]:
            left_open = True
    for at in stopped if left_open else ():
        evidence[at].append(Said(over=True))


def _add_counts(block: Block, columns: ColumnMap, evidence: list[list[Said]]) -> None:
    place = columns.fields.get("interview_count")
    if place is not None:
        for at, cell in enumerate(block.columns[place]):
            evidence[at].append(said_by_count(count_in(cell)))


def _add_unread_days(
    block: Block, columns: ColumnMap, days: Days, evidence: list[list[Said]], issues: list[Issue]
) -> None:
    """Words in a column of days: "not applied yet" is a state, anything else an issue."""
    steps = {step.index for step in columns.steps}
    # "rolling" under a closing date is an answer, not a day that could not be read
    ahead = {columns.fields[name] for name in ("deadline", "next_step_on") if name in columns.fields}
    for place, unread in days.unread.items():
        for at in sorted(unread):
            line = block.lines[at]
            cell = line.cells[place]
            if place in steps and not _LIKE_A_DAY.fullmatch(cell.strip()):
                continue
            if place in ahead and not any(letter.isdigit() for letter in cell):
                continue
            reading = read_status(cell)
            if understood(reading) and not any(letter.isdigit() for letter in cell):
                evidence[at].append(said_by_reading(reading))
                continue
            issues.append(
                Issue(
                    line.sheet, line.number, columns.header[place], cell, IssueCode.UNREAD_DATE,
                    f"“{cell}” cannot be put on one day, so it was left without a date.",
                    "Type the day in here, or mend it in the file.",
                )
            )  # fmt: skip


def _add_words_beside_days(block: Block, columns: ColumnMap, days: Days, evidence: list[list[Said]]) -> None:
    """What stands beside the day of a reply or a decision: "12/01 - no"."""
    for name in ("replied_on", "outcome_on"):
        place = columns.fields.get(name)
        if place is None:
            continue
        told = {cell for cell in block.columns[place] if any(letter.isalpha() for letter in cell)}
        readings = {cell: reading for cell in told if understood(reading := read_status(cell))}
        for at, day in enumerate(days.columns[place]):
            cell = block.lines[at].cells[place]
            if day is not None and cell in readings:
                evidence[at].append(said_by_reading(readings[cell]))


def _status_days(block: Block, columns: ColumnMap, days: Days) -> list[date | None]:
    """A day that stands in the status or result itself, in the order of the column of days applied."""
    found: list[date | None] = [None] * len(block.lines)
    place = columns.fields.get("applied_on")
    order = (days.orders.get(place) if place is not None else None) or DateOrder.DAY_FIRST
    for name in ("status", "result"):
        cells = cells_of(block, columns, name)
        dated = {
            cell for cell in set(cells) if any(letter.isdigit() for letter in cell) and looks_like_day(cell)
        }
        for at, cell in enumerate(cells) if dated else ():
            if found[at] is None and cell in dated:
                applied = days.columns[place][at] if place is not None else None
                found[at] = _written_day(cell, order, applied)
    return found


def _written_day(cell: str, order: DateOrder, applied: date | None) -> date | None:
    day = read_day(cell, order)
    if day is not None or applied is None:
        return day
    yearless = read_day(cell, order, anchor=applied)
    return first_on_or_after(yearless, applied) if yearless is not None else None


def _conflicts(block: Block, columns: ColumnMap, states: Sequence[State]) -> list[Issue]:
    header = columns.header[columns.fields["status"]] if "status" in columns.fields else ""
    place = columns.fields.get("status")
    found = []
    for line, state in zip(block.lines, states, strict=True):
        if state.conflict:
            names = [f"“{OUTCOME_NAMES[one]}”" for one in state.conflict]
            found.append(
                Issue(
                    line.sheet, line.number, header, line.cells[place] if place is not None else "",
                    IssueCode.STATUS_CONFLICT,
                    f"This row says {listing(names)}; it was counted as {names[0]}.",
                    "Choose the one that is right.",
                )
            )  # fmt: skip
    return found
