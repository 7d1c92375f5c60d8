"""A file named at the start: opened where it lies, read again when it is saved, never written to."""

import sys
from pathlib import Path

import streamlit as st

from analysis.errors import JobSearchError, UnreadableFileError
from analysis.intake.merge import match
from pages.ui import memory, page, plain, reading, session
from pages.ui.kept import File, Followed, Newcomer

_EVERY = "3s"
_GONE = "The file {} is not there."
_GONE_HINT = "Put it back, or add your spreadsheet on the page."
_FRAME = "app.py"


def named() -> Path | None:
    """The file named after `streamlit run app.py --`; None without, and where others can reach the page."""
    given = sys.argv[1:] if Path(sys.argv[0]).name == _FRAME else []
    return Path(given[0]).expanduser().absolute() if given and memory.offered() else None


def follow() -> None:
    """Read the named file on the first look of a visit, and again whenever it was saved since."""
    path = named()
    if path is None:
        return
    known = session.kept(Followed) or Followed(path)
    stamp = _stamp(path)
    if stamp == known.stamp and (stamp is not None or known.problem is not None):
        return
    session.keep(Followed(path, stamp, _read(path)))


def watch() -> None:
    """In the sidebar: which file is followed; looks every few seconds whether it was saved."""
    if named() is not None:
        with st.sidebar:
            _look()


@st.fragment(run_every=_EVERY)
def _look() -> None:
    known = session.kept(Followed)
    if known is None:
        return
    page.small(f":material/sync: Following {plain.in_markdown(known.path.name)}. It is never written to.")
    if known.problem is not None:
        page.small(plain.in_markdown(f"{known.problem} {known.problem.hint}"))
    if _stamp(known.path) != known.stamp:
        st.rerun()


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _read(path: Path) -> JobSearchError | None:
    """Put the file in view; when it cannot be read (half saved, say), what was in view stays."""
    try:
        source = _with_what_was_said(File(path.read_bytes(), path.name))
        search, carried = reading.loaded(source)
    except OSError:
        return UnreadableFileError(_GONE.format(path.name), _GONE_HINT)
    except JobSearchError as error:
        return error
    present = session.as_read()
    if present is None or session.is_sample():
        session.replace(search, source=source, corrections=carried, came_along=carried.done)
        return None
    merge = match(present, search, session.edits())
    if not (merge.new or merge.gone or merge.changed or merge.to_confirm):
        return None
    waiting = Newcomer(source, search, merge, carried)
    if merge.to_confirm or not merge.pairs:
        session.let_wait(waiting)
        session.give_notice(
            f"{path.name} was saved. Please look at what it changes, under “Add a spreadsheet”."
        )
    else:
        reading.settle(waiting, [])
        session.give_notice(f"{path.name} was saved, and read again. {merge.sentence}")
    return None


def _with_what_was_said(source: File) -> File:
    """Another edition of the file in view is read with what was said of that one."""
    before = session.file()
    if before is None or before.name != source.name:
        return source
    return File(source.data, source.name, before.mapping, before.meanings)
