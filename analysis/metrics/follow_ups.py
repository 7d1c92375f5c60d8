"""What is due, application by application: after refusals, and for interviews without an answer yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from analysis.metrics.due import GROUPS, Due, due, thank_for_interview
from analysis.metrics.refusals import INTERVIEWS, Diary, Refusal, diaries
from analysis.model import Dataset, EventKind, Outcome
from analysis.trials import Trials

_OPEN = (Outcome.WAITING, Outcome.NO_REPLY)


class Step(NamedTuple):
    """One application and what is due for it.

    Attributes:
        application_id: which.
        company: the employer, as written.
        role: the role, as written.
        due: what is due, when and why.
        refused: whether it was refused (False: an interview without an answer yet).
        refused_on: the day of the latest no; None without one.
    """

    application_id: str
    company: str
    role: str
    due: Due
    refused: bool
    refused_on: date | None = None


def follow_ups(
    ds: Dataset, counted: Trials, found: Sequence[Refusal], known: Mapping[str, Diary] | None = None
) -> tuple[Step, ...]:
    """One step a refusal, and one an interview to thank for.

    Args:
        ds: the search.
        counted: which of its applications count.
        found: its refusals (`metrics.refusals`).
        known: what happened to the applications, where that was worked out already.

    Returns:
        Now and soon by the day they are due, the others newest first, undated ones last.
    """
    refused = [
        Step(one.application_id, one.company, one.role, due(one, counted.as_of), True, one.refused_on)
        for one in found
    ]
    already = {one.application_id for one in found}
    return _in_order(
        [*refused, *(step for step in _interviews(ds, counted, known) if step.application_id not in already)]
    )


def _interviews(ds: Dataset, counted: Trials, known: Mapping[str, Diary] | None) -> Iterator[Step]:
    """Interviews without an answer for which a thank-you is due or will be."""
    if counted.as_of is None:
        return
    rows = counted.frame[counted.frame["outcome"].isin(_OPEN)]
    known = diaries(ds, rows["application_id"].tolist()) if known is None else known
    columns = (rows[name].tolist() for name in ("application_id", "company", "role"))
    for key, company, role in zip(*columns, strict=True):
        for met_on in known[key].days(*INTERVIEWS):
            thanked = any(on >= met_on for on in known[key].days(EventKind.THANK_YOU))
            what = None if thanked else thank_for_interview(met_on, counted.as_of)
            if what is not None:
                yield Step(key, company, role, what, False)
                break


def _in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    by_name = sorted(steps, key=lambda step: step.application_id)
    newest = sorted(by_name, key=lambda step: step.refused_on or date.min, reverse=True)
    return tuple(sorted(newest, key=lambda step: (GROUPS.index(step.due.group), step.due.on or date.max)))
