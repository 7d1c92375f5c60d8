"""The door: bytes and a name in, sheets of text cells out, or one plain sentence why not."""

from pathlib import Path

from analysis.errors import UnreadableFileError
from analysis.intake.grid import BookKind, RawBook
from analysis.intake.guard import SAVE_AS_HINT, kind_of
from analysis.intake.limits import DEFAULT_LIMITS, Limits, in_force
from analysis.intake.text import read_text
from analysis.intake.workbook import read_workbook


def read(
    source: bytes | Path | str, filename: str | None = None, limits: Limits | None = DEFAULT_LIMITS
) -> RawBook:
    """The sheets of a spreadsheet, whatever its kind and whatever it is called.

    Args:
        source: the bytes, or the path of a file (a str is a path).
        filename: the name the bytes came with; only tells .tsv from .csv when the content does not.
        limits: bounds on size; None leaves only those that keep the machine's memory safe.

    Returns:
        The book, its cells as text (see RawBook); a workbook is parsed in a process of its own.

    Raises:
        UnreadableFileError: there is nothing to read, or it cannot or must not be read; the message says
            why and the hint what to do. Nothing else is raised for any content.
    """
    bounds = in_force(limits)
    data = source if isinstance(source, bytes) else _bytes_of(Path(source))
    name = filename or ("" if isinstance(source, bytes) else Path(source).name)
    kind = kind_of(data, bounds)
    return read_text(data, name, bounds) if kind is BookKind.TEXT else read_workbook(data, kind, bounds)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFileError(
            f"There is no file called “{path.name}”.", "Check the name and the folder."
        ) from error
    except OSError as error:
        raise UnreadableFileError(f"The file “{path.name}” cannot be opened.", SAVE_AS_HINT) from error
