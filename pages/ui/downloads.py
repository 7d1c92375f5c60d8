"""Files to take away: the whole search as a workbook, what needs attention, an empty template."""

import streamlit as st

from analysis.export.attention import attention
from analysis.export.delimited import table_csv
from analysis.export.template import template
from analysis.export.workbook import workbook
from analysis.model import Dataset
from pages.ui import session

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def save_workbook(shown: Dataset, *, details: bool = False) -> None:
    """The search with its corrections and choices, to be opened here again; contacts' details if asked."""
    source, edits, day = session.file(), session.edits(), session.today()
    st.download_button(
        "Save my workbook", key="save_workbook", icon=":material/save:", mime=XLSX, on_click="ignore",
        file_name=f"job-search-{day.isoformat()}.xlsx",
        data=lambda: workbook(
            shown, as_of=day, edits=edits.to_json() if len(edits) else "",
            mapping=source.mapping if source else None, value_map=source.meanings if source else None,
            contacts=details,
        ),
    )  # fmt: skip


def plain_table(shown: Dataset, *, details: bool = False) -> None:
    """The list of applications as text that spreadsheet programs open; contacts' details if asked."""
    st.download_button(
        "As plain text (CSV)", key="save_csv", icon=":material/table:", mime="text/csv", on_click="ignore",
        file_name=f"job-search-{session.today().isoformat()}.csv",
        data=lambda: table_csv(shown, contacts=details),
    )  # fmt: skip


def what_needs_attention(shown: Dataset) -> None:
    """The rows with something to mend, as a file that can be dropped in again; nothing without any."""
    if shown.issues:
        st.download_button(
            "Download what needs attention", key="attention", icon=":material/download:", mime=XLSX,
            on_click="ignore", file_name="needs-attention.xlsx", data=lambda: attention(shown),
        )  # fmt: skip


def blank_template() -> None:
    """An empty list with the words to choose from."""
    st.download_button(
        "Download an empty list to fill in", key="template", icon=":material/download:", mime=XLSX,
        on_click="ignore", file_name="job-search.xlsx", data=template,
    )  # fmt: skip
