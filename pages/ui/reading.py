"""From a file to a search in view: the drop zone, pasted rows, the sample, other choices, what goes wrong."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.errors import JobSearchError, UnknownFieldError
from analysis.export.opening import Opened, opened
from analysis.intake import changes
from analysis.intake.choices import ValueMap
from analysis.intake.load import Step
from analysis.intake.merge import carry, match, renamed
from analysis.intake.rereading import same_rows
from analysis.model import EDITABLE_FIELDS, OWN, Dataset
from pages.ui import page, plain, results, session
from pages.ui.kept import File, Newcomer

KINDS = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"]
SAMPLE = page.ROOT / "data" / "sample" / "search.xlsx"
IMPORT_PAGE = "pages/search/import_file.py"
OVERVIEW_PAGE = "pages/search/overview.py"
_MEGABYTES = 20
_PASTED = "pasted rows"
_STEPS = {
    Step.FILE: "Opening the file",
    Step.LIST: "Looking for the list in it",
    Step.COLUMNS: "Finding out what each column holds",
    Step.ROWS: "Reading dates, states and notes row by row",
}


def drop_zone(label: str = "Your spreadsheet") -> None:
    """The place for a file: a new one is read at once; a bad one leaves the search in view as it is."""
    key = f"upload_{session.visit()}"
    upload = st.file_uploader(label, type=KINDS, max_upload_size=_MEGABYTES, key=key)
    if upload is not None and session.is_new_upload(upload.file_id):
        _take(File(upload.getvalue(), upload.name))
    trouble()


def paste_box() -> None:
    """A place for rows copied from a spreadsheet, folded away."""
    with st.expander("Or paste rows copied from a spreadsheet", icon=":material/content_paste:"):
        key = f"pasted_{session.visit()}"
        text = st.text_area("Rows with their headings", key=key, height=140) or ""
        if st.button("Read these rows", key="read_pasted", disabled=not text.strip()):
            _take(File(text.encode(), _PASTED))
            trouble()


def sample_button(label: str = "Try it with a sample search") -> None:
    """One click to look around with a made-up search; for first visits, since it replaces what is in view."""
    if st.button(label, icon=":material/travel_explore:", type="primary", key="sample"):
        session.note_problem(None)
        source = File(SAMPLE.read_bytes(), SAMPLE.name)
        with st.spinner("Opening the sample"):
            session.replace(loaded(source).search, sample=True, source=source)
        st.switch_page(OVERVIEW_PAGE)


def trouble() -> None:
    """What went wrong with the last file or choice, in one sentence, and the way out."""
    problem = session.problem()
    if problem is not None:
        st.error(plain.in_markdown(f"{problem} {problem.hint}"), icon=":material/error:")


def choose(*, mapping: dict[str, str] | None = None, meanings: ValueMap | None = None) -> None:
    """Read the file in view again with what the user says of its columns or words.

    Raises:
        JobSearchError: it cannot be read like that; the search in view stays.
    """
    before, source = session.as_read(), session.file()
    if before is None or source is None:
        return
    source = replace(
        source,
        mapping=source.mapping if mapping is None else mapping,
        meanings=source.meanings if meanings is None else meanings,
    )
    fresh = loaded(source).search
    search = same_rows(before, fresh)
    session.reread(search, replace(source, ids=renamed(fresh, search)))
    session.remember_choices(headers(before), source)


def settle(newcomer: Newcomer, same: list[str]) -> None:
    """Put the waiting file in view; corrections go on when it is a version of the same search.

    Args:
        newcomer: the file.
        same: ids of its rows that the user says are known ones.
    """
    merge = newcomer.merge.confirm(*same)
    merge = merge.refuse(*(one.new_id for one in merge.to_confirm))
    results.forget()
    search = carry(newcomer.search, merge)
    source = replace(newcomer.source, ids=renamed(newcomer.search, search))
    if merge.pairs:
        session.replace(search, source=source, corrections=session.edits())
    else:
        carried = newcomer.carried
        session.replace(search, source=source, corrections=carried, came_along=carried.done)


def take_changes(newcomer: Newcomer, same: list[str]) -> None:
    """Keep the search in view and lay over it, as corrections, what the waiting file says otherwise.

    For a file that holds a part of the search only, such as the rows that needed attention. What does not
    hold is left out, and the first of it is said.

    Args:
        newcomer: the file.
        same: ids of its rows that the user says are known ones.
    """
    shown, said, refused = session.dataset(), [], None
    merge = newcomer.merge.confirm(*same)
    for one in merge.changed:
        if shown is None or one.field not in EDITABLE_FIELDS:
            continue
        try:
            said.append(changes.set_field(shown, one.application_id, one.field, one.after))
        except JobSearchError as error:
            refused = refused or error
    session.let_wait(None)
    session.note_problem(refused)
    session.correct(*said)


def _take(source: File) -> None:
    """Read a file: into view when there is nothing to lose, else it waits for the user's word."""
    bar = st.progress(0.0, text=_STEPS[Step.FILE])
    try:
        (search, carried), source = _with_remembered_choices(source, lambda step: _follow(bar, step))
    except JobSearchError as error:
        session.note_problem(error)
        return
    finally:
        bar.empty()
    session.note_problem(None)
    present = session.as_read()
    if present is None or session.is_sample():
        results.forget()
        session.replace(search, source=source, corrections=carried, came_along=carried.done)
    else:
        merge = match(present, search, session.edits())
        waiting = Newcomer(source, search, merge, carried)
        if merge.new or merge.gone or merge.changed or merge.to_confirm:
            session.let_wait(waiting)
        else:
            settle(waiting, [])
    st.switch_page(IMPORT_PAGE)


def _follow(bar: DeltaGenerator, step: Step) -> None:
    """Say which step of a reading begins; on a long file each can take seconds."""
    bar.progress(list(Step).index(step) / len(Step), text=_STEPS[step])


def _with_remembered_choices(
    source: File, on_step: Callable[[Step], None] | None = None
) -> tuple[Opened, File]:
    found = loaded(source, on_step)
    known = session.choices().get(headers(found.search))
    if known is None:
        return found, source
    again = replace(source, mapping=known.mapping, meanings=known.meanings)
    try:
        return loaded(again, on_step), again
    except UnknownFieldError:
        return found, source


def loaded(source: File, on_step: Callable[[Step], None] | None = None) -> Opened:
    """A file read with what the user said of it; raises JobSearchError as `analysis.load` does."""
    return opened(
        source.data, source.name,
        mapping=dict(source.mapping) or None, value_map=source.meanings or None, on_step=on_step,
    )  # fmt: skip


def headers(search: Dataset) -> str:
    """The same for files with the same headers, whatever they were read as."""
    own = {str(name).removeprefix(OWN) for name in search.applications.columns if str(name).startswith(OWN)}
    names = own | {one.column for one in search.mapping.values()} | set(search.dropped_columns)
    return sha256("\n".join(sorted(names)).encode()).hexdigest()
