"""What was read from a file, piece by piece: the sum of the rows, what needs a look, columns, rows aside."""

from collections import Counter

import streamlit as st

from analysis import wording
from analysis.model import AsideReason, Basis, Dataset, Issue, Outcome
from pages.ui import names, page, plain, tables

REASONS = {
    AsideReason.SAVED: "Not sent yet", AsideReason.TOTAL: "A total", AsideReason.NOTE: "A note",
    AsideReason.REPEATED_HEADER: "The headings again", AsideReason.DUPLICATE: "The same row again",
    AsideReason.EMPTY_APPLICATION: "No employer and no role",
}  # fmt: skip
_BASES = {
    Basis.STATED: "your file says so", Basis.INFERRED: "worked out from other cells",
    Basis.ASSUMED: "nothing said so", Basis.EDITED: "you said so",
}  # fmt: skip
_SURE, _GROUPS = 0.9, 5


def summary(search: Dataset) -> str:
    """What was read, in two sentences: how many applications, from where, what needs a look."""
    source = f" from {search.source}" if search.source else ""
    aside = len(search.set_aside)
    first = f"{wording.plural(len(search), 'application')}{source}."
    if aside:
        first += f" {wording.plural(aside, 'row was', 'rows were')} set aside."
    look = len(groups(search.issues))
    if not look:
        return f"{first} Nothing needs a look."
    things = wording.in_words(look)
    verb = "thing is" if look == 1 else "things are"
    return f"{first} {things.capitalize()} {verb} worth a look; the numbers are ready all the same."


def totals(search: Dataset) -> None:
    """The rows of the file, adding up."""
    aside = len(search.set_aside)
    cards = (
        ("Rows read", search.rows_read), ("Understood", len(search)),
        ("Set aside", aside), ("Need a look", len(search.issues)),
    )  # fmt: skip
    with st.container(gap="xsmall"):
        with st.grid(columns=4, min_column_width=150, gap="small"):
            for label, count in cards:
                st.metric(label, wording.number(count), border=True)
        page.small(
            f"{wording.number(len(search))} understood + {wording.number(aside)} set aside = "
            f"{wording.plural(search.rows_read, 'row')} read."
        )


def groups(issues: tuple[Issue, ...]) -> list[list[Issue]]:
    """Issues of one kind in one column together, the most frequent first."""
    found: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        found.setdefault((issue.code, issue.column), []).append(issue)
    return sorted(found.values(), key=len, reverse=True)


def to_check(search: Dataset) -> None:
    """What needs a look: each kind with its first case, and all of them behind it; nothing without any."""
    kinds = groups(search.issues)
    if not kinds:
        return
    with st.container(border=True, gap="small"):
        st.header("Worth a look", anchor=False)
        for kind in kinds[:_GROUPS]:
            _kind(kind)
        if len(kinds) > _GROUPS:
            page.small(f"{wording.plural(len(kinds) - _GROUPS, 'more kind')} in the list below.")
    if len(search.issues) == len(kinds) <= _GROUPS:
        return
    rows: list[dict[str, object]] = [
        {
            "Row": issue.row or None, "Column": issue.column, "Your file says": issue.cell,
            "What is wrong": issue.message, "What to do": issue.hint, "Sheet": issue.sheet,
        }
        for issue in search.issues
    ]  # fmt: skip
    tables.records(rows, f"All {wording.plural(len(rows), 'thing')} to look at")


def _kind(issues: list[Issue]) -> None:
    first = issues[0]
    badge = f":orange-badge[{plain.in_markdown(first.column)}] &nbsp;" if first.column else ""
    message, hint = plain.in_markdown(first.message), plain.in_markdown(first.hint)
    places = [str(issue.row) for issue in issues if issue.row]
    where = ""
    if places:
        rows = wording.listing(places[:3])
        where = f"Row {rows}." if len(places) == 1 else f"{len(places)} cells, such as in rows {rows}."
    st.markdown(f"{badge}**{message}** {hint}  \n:small[:gray[{where}]]")


def columns(search: Dataset) -> None:
    """Which column was read as what and how sure that is, the unsure first; private ones as not kept."""
    rows = [
        {
            "Your column": mapped.column, "We read it as": names.field(field),
            "How sure": "Sure" if mapped.confidence >= _SURE else "Likely", "Why": mapped.why,
        }
        for field, mapped in sorted(search.mapping.items(), key=lambda item: item[1].confidence >= _SURE)
    ]  # fmt: skip
    rows += [
        {
            "Your column": name,
            "We read it as": "Not kept",
            "How sure": "Sure",
            "Why": "personal: dropped as read",
        }
        for name in search.dropped_columns
    ]
    with st.container(gap="xsmall"):
        page.heading("Columns")
        st.dataframe(
            rows, hide_index=True, height=tables.height(len(rows)),
            alt="Columns of your file and what we read them as",
        )  # fmt: skip
    read = {mapped.column for mapped in search.mapping.values()}
    own = [name for name in search.applications.columns if name.startswith("own:") and name[4:] not in read]
    if own:
        kept = wording.listing([plain.in_markdown(name.removeprefix("own:")) for name in own])
        page.small(f"Kept as they are: {kept}.")


def states(search: Dataset) -> None:
    """Each status word of the file, what it was read as and how often; without any, just what was read."""
    frame = search.applications
    written = [f"own:{search.mapping[one].column}" for one in ("status", "result") if one in search.mapping]
    columns = [name for name in written if name in frame.columns]
    words = frame[columns[0]] if columns else [""] * len(frame)
    counts = Counter(zip(words, frame["stage"], frame["outcome"], frame["outcome_basis"], strict=True))
    rows: list[dict[str, object]] = [
        {
            **({"You wrote": word} if columns else {}), "Rows": count,
            "We read": _read(stage, outcome), "How we know": _BASES[basis],
        }
        for (word, stage, outcome, basis), count in counts.most_common()
    ]  # fmt: skip
    with st.container(gap="xsmall"):
        page.heading("Status words" if columns else "How they stand")
        st.dataframe(
            rows, hide_index=True, height=tables.height(len(rows)), alt="How we read your status words"
        )


def _read(stage: str, outcome: str) -> str:
    names_of = (wording.STAGE_NAMES[stage], wording.OUTCOME_NAMES[outcome])
    return names_of[0] if outcome == Outcome.ACCEPTED else ", ".join((names_of[0], names_of[1].lower()))


def set_aside(search: Dataset) -> None:
    """The rows that are not applications, by reason; one calm line without any."""
    page.heading("Set aside")
    if not search.set_aside:
        page.small("Every row is an application.")
        return
    for reason, count in search.aside_counts().most_common():
        st.markdown(f"**{wording.plural(count, 'row')}**: {REASONS[AsideReason(reason)].lower()}")
    rows: list[dict[str, object]] = [
        {
            "Row": aside.row, "Why": REASONS[aside.reason],
            "It says": " · ".join(cell for cell in aside.cells.values() if cell), "Sheet": aside.sheet,
        }
        for aside in search.set_aside
    ]  # fmt: skip
    tables.records(rows, "Read them")
