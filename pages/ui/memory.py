"""The memory on this computer: the switch, going on where the user left off, keeping what changes."""

import streamlit as st

from analysis.answers import since
from analysis.errors import ChangedElsewhereError, JobSearchError, NotRememberedError
from analysis.intake.merge import recarry
from analysis.store import Choice, Memory, Remembered, place
from pages.ui import page, plain, reading, results, session
from pages.ui.kept import File, MemoryMark

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_VACANCIES = "vacancies"
_SWITCH = "remember"


def offered() -> bool:
    """Only where nobody but this computer's user can reach the page."""
    return st.get_option("server.address") in _LOOPBACK


def resume() -> None:
    """Go on with what is remembered: on the first look of a visit, and when another window kept something.

    A memory that cannot be read is said; the visit then goes on without it.
    """
    memory, mark = Memory(place()), session.kept(MemoryMark)
    if not offered() or not memory.on:
        return
    try:
        if mark is None:
            if session.as_read() is None:
                _take_over(memory)
        elif mark.revision >= 0 and mark.clash is None and memory.revision() != mark.revision:
            _meet_other_window(memory, mark)
    except JobSearchError as error:
        session.keep(MemoryMark())
        _say(error)


def keep() -> None:
    """Keep what has changed since it was last kept; says so once when that fails."""
    memory, mark = Memory(place()), session.kept(MemoryMark)
    if not offered() or not memory.on or session.file() is None or session.is_sample():
        return
    mark = mark or MemoryMark()
    if mark.clash is not None or not _unsaved(mark):
        return
    try:
        _write(memory, mark.revision if mark.revision >= 0 else memory.revision())
    except ChangedElsewhereError as error:
        session.keep(mark._replace(clash=error))
    except NotRememberedError as error:
        session.keep(_agreed(mark.revision))  # said once, tried again with the next change
        _say(error)


def switch() -> None:
    """The switch, with what is kept and where; shown where it is offered and there is something to keep."""
    if not offered() or session.file() is None or session.is_sample():
        return
    on = Memory(place()).on
    with st.expander("Remember on this computer", icon=":material/save:"):
        page.small(
            "Off, everything goes when you close the page. On, your file, what you changed, your follow-ups "
            f"and choices are kept in {plain.in_markdown(str(place()))}, for your user on this computer only."
        )
        st.toggle("Remember my search", value=on, key=f"{_SWITCH}_{session.visit()}_{on}", on_change=_turned)


def forget() -> None:
    """Remove what is remembered, and say that it is gone."""
    memory = Memory(place())
    was_on = offered() and memory.on
    if was_on:
        try:
            memory.forget()
        except NotRememberedError as error:
            _say(error)
            return
    results.forget()
    session.forget()
    session.give_notice(
        "Everything is forgotten, and the file on this computer is deleted."
        if was_on
        else "Everything is forgotten."
    )


def clash() -> None:
    """Another window changed the search too: the user says which counts."""
    mark = session.kept(MemoryMark)
    if mark is None or mark.clash is None:
        return
    with st.container(border=True, gap="small", key="other_window"):
        st.markdown(f":material/tab: {plain.in_markdown(str(mark.clash))}")
        with st.container(horizontal=True, gap="small"):
            st.button("Show what the other window has", key="take_other", on_click=_take_other)
            st.button("Keep what I have here", key="keep_here", on_click=_keep_here)


def since_last_time() -> str:
    """What has changed since the last day this search was open, in a sentence; "" when that is not known."""
    view, memory = session.view(), Memory(place())
    if view is None or session.is_sample() or not offered() or not memory.on:
        return ""
    try:
        before = memory.last_before(session.today())
    except NotRememberedError as error:
        _say(error)
        return ""
    return since.sentence(before[1], since.counts(view.dataset), before[0], session.today()) if before else ""


def _say(error: JobSearchError) -> None:
    session.give_notice(f"{error} {error.hint}")


def _turned() -> None:
    memory = Memory(place())
    try:
        if memory.on:
            memory.forget()
            session.keep(MemoryMark())
            session.give_notice("Nothing is kept on this computer any more: the file is deleted.")
        else:
            memory.start()
            session.keep(MemoryMark())
            session.give_notice("From now on your search is remembered on this computer.")
    except JobSearchError as error:
        _say(error)


def _take_over(memory: Memory) -> None:
    kept, revision = memory.read()
    session.restore(
        {headers: File(b"", "", one.mapping, one.meanings) for headers, one in kept.choices.items()},
        vacancies=kept.settings.get(_VACANCIES, True),
    )
    if kept.data:
        source = File(kept.data, kept.name, kept.mapping, kept.meanings, kept.ids)
        search = recarry(reading.loaded(source).search, kept.ids)
        results.forget()
        session.replace(search, source=source, corrections=kept.edits, came_along=kept.came_along)
        _note_the_day(memory)
    session.keep(_agreed(revision))


def _meet_other_window(memory: Memory, mark: MemoryMark) -> None:
    """Nothing unsaved here: take over what the other window kept. Else the user chooses."""
    if _unsaved(mark):
        try:
            _write(memory, mark.revision)
        except ChangedElsewhereError as error:
            session.keep(mark._replace(clash=error))
        return
    _take_over(memory)
    session.give_notice("What you changed in another window is taken over here.")


def _take_other() -> None:
    try:
        _take_over(Memory(place()))
    except JobSearchError as error:
        _say(error)


def _keep_here() -> None:
    memory = Memory(place())
    try:
        _write(memory, memory.revision())
    except JobSearchError as error:
        _say(error)


def _write(memory: Memory, follows: int) -> None:
    file = session.file()
    if file is None:
        return
    known = session.choices()
    revision = memory.write(
        Remembered(
            file.name, file.data, file.mapping, file.meanings, file.ids,
            session.edits(), session.came_along(),
            {headers: Choice(one.mapping, one.meanings) for headers, one in known.items()}, _settings(),
        ),
        follows,
    )  # fmt: skip
    _note_the_day(memory)
    session.keep(_agreed(revision))


def _note_the_day(memory: Memory) -> None:
    search = session.dataset()
    if search is not None:
        memory.note(session.today(), since.counts(search))


def _agreed(revision: int) -> MemoryMark:
    return MemoryMark(revision, session.file(), session.edits(), _settings())


def _unsaved(mark: MemoryMark) -> bool:
    return (
        mark.file is not session.file() or mark.edits is not session.edits() or mark.settings != _settings()
    )


def _settings() -> dict[str, bool]:
    return {_VACANCIES: session.vacancies_shown()}
