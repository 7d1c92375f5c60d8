"""One way in for both: a file of the user's, and a workbook that this program saved."""

from typing import NamedTuple

from analysis.export.reopen import reopened
from analysis.export.settings import read_settings
from analysis.export.vocabulary import vocabulary
from analysis.intake.choices import ValueMap, choices_of
from analysis.intake.load import load
from analysis.intake.read import read
from analysis.model import OWN, Dataset, Edits

_TELLTALE = ("application_id", "stage_basis", "outcome_basis", "sector_basis")


class Opened(NamedTuple):
    """A search, and the corrections that came in the same file (none but in a saved workbook)."""

    search: Dataset
    edits: Edits


def opened(
    data: bytes, filename: str, *, mapping: dict[str, str] | None = None, value_map: ValueMap | None = None
) -> Opened:
    """Read a file; one that this program saved is taken as written, nothing in it is guessed again.

    Args:
        data: its bytes.
        filename: the name it came with.
        mapping: as `load` takes it; of no account in a saved workbook.
        value_map: as `load` takes it.

    Returns:
        The search. The corrections of a saved workbook are in its cells already: laying them over it again
        changes nothing, but a newer file of the user's needs them.

    Raises:
        JobSearchError: as `load` raises it; the corrections in a saved workbook are damaged.
    """
    search = load(data, filename=filename, mapping=mapping, value_map=value_map)
    if not _saved_here(search):
        return Opened(search, Edits())
    book = read(data, filename)
    again = reopened(book, choices_of(value_map), fingerprint=search.fingerprint, source=filename)
    settings = read_settings(data)
    carried = Edits.from_json(settings.edits) if settings is not None and settings.edits else Edits()
    return Opened(again or search, carried)


def _saved_here(ds: Dataset) -> bool:
    """Whether a dataset comes out of a file with the columns that only this program writes."""
    written = {vocabulary().headers[field] for field in _TELLTALE}
    own = {str(name).removeprefix(OWN) for name in ds.applications.columns if str(name).startswith(OWN)}
    return written <= own
