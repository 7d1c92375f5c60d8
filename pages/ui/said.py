"""What the user does becomes a correction; what does not hold is said where it was done."""

from collections.abc import Callable, Iterable

from analysis.errors import JobSearchError
from analysis.model import Change
from pages.ui import session


def say(make: Callable[..., Iterable[Change]], *args: object) -> None:
    """Note the changes that `make(*args)` gives as one step; what does not hold is kept as the problem."""
    session.note_problem(None)
    try:
        session.correct(*make(*args))
    except JobSearchError as error:
        session.note_problem(error)


def stamp() -> str:
    """Part of the keys of widgets that start afresh with every correction and every search."""
    return f"{session.visit()}_{session.edits().done}"
