"""Several searches as one, each person named by their file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath

import pandas as pd

from analysis.intake.identity import Identities
from analysis.model import APPLICATION_COLUMNS, OWN, Dataset, event_frame

_BETWEEN = re.compile(r"[_\s]+")


def together(searches: Mapping[str, Dataset]) -> Dataset:
    """Join several searches, one for each person.

    Args:
        searches: name of the person -> search, corrections included; the order is kept. A search that holds
            several people already keeps their names, with the name of the file before one that another
            search has too.

    Returns:
        One search with a seeker for each application. Rows, what was set aside and what needs a look keep
        their place, with the name before that of the sheet; ids are new, since two people may have applied to
        the same role. The day is the latest of them. Nothing: an empty search.
    """
    names = _seekers(searches)
    tables = [
        ds.applications.assign(
            seeker=[names[file, one] for one in ds.applications["seeker"]],
            source_sheet=[_place(file, sheet) for sheet in ds.applications["source_sheet"]],
        )
        for file, ds in searches.items()
    ]
    table = _joined(tables)
    days_sent = [None if pd.isna(day) else day.date() for day in table["applied_on"].tolist()]
    particulars = (table[name].tolist() for name in ("seeker", "company", "role"))
    ids = Identities().names(zip(*particulars, days_sent, strict=True))
    events, start = [], 0
    for ds in searches.values():
        known = dict(zip(ds.applications["application_id"], ids[start : start + len(ds)], strict=True))
        start += len(ds)
        events.append(
            ds.events.assign(application_id=ds.events["application_id"].map(known).fillna("").astype("str"))
        )
    days = [ds.as_of for ds in searches.values() if ds.as_of is not None]
    mapping = {
        field: column for ds in reversed(list(searches.values())) for field, column in ds.mapping.items()
    }
    dropped = {header: None for ds in searches.values() for header in ds.dropped_columns}
    return Dataset(
        applications=table.assign(application_id=pd.Series(ids, index=table.index, dtype="str")),
        events=pd.concat(events, ignore_index=True) if events else event_frame([]),
        issues=tuple(
            replace(issue, sheet=_place(file, issue.sheet))
            for file, ds in searches.items()
            for issue in ds.issues
        ),
        set_aside=tuple(
            replace(row, sheet=_place(file, row.sheet))
            for file, ds in searches.items()
            for row in ds.set_aside
        ),
        mapping=mapping,
        dropped_columns=tuple(dropped),
        as_of=max(days, default=None),
        rows_read=sum(ds.rows_read for ds in searches.values()),
        fingerprint=_fingerprint(searches),
        source=", ".join(searches),
        sheets=tuple(_place(file, sheet) for file, ds in searches.items() for sheet in ds.sheets),
        date_orders={header: read for ds in searches.values() for header, read in ds.date_orders.items()},
    )


def person_names(files: Iterable[str]) -> list[str]:
    """The names of people by the names of their files: "Aisha_B.xlsx" -> "Aisha B", doubles numbered."""
    found: list[str] = []
    for file in files:
        name = _BETWEEN.sub(" ", PurePath(file.replace("\\", "/")).stem).strip() or "Person"
        number, free = 2, name
        while free in found:
            free, number = f"{name} ({number})", number + 1
        found.append(free)
    return found


def _seekers(searches: Mapping[str, Dataset]) -> dict[tuple[str, str], str]:
    """(File, seeker in it) -> the name that the person goes by."""
    inside = {file: list(dict.fromkeys(ds.applications["seeker"])) for file, ds in searches.items()}
    named: dict[tuple[str, str], str] = {}
    taken = {file for file, seekers in inside.items() if len(seekers) < 2}
    for file, seekers in inside.items():
        if len(seekers) < 2:
            named |= {(file, seeker): file for seeker in seekers}
            continue
        for seeker in seekers:
            double = not seeker or seeker in taken
            named[file, seeker] = f"{file}: {seeker}".removesuffix(": ") if double else seeker
            taken.add(named[file, seeker])
    return named


def _place(file: str, sheet: str) -> str:
    return f"{file}: {sheet}" if sheet else file


def _joined(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """The tables below each other; a column of the user's own that a file does not have is empty there."""
    if not tables:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in APPLICATION_COLUMNS.items()})
    own = {name: None for table in tables for name in table.columns if str(name).startswith(OWN)}
    filled = [table.assign(**{name: "" for name in own if name not in table.columns}) for table in tables]
    columns = [*APPLICATION_COLUMNS, *own]
    joined = pd.concat([table[columns] for table in filled], ignore_index=True)
    return joined.astype({**APPLICATION_COLUMNS, **dict.fromkeys(own, "str")})


def _fingerprint(searches: Mapping[str, Dataset]) -> str:
    """Told from the files and their names; "" when one has none, since equal must mean equal."""
    if not all(ds.fingerprint for ds in searches.values()):
        return ""
    return sha256(
        "\x1f".join(f"{file}\x1e{ds.fingerprint}" for file, ds in searches.items()).encode()
    ).hexdigest()
