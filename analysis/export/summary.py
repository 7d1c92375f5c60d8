"""What was understood of a file, as plain text: for the command line, or to send to someone who helps."""

from collections.abc import Iterable, Iterator

from analysis import wording
from analysis.intake.columns import CERTAIN
from analysis.model import OWN, AsideReason, Dataset, Issue, Outcome, Stage
from analysis.reference.columns import fields

_SHOWN = 20
_ASIDE = {
    AsideReason.SAVED: ("advert not sent yet", "adverts not sent yet"),
    AsideReason.TOTAL: ("row of totals", "rows of totals"),
    AsideReason.NOTE: ("note", "notes"),
    AsideReason.REPEATED_HEADER: ("repeated header", "repeated headers"),
    AsideReason.DUPLICATE: ("repeated row", "repeated rows"),
    AsideReason.EMPTY_APPLICATION: ("row without employer and role", "rows without employer and role"),
}


def summary(ds: Dataset) -> str:
    """The applications, the columns, how it stands and what needs a look, as lines of plain text."""
    parts = [_opening(ds), _columns(ds), _standing(ds), _issues(ds.issues)]
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines)


def _opening(ds: Dataset) -> Iterator[str]:
    sheets = [f"“{name}”" for name in ds.sheets if name]
    where = (
        f" on {'the sheet' if len(sheets) == 1 else 'the sheets'} {wording.listing(sheets)}" if sheets else ""
    )
    until = f", counted to {wording.day(ds.as_of)}" if ds.as_of is not None else ""
    yield f"{wording.plural(len(ds), 'application')}{where}{until}."
    aside = [
        wording.plural(count, *_ASIDE[AsideReason(reason)]) for reason, count in ds.aside_counts().items()
    ]
    if aside:
        yield f"Set aside: {wording.listing(aside)}."


def _columns(ds: Dataset) -> Iterator[str]:
    yield "Columns"
    known = fields()
    names = {
        field: known[field].name if field in known else field.split(":")[0].replace("_", " ").capitalize()
        for field in ds.mapping
    }
    width = max(map(len, names.values()), default=0)
    for field, one in ds.mapping.items():
        sure = "" if one.confidence >= CERTAIN else f"  (not sure: {one.why})"
        yield f"  {names[field]:<{width}}  from “{one.column}”{sure}"
    used = {one.column for one in ds.mapping.values()}
    own = [name.removeprefix(OWN) for name in ds.applications.columns if name.startswith(OWN)]
    rest = [f"“{name}”" for name in own if name not in used]
    if rest:
        yield f"Kept as your own: {wording.listing(rest)}."
    if ds.dropped_columns:
        yield f"Not kept, for your privacy: {wording.listing([f'“{name}”' for name in ds.dropped_columns])}."


def _standing(ds: Dataset) -> Iterator[str]:
    for title, column, names in (
        ("How far it got", "stage", {stage: wording.STAGE_NAMES[stage] for stage in Stage}),
        ("How it stands", "outcome", {outcome: wording.OUTCOME_NAMES[outcome] for outcome in Outcome}),
    ):
        yield title
        counts = ds.applications[column].value_counts()
        for value, name in names.items():
            if value in counts.index:
                yield f"  {name:<14}{wording.number(int(counts[value])):>7}"


def _issues(issues: Iterable[Issue]) -> Iterator[str]:
    found = list(issues)
    if not found:
        yield "Nothing needs a look."
        return
    yield f"{wording.plural(len(found), 'thing', 'things')} to look at"
    for issue in found[:_SHOWN]:
        yield f"  {_place(issue)}{issue.message} {issue.hint}"
    if len(found) > _SHOWN:
        yield f"  and {wording.number(len(found) - _SHOWN)} more."


def _place(issue: Issue) -> str:
    row = f"row {issue.row}" if issue.row else ""
    where = ", ".join(part for part in (issue.sheet, row) if part)
    return f"{where}: " if where else ""
