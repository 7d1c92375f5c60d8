"""What the app keeps for one visitor while the page is open. Only this module touches st.session_state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, TypeVar, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from analysis.errors import JobSearchError
from analysis.intake.apply import Applied, lay
from analysis.model import Change, Dataset, Edits, Filters
from pages.ui import clock
from pages.ui.kept import File, Followed, MemoryMark, Newcomer

_DATASET, _SAMPLE, _UPLOAD, _PROBLEM = "search", "search_is_made_up", "last_upload", "problem"
_FILTERS, _AS_OF, _FOCUS, _VISIT = "chosen_filters", "counted_to", "application_in_view", "visit"
_EDITS, _SHOWN, _FILE, _CAME_ALONG = "corrections", "search_as_shown", "file", "corrections_in_file"
_NEWCOMER, _CHOICES, _NOTICE = "file_waiting", "choices_by_headers", "notice"
VACANCIES_SHOWN = "uk_vacancies"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class View:
    """What every page is asked about: a search, counted to a day, narrowed by filters."""

    dataset: Dataset
    as_of: date
    filters: Filters


class _Shown(NamedTuple):
    """The search under the corrections, with what it was made of."""

    search: Dataset
    edits: Edits
    applied: Applied


def start() -> None:
    """Prepare an empty visit; does nothing later on."""
    st.session_state.setdefault(_DATASET, None)
    st.session_state.setdefault(_EDITS, Edits())
    st.session_state.setdefault(_SAMPLE, False)
    st.session_state.setdefault(_VISIT, 0)
    st.session_state.setdefault(VACANCIES_SHOWN, clock.may_be_british(st.context.timezone))


def as_read() -> Dataset | None:
    """The search in view as its file says it, without corrections; None before anything was read."""
    return cast("Dataset | None", st.session_state.get(_DATASET))


def applied() -> Applied | None:
    """The search in view under the corrections, laid over it once a change; None before anything was read."""
    search, journal = as_read(), edits()
    if search is None:
        return None
    shown: _Shown | None = st.session_state.get(_SHOWN)
    if shown is None or shown.search is not search or shown.edits is not journal:
        shown = _Shown(search, journal, lay(search, journal))
        st.session_state[_SHOWN] = shown
    return shown.applied


def dataset() -> Dataset | None:
    """The search in view, corrections included; None before anything was read."""
    found = applied()
    return found.dataset if found is not None else None


def edits() -> Edits:
    """What the user corrected so far."""
    return cast("Edits", st.session_state.get(_EDITS, Edits()))


def correct(*changes: Change) -> None:
    """Note what the user said in one action; it counts from the next look at the search on."""
    st.session_state[_EDITS] = edits().add(*changes, when=today())


def can_undo() -> bool:
    """Whether there is an action to take back; not those that came along in a saved workbook."""
    return edits().done > came_along()


def undo() -> None:
    """Take back the last action."""
    if can_undo():
        st.session_state[_EDITS] = edits().undo()


def redo() -> None:
    """Make the action taken back last again."""
    st.session_state[_EDITS] = edits().redo()


def file() -> File | None:
    """The file in view; None for the made-up search and before anything was read."""
    return cast("File | None", st.session_state.get(_FILE))


def is_sample() -> bool:
    """Whether the search in view is the made-up one."""
    return bool(st.session_state.get(_SAMPLE))


def replace(
    search: Dataset,
    *,
    sample: bool = False,
    source: File | None = None,
    corrections: Edits | None = None,
    came_along: int = 0,
) -> None:
    """Put another search in view; filters, choices and messages of the former one go.

    Args:
        search: the search as read.
        sample: whether it is the made-up one.
        source: the file it was read from.
        corrections: the journal that goes on; None starts a new one.
        came_along: how many of its steps stand in the cells of the file already, so that none of these can
            be taken back.
    """
    st.session_state[_DATASET] = search
    st.session_state[_SAMPLE] = sample
    st.session_state[_FILE] = source
    st.session_state[_EDITS] = corrections or Edits()
    st.session_state[_CAME_ALONG] = came_along
    st.session_state[_VISIT] = visit() + 1
    for key in (_PROBLEM, _FILTERS, _AS_OF, _FOCUS, _NEWCOMER):
        st.session_state.pop(key, None)


def reread(search: Dataset, source: File) -> None:
    """Put the same file, read with other choices, in view; corrections, filters and the day stay."""
    st.session_state[_DATASET] = search
    st.session_state[_FILE] = source


def choices() -> dict[str, File]:
    """What was said of files, by the fingerprint of their headers."""
    return cast("dict[str, File]", st.session_state.get(_CHOICES, {}))


def came_along() -> int:
    """How many steps of the journal stand in the cells of the file already."""
    return int(st.session_state.get(_CAME_ALONG, 0))


def restore(known: dict[str, File], *, vacancies: bool) -> None:
    """Put back what was said of files and the switch of the sidebar, before its widget is drawn."""
    st.session_state[_CHOICES] = known
    st.session_state[VACANCIES_SHOWN] = vacancies


def keep(value: object) -> None:
    """Keep the one value of its class that a visit has, such as `MemoryMark`."""
    st.session_state[f"kept_{type(value).__name__}"] = value


def kept(kind: type[T]) -> T | None:
    """The value of that class which was kept; None before."""
    return cast("T | None", st.session_state.get(f"kept_{kind.__name__}"))


def notice() -> str:
    """What happened meanwhile and is to be said once; "" for nothing."""
    return str(st.session_state.pop(_NOTICE, ""))


def give_notice(text: str) -> None:
    """Say this, in plain text, on the page that is shown next."""
    st.session_state[_NOTICE] = text


def let_wait(newcomer: Newcomer | None) -> None:
    """Keep another file until the user has seen what it changes; None sends it away."""
    st.session_state[_NEWCOMER] = newcomer


def newcomer() -> Newcomer | None:
    """The file that waits; None without one."""
    return cast("Newcomer | None", st.session_state.get(_NEWCOMER))


def remember_choices(headers: str, source: File) -> None:
    """Keep what was said of a file for others with the same headers, as long as the visit lasts."""
    st.session_state.setdefault(_CHOICES, {})[headers] = source


def visit() -> int:
    """Counts the searches read so far: part of the keys of widgets that must not outlive their search."""
    return int(st.session_state.get(_VISIT, 0))


def forget() -> None:
    """Drop everything kept for this visitor, widgets too; a followed file is not read again unasked."""
    count, file = visit(), kept(Followed)
    for key in list(st.session_state):
        del st.session_state[key]
    st.session_state[_VISIT] = count + 1
    keep(MemoryMark())
    if file is not None:
        keep(file)
    start()


def is_new_upload(file_id: str) -> bool:
    """Whether this upload was not read yet; notes it as read."""
    new = st.session_state.get(_UPLOAD) != file_id
    st.session_state[_UPLOAD] = file_id
    return new


def note_problem(error: JobSearchError | None) -> None:
    """Keep what went wrong with the last file until the next one is read; None clears it."""
    st.session_state[_PROBLEM] = error


def problem() -> JobSearchError | None:
    """What went wrong with the last file; None when nothing did."""
    return cast("JobSearchError | None", st.session_state.get(_PROBLEM))


def vacancies_shown() -> bool:
    """Whether the official UK vacancies are wanted: the switch in the sidebar, whose key this is."""
    return bool(st.session_state.get(VACANCIES_SHOWN, True))


def choose(filters: Filters, as_of: date) -> None:
    """Keep what the sidebar says."""
    st.session_state[_FILTERS] = filters
    st.session_state[_AS_OF] = as_of


def view() -> View | None:
    """The search with the day and the filters chosen; None before anything was read."""
    search = dataset()
    if search is None:
        return None
    return View(search, st.session_state.get(_AS_OF, today()), st.session_state.get(_FILTERS, Filters()))


def today() -> date:
    """Today where the browser is; UTC when it does not say."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return datetime.now(zone).date()


def focus(application_id: str, place: str) -> None:
    """Lead to an application on a page ("applications", "timing"); "" and "" lead nowhere."""
    st.session_state[_FOCUS] = (place, application_id)


def focused(place: str) -> str:
    """The application that another page led to on this one; "" for none."""
    led_to, application_id = st.session_state.get(_FOCUS, ("", ""))
    return str(application_id) if led_to == place else ""


def answered(key: str, then: Callable[[str | None], None]) -> Callable[[], None]:
    """A callback that hands over what was chosen in a widget, before the page is drawn anew.

    Args:
        key: the key of the widget.
        then: takes what was chosen; what it raises as JobSearchError is kept as the problem to show.
    """

    def hand_over() -> None:
        note_problem(None)
        try:
            then(st.session_state[key])
        except JobSearchError as error:
            note_problem(error)

    return hand_over


def pick_from_chart(chart_key: str, choice_key: str) -> Callable[[], None]:
    """A callback that carries a click on a chart over to the buttons below it.

    Args:
        chart_key: the key of the chart; its marks carry their value as customdata.
        choice_key: the key of the buttons that offer the same values.
    """

    def carry_over() -> None:
        points = st.session_state[chart_key]["selection"]["points"]
        values = [point["customdata"] for point in points if "customdata" in point]
        value = values[0] if values else None
        st.session_state[choice_key] = value[0] if isinstance(value, list) else value

    return carry_over
