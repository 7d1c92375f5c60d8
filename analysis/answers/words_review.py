"""Every status word of the file with what it was read as: the lines in which to set it right."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.intake.choices import ValueMap, choices_of
from analysis.intake.colours import BY_COLOUR
from analysis.interpret.status import read_statuses
from analysis.model import OWN, Dataset, IssueCode, MappedColumn, Outcome, Stage

STATE_FIELDS = ("status", "result")
_NONE = MappedColumn("", 0.0, "")


@dataclass(frozen=True, slots=True)
class WordLine:
    """One status word as written.

    Attributes:
        field: "status" or "result".
        word: as written most often; another case is the same word.
        rows: how many applications and rows set aside have it.
        stage: what it was read as.
        outcome: likewise.
        known: False when it means nothing known here and the user has not said what it means.
        chosen: whether the user said what it means.
    """

    field: str
    word: str
    rows: int
    stage: Stage
    outcome: Outcome
    known: bool
    chosen: bool


def words_review(ds: Dataset, meanings: ValueMap | None = None) -> tuple[WordLine, ...]:
    """The different words of the status and result columns: unknown ones first, then the most frequent.

    A line says what the word means by itself; notes and dates may take an application further.

    Args:
        ds: the search as read, without the user's edits.
        meanings: what it was read with, as `load` takes it.

    Returns:
        The lines; none when the file has no such column.
    """
    choices = choices_of(meanings)
    lines = []
    for field in STATE_FIELDS:
        if ds.mapping.get(field, _NONE).why == BY_COLOUR:
            continue  # colours have lines of their own
        counts = _counts(ds, field)
        strange = _strange(ds, field)
        readings = read_statuses((word, "") for word in counts)
        for (word, rows), reading in zip(counts.items(), readings, strict=True):
            given = choices.state(field, word)
            said = given or reading
            lines.append(
                WordLine(
                    field, word, rows, said.stage, said.outcome,
                    known=given is not None or word.casefold() not in strange, chosen=given is not None,
                )
            )  # fmt: skip
    return tuple(sorted(lines, key=lambda line: (line.known, -line.rows)))


def with_meaning(
    meanings: ValueMap, line: WordLine, stage: str, outcome: str
) -> dict[str, Mapping[str, str | tuple[str, str]]]:
    """The meanings for `load` once the user said what a word means; an accepted outcome is stage accepted.

    Args:
        meanings: what they said so far.
        line: the word.
        stage: a stage.
        outcome: an outcome.
    """
    told = {**meanings.get(line.field, {}), line.word: meaning_of(stage, outcome)}
    return {**meanings, line.field: told}


def meaning_of(stage: str, outcome: str) -> tuple[str, str]:
    """Stage and outcome that go together: accepted is both or neither, and an advert waits."""
    if stage == Stage.SAVED:
        return stage, Outcome.WAITING.value
    if outcome == Outcome.ACCEPTED or stage == Stage.ACCEPTED:
        return Stage.ACCEPTED.value, Outcome.ACCEPTED.value
    return stage, outcome


def _counts(ds: Dataset, field: str) -> Counter[str]:
    """Word as written most often -> rows, words that differ in case only together."""
    mapped = ds.mapping.get(field)
    if mapped is None:
        return Counter()
    name = f"{OWN}{mapped.column}"
    cells = ds.applications[name].tolist() if name in ds.applications.columns else []
    cells += [row.cells.get(mapped.column, "") for row in ds.set_aside]
    written = Counter(text for text in (str(cell).strip() for cell in cells) if text)
    first: dict[str, str] = {}
    found: Counter[str] = Counter()
    for text, rows in written.most_common():
        found[first.setdefault(text.casefold(), text)] += rows
    return found


def _strange(ds: Dataset, field: str) -> set[str]:
    mapped = ds.mapping.get(field)
    return {
        issue.cell.strip().casefold()
        for issue in ds.issues
        if issue.code is IssueCode.UNKNOWN_STATUS and mapped is not None and issue.column == mapped.column
    }
