"""What was read from a file, piece by piece: the sum of the rows, what needs a look, columns, rows aside."""

import streamlit as st

from analysis import wording
from analysis.model import Dataset, Issue
from pages.ui import page, plain, tables

_GROUPS = 5


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
        extra = len(search) + aside - search.rows_read
        added = f", and {wording.number(extra)} added here" if extra else ""
        page.small(
            f"{wording.number(len(search))} understood + {wording.number(aside)} set aside = "
            f"{wording.plural(search.rows_read, 'row')} read{added}."
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
