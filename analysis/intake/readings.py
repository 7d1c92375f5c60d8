"""What the cells that hold words say about how an application stands: status, result, notes, feedback."""

from collections.abc import Sequence

from analysis.intake.choices import Choices
from analysis.intake.column_map import ColumnMap
from analysis.intake.shapes import Block
from analysis.intake.states import Said, said_by_reading
from analysis.intake.step_names import step_decided
from analysis.intake.values import text_of
from analysis.interpret.status import StatusReading, read_statuses
from analysis.model import Basis, Issue, IssueCode, Outcome, Stage
from analysis.reference.columns import presupposes_refusal, says_no_reply
from analysis.wording import plural

_DECISIONS = frozenset({Outcome.REJECTED, Outcome.RESERVE, Outcome.DECLINED, Outcome.ACCEPTED})


def add_readings(
    block: Block, columns: ColumnMap, choices: Choices, evidence: list[list[Said]], issues: list[Issue]
) -> None:
    """What status, result and notes say; the status (else the result) is read together with the notes."""
    n = len(block.lines)
    notes = cells_of(block, columns, "notes")
    told = {name: cells_of(block, columns, name) for name in ("status", "result") if name in columns.fields}
    if not told:
        for row, reading in zip(evidence, read_statuses(("", note) for note in notes), strict=True):
            row.append(said_by_reading(reading))
        return
    read_with_notes = [False] * n
    for name, cells in told.items():
        header = columns.header[columns.fields[name]]
        step = step_decided(header)
        pairs = []
        for at, cell in enumerate(cells):
            beside = bool(cell) and not read_with_notes[at]
            pairs.append((cell, notes[at] if beside else ""))
            read_with_notes[at] = read_with_notes[at] or beside
        for at, reading in enumerate(read_statuses(pairs)):
            given = choices.state(name, cells[at]) if cells[at] else None
            if given is None and cells[at] and says_no_reply(header, cells[at]):
                evidence[at].append(Said(outcome=Outcome.NO_REPLY))
                continue
            evidence[at].append(said_by_reading(given or reading))
            if step is not None and given is None and cells[at] and _decides(reading):
                evidence[at].append(Said(step, stage_basis=Basis.INFERRED))
        issues.extend(_unknown(block, columns, name, cells, choices))
    rest = [at for at in range(n) if not read_with_notes[at] and notes[at]]
    for at, reading in zip(rest, read_statuses(("", notes[at]) for at in rest), strict=True):
        evidence[at].append(said_by_reading(reading))


def _decides(reading: StatusReading) -> bool:
    """Whether a cell under "Interview outcome" is one: "not shortlisted" says that there was none."""
    if reading.stage_basis is Basis.STATED:
        return reading.stage.reaches(Stage.SCREENING)
    return reading.outcome_basis is Basis.STATED and reading.outcome in _DECISIONS


def add_feedback(block: Block, columns: ColumnMap, evidence: list[list[Said]]) -> None:
    """What the employer's words imply where nothing else says it: a stage further on, a refusal."""
    place = columns.fields.get("feedback")
    if place is None:
        return
    refusal = presupposes_refusal(columns.header[place])
    texts = cells_of(block, columns, "feedback")
    for row, text, reading in zip(evidence, texts, read_statuses(("", text) for text in texts), strict=True):
        said = said_by_reading(reading)
        outcome = Outcome.REJECTED if refusal and text else said.outcome
        if any(one.outcome not in (None, Outcome.WAITING) for one in row):
            outcome = None
        if said.stage is not None or outcome not in (None, Outcome.WAITING):
            row.append(Said(said.stage, outcome, Basis.INFERRED, Basis.INFERRED))


def cells_of(block: Block, columns: ColumnMap, name: str) -> list[str]:
    """The cells of a field without their margins; "" for every row when there is no such column."""
    place = columns.fields.get(name)
    if place is None:
        return [""] * len(block.lines)
    texts = {cell: text_of(cell) for cell in dict.fromkeys(block.columns[place])}
    return [texts[cell] for cell in block.columns[place]]


def _unknown(
    block: Block, columns: ColumnMap, name: str, cells: Sequence[str], choices: Choices
) -> list[Issue]:
    """One issue for each different word that means nothing known here."""
    first = {
        cell: at
        for at, cell in reversed(list(enumerate(cells)))
        if cell and choices.state(name, cell) is None
    }
    readings = read_statuses((cell, "") for cell in first)
    header = columns.header[columns.fields[name]]
    found = []
    for (cell, at), reading in zip(first.items(), readings, strict=True):
        if not understood(reading) and not says_no_reply(header, cell):
            line = block.lines[at]
            rows = plural(cells.count(cell), "row")
            found.append(
                Issue(
                    line.sheet, line.number, header, cell, IssueCode.UNKNOWN_STATUS,
                    f"“{cell}” ({rows}) is no state known here, so it was read as sent and waiting.",
                    "Say what it means in the list of states.",
                )
            )  # fmt: skip
    return sorted(found, key=lambda issue: issue.row)


def understood(reading: StatusReading) -> bool:
    """Whether a reading rests on something that was said, and not on the default."""
    return reading.stage is Stage.SAVED or Basis.STATED in (reading.stage_basis, reading.outcome_basis)
