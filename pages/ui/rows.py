"""The applications behind a mark that was picked, listed under its chart."""

import calendar
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from analysis import wording
from analysis.answers import comparable
from analysis.answers.listing import Kind
from analysis.model import Filters, Stage
from analysis.reference.sectors import sector_name
from pages.ui import plain, results, tables
from pages.ui.session import View


def reached(view: View, stage: str) -> None:
    """Those that got at least to a stage."""
    least = Stage(stage)
    narrow = replace(view.filters, stage=tuple(one.value for one in Stage if one.reaches(least)))
    _list(view, narrow, f"got at least to: {wording.inside(wording.STAGE_NAMES[least])}", "reached")


def sent_in(view: View, month: str) -> None:
    """Those sent in the month that begins on a day ("2026-05-01")."""
    first = date.fromisoformat(month)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    narrow = replace(
        view.filters,
        since=max(first, view.filters.since or first),
        until=min(last, view.filters.until or last),
    )
    _list(view, narrow, f"sent in {first:%B %Y}", "sent_in")


def in_sectors(view: View, sectors: Collection[str], name: str = "") -> None:
    """Those in one sector, or in several under one name."""
    narrow = replace(view.filters, sectors=tuple(sectors))
    named = name or " ".join(sector_name(sector) for sector in sectors)
    _list(view, narrow, f"in {named}", "in_sectors")


def having(view: View, by: str, values: Collection[str], name: str = "") -> None:
    """Those with one value of a property, or with several under one name."""
    found = results.listing(view, ids=comparable.ids_with(view.dataset, by, values))
    named = name or " ".join(values)
    title = f"{wording.plural(len(found), 'application')}: {plain.in_markdown(named)}"
    tables.applications(found, "rows_having", title)


def behind(view: View, kind: Kind | None, name: str) -> None:
    """Those behind a number of the overview."""
    found = results.listing(view, kind=kind)
    title = f"{wording.plural(len(found), 'application')}: {wording.inside(name)}"
    tables.applications(found, "rows_behind", title)


def _list(view: View, narrow: Filters, which: str, key: str) -> None:
    found = results.listing(replace(view, filters=narrow))
    title = f"{wording.plural(len(found), 'application')} {plain.in_markdown(which)}"
    tables.applications(found, f"rows_{key}", title)
