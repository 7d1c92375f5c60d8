"""Save my workbook: everything a search holds and says, as a new xlsx that can be opened here again."""

from collections.abc import Mapping
from datetime import date

from analysis import wording
from analysis.export.cells import Writer
from analysis.export.columns import application_columns
from analysis.export.lists import write_applications, write_events, write_lists
from analysis.export.people_sheets import write_after_a_no, write_contacts
from analysis.export.settings import Settings, write_settings
from analysis.export.sheets import write_funnel, write_method, write_sectors, write_themes
from analysis.intake.choices import ValueMap
from analysis.metrics.after_a_no import after_a_no
from analysis.metrics.contacts import contacts as everyone
from analysis.metrics.funnel import FunnelResult
from analysis.metrics.funnel import funnel as count_funnel
from analysis.metrics.sectors import SectorsResult
from analysis.metrics.sectors import sectors as count_sectors
from analysis.metrics.themes import ThemesResult
from analysis.metrics.themes import themes as count_themes
from analysis.model import Dataset


def workbook(
    ds: Dataset,
    *,
    funnel: FunnelResult | None = None,
    sectors: SectorsResult | None = None,
    themes: ThemesResult | None = None,
    as_of: date | None = None,
    edits: str = "",
    mapping: Mapping[str, str] | None = None,
    value_map: ValueMap | None = None,
    contacts: bool = False,
) -> bytes:
    """The search as a workbook with a sheet for every question.

    Args:
        ds: the search; its adverts not sent yet are listed too.
        funnel: what the page shows, counted here when it is not given; likewise sectors and themes.
        sectors: see funnel.
        themes: see funnel.
        as_of: the day to count to; None: the file's own.
        edits: the journal of corrections as text, kept in the sheet of settings.
        mapping: field -> header as the user confirmed it, kept there too.
        value_map: what words mean, kept there too.
        contacts: whether e-mail addresses and phone numbers of contacts may leave.

    Returns:
        An xlsx file without formulas and macros; the same input gives the same bytes. Without applications
        its sheets hold their headers only.
    """
    day = as_of or ds.as_of
    writer = Writer("Job search")
    write_applications(writer, application_columns(ds, contacts=contacts))
    write_events(writer, ds)
    write_funnel(writer, funnel or count_funnel(ds, day))
    write_sectors(writer, sectors or count_sectors(ds, day))
    write_themes(writer, themes or count_themes(ds, day))
    write_after_a_no(writer, after_a_no(ds, day))
    write_contacts(writer, everyone(ds, day), details=contacts)
    write_method(writer, ds, wording.day(day) if day is not None else "No day known")
    write_lists(writer)
    settings = Settings(edits, dict(mapping or {}), value_map or {})
    write_settings(writer, settings, ds.source)
    return writer.saved()
