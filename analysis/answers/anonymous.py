"""A search without names: what may be shown to somebody who helps, and nothing that says who or where."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis import wording
from analysis.interpret.names import employer_key
from analysis.metrics.themes import ThemesResult, themes
from analysis.model import (
    OWN,
    UNCLASSIFIED,
    AsideReason,
    Dataset,
    Filters,
    event_frame,
)
from analysis.model.frames import APPLICATION_COLUMNS
from analysis.reference.sectors import job_families
from analysis.reference.themes import families
from analysis.reference.themes import themes as known_themes

# Fields whose values are words of ours, days or marks. Every other field is free text and is emptied.
_KEPT = (
    "sector", "sector_basis", "job_family", "via_agency", "applied_on", "replied_on", "stage", "outcome",
    "stage_basis", "outcome_basis",
)  # fmt: skip
_PSEUDONYMS = {"company": "Employer", "seeker": "Job seeker", "cv_version": "CV"}
_LETTERS = 26


class Leaving(NamedTuple):
    """What leaves and what stays when a search is shared.

    Attributes:
        search: the search without names.
        themes: its themes, counted before the words of employers were taken out.
        stays: what is taken out, in words, with how much of it there was.
    """

    search: Dataset
    themes: ThemesResult
    stays: tuple[str, ...]


def leaving(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> Leaving:
    """A search ready to be shared, and what was taken out of it."""
    return Leaving(nameless(ds), theme_counts(ds, as_of, filters), tuple(_stays(ds)))


def nameless(ds: Dataset) -> Dataset:
    """The same applications without names.

    Employers become Employer A, B, ... in the order in which they were first written to (a later copy keeps
    the letters), a role the kind of work it is. Free text, contacts, links, pay, places, columns of the
    user's own, adverts, the names of file and sheets and what was corrected are gone.

    Args:
        ds: the search.

    Returns:
        The dataset, one row an application in the same order, its references new. No text of the input is in
        it. Days stay as they are.
    """
    table = ds.applications
    order = table["applied_on"].reset_index(drop=True).sort_values(kind="stable").index
    columns: dict[str, pd.Series] = {name: _empty(table, name) for name in APPLICATION_COLUMNS}
    columns |= {name: table[name] for name in _KEPT}
    for name, word in _PSEUDONYMS.items():
        key = employer_key if name == "company" else _same
        columns[name] = _pseudonyms(table[name], order, word, key)
    columns["role"] = table["job_family"].map(_kind_of_work).astype("str")
    ids = {id_: f"a{at}" for at, id_ in enumerate(table["application_id"], start=1)}
    columns["application_id"] = pd.Series(list(ids.values()), index=table.index, dtype="str")
    events = ds.events.assign(application_id=ds.events["application_id"].map(ids).fillna(""))
    return Dataset(
        applications=pd.DataFrame(columns).astype(APPLICATION_COLUMNS),
        events=events if len(events) else event_frame([]),
        as_of=ds.as_of,
        rows_read=len(table),
        fingerprint=f"{ds.fingerprint}:nameless" if ds.fingerprint else "",
    )


def theme_counts(ds: Dataset, as_of: date | None = None, filters: Filters | None = None) -> ThemesResult:
    """The themes of a search as counts: no word of an employer, no theme that the user named."""
    edits = replace(ds.theme_edits, names={}, plans={})
    found = themes(replace(ds, theme_edits=edits), as_of, filters)
    groups = found.families
    ours = found.table["name"].isin([one.name for one in known_themes().values()])
    return replace(
        found, table=found.table[ours], sentence=found.sentence if ours.all() else "", evidence=(), plans=(),
        untagged=tuple(
            replace(one, application_id="", company="", role="", column="", text="") for one in found.untagged
        ),
        confirmed=(), listed=(), details={}, names={},
        families=groups[groups["name"].isin(list(families().values()))],
    )  # fmt: skip


def _empty(table: pd.DataFrame, name: str) -> pd.Series:
    kind = APPLICATION_COLUMNS[name]
    nothing: Mapping[str, Hashable] = {"str": "", "bool": False, "int64": 0, "float64": float("nan")}
    return pd.Series(nothing.get(kind, pd.NaT), index=table.index, dtype=kind)


def _same(text: str) -> str:
    return " ".join(text.casefold().split())


def _pseudonyms(column: pd.Series, order: Iterable[int], word: str, key: Callable[[str], str]) -> pd.Series:
    keys = [key(text) or _same(text) for text in column]
    letters: dict[str, str] = {"": ""}
    for at in order:
        letters.setdefault(keys[at], f"{word} {letter(len(letters) - 1)}")
    return pd.Series([letters[one] for one in keys], index=column.index, dtype="str")


def letter(at: int) -> str:
    """A, B, ... Z, AA, AB, ... for 0, 1, ..."""
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, _LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def _kind_of_work(family: str) -> str:
    name = job_families().get(family, "")
    return f"{name} role" if name and family != UNCLASSIFIED else "Role"


def _stays(ds: Dataset) -> Iterable[str]:
    table = ds.applications
    for fields, what in (
        (("company",), "the names of employers"),
        (("role",), "the titles of roles"),
        (("contact", "contact_email", "contact_phone"), "contacts"),
        (("notes", "next_step"), "notes"),
        (("feedback",), "the words of employers, whose themes are counted"),
        (
            ("channel", "location", "link", "salary_text", "interest", "remote"),
            "where you found it, places, pay and links",
        ),
    ):
        filled = int((table[list(fields)] != "").any(axis=1).sum())
        if filled:
            rows = "every row" if filled == len(table) > 1 else wording.plural(filled, "row")
            yield f"{what} ({rows})"
    own = [name for name in table.columns if name.startswith(OWN)]
    if own:
        yield wording.plural(len(own), "column of your own", "columns of your own")
    saved = sum(row.reason is AsideReason.SAVED for row in ds.set_aside)
    if saved:
        yield wording.plural(saved, "advert not sent yet", "adverts not sent yet")
