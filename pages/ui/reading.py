"""From a file to a search in view: the drop zone, the sample, and what is said when it goes wrong."""

from typing import Literal

import streamlit as st

from analysis import load
from analysis.errors import JobSearchError
from pages.ui import page, plain, results, session

KINDS = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"]
SAMPLE = page.ROOT / "data" / "sample" / "search.xlsx"
IMPORT_PAGE = "pages/search/import_file.py"
OVERVIEW_PAGE = "pages/search/overview.py"
_MEGABYTES = 20


def drop_zone(label: str = "Your spreadsheet") -> None:
    """The place for a file: a new one is read at once; a bad one leaves the search in view as it is."""
    key = f"upload_{session.visit()}"
    upload = st.file_uploader(label, type=KINDS, max_upload_size=_MEGABYTES, key=key)
    if upload is not None and session.is_new_upload(upload.file_id):
        with st.spinner("Reading your spreadsheet"):
            read = _read(upload.getvalue(), upload.name)
        if read:
            st.switch_page(IMPORT_PAGE)
    trouble()


def sample_button(label: str = "Try it with a sample search", *, primary: bool = True) -> None:
    """One click to look around with a made-up search."""
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    if st.button(label, icon=":material/travel_explore:", type=kind, key="sample"):
        session.note_problem(None)
        with st.spinner("Opening the sample"):
            session.replace(load(SAMPLE), sample=True)
        st.switch_page(OVERVIEW_PAGE)


def trouble() -> None:
    """What went wrong with the last file, in one sentence, and the way out."""
    problem = session.problem()
    if problem is not None:
        st.error(plain.in_markdown(f"{problem} {problem.hint}"), icon=":material/error:")


def _read(data: bytes, name: str) -> bool:
    try:
        search = load(data, filename=name)
    except JobSearchError as error:
        session.note_problem(error)
        return False
    results.forget()
    session.replace(search)
    return True
