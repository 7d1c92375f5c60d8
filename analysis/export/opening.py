"""One way in for both: a file of the user's, and a workbook that this program saved."""

from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile, is_zipfile

from analysis.export.settings import SETTINGS, read_settings
from analysis.intake.choices import ValueMap
from analysis.intake.load import Step, load
from analysis.model import Dataset, Edits

_BOOK = "xl/workbook.xml"


class Opened(NamedTuple):
    """A search, and the corrections that came in the same file (none but in a saved workbook)."""

    search: Dataset
    edits: Edits


def opened(
    data: bytes,
    filename: str,
    *,
    mapping: dict[str, str] | None = None,
    value_map: ValueMap | None = None,
    on_step: Callable[[Step], None] | None = None,
) -> Opened:
    """Read a file; one that this program saved is taken as written, nothing in it is guessed again.

    Args:
        data: its bytes.
        filename: the name it came with.
        mapping: as `load` takes it; of no account in a saved workbook.
        value_map: as `load` takes it.
        on_step: as `load` takes it.

    Returns:
        The search. The corrections of a saved workbook are in its cells already: laying them over it again
        changes nothing, but a newer file of the user's needs them.

    Raises:
        JobSearchError: as `load` raises it; the corrections in a saved workbook are damaged.
    """
    search = load(data, filename=filename, mapping=mapping, value_map=value_map, on_step=on_step)
    settings = read_settings(data) if _may_hold_settings(data) else None
    carried = Edits.from_json(settings.edits) if settings is not None and settings.edits else Edits()
    return Opened(search, carried)


def _may_hold_settings(data: bytes) -> bool:
    """Whether a workbook, already read without harm, has a sheet of the name; spares most files a look."""
    if not is_zipfile(BytesIO(data)):
        return False
    with ZipFile(BytesIO(data)) as parts:
        return _BOOK in parts.namelist() and f'name="{SETTINGS}"'.encode() in parts.read(_BOOK)
