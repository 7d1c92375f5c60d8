"""What the app keeps for one visitor while the page is open. Only this module touches st.session_state."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from analysis.errors import JobSearchError
from analysis.model import Dataset, Filters

_DATASET, _SAMPLE, _UPLOAD, _PROBLEM = "search", "search_is_made_up", "last_upload", "problem"
_FILTERS, _AS_OF, _FOCUS, _VISIT = "chosen_filters", "counted_to", "application_in_view", "visit"


@dataclass(frozen=True, slots=True)
class View:
    """What every page is asked about: a search, counted to a day, narrowed by filters."""

    dataset: Dataset
    as_of: date
    filters: Filters


def start() -> None:
    """Prepare an empty visit; does nothing later on."""
    st.session_state.setdefault(_DATASET, None)
    st.session_state.setdefault(_SAMPLE, False)
    st.session_state.setdefault(_VISIT, 0)


def dataset() -> Dataset | None:
    """The search in view; None before anything was read."""
    found: Dataset | None = st.session_state.get(_DATASET)
    return found


def is_sample() -> bool:
    """Whether the search in view is the made-up one."""
    return bool(st.session_state.get(_SAMPLE))


def replace(search: Dataset, *, sample: bool = False) -> None:
    """Put another search in view; filters, choices and messages of the former one go."""
    st.session_state[_DATASET] = search
    st.session_state[_SAMPLE] = sample
    st.session_state[_VISIT] = visit() + 1
    for key in (_PROBLEM, _FILTERS, _AS_OF, _FOCUS):
        st.session_state.pop(key, None)


def visit() -> int:
    """Counts the searches read so far: part of the keys of widgets that must not outlive their search."""
    return int(st.session_state.get(_VISIT, 0))


def forget() -> None:
    """Drop everything kept for this visitor, widgets too."""
    count = visit()
    for key in list(st.session_state):
        del st.session_state[key]
    st.session_state[_VISIT] = count + 1
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
    found: JobSearchError | None = st.session_state.get(_PROBLEM)
    return found


def choose(filters: Filters, as_of: date) -> None:
    """Keep what the sidebar says."""
    st.session_state[_FILTERS] = filters
    st.session_state[_AS_OF] = as_of


def view() -> View | None:
    """The search with the day and the filters chosen; None before anything was read."""
    search = dataset()
    if search is None:
        return None
    chosen = st.session_state.get(_FILTERS, Filters())
    return View(search, st.session_state.get(_AS_OF, today()), chosen)


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
