"""Answers to the questions of the pages, worked out once for each search, day and choice of applications.

The only module that caches. The cache belongs to one visitor and ends with the visit (scope="session").
"""

from datetime import date

import streamlit as st

from analysis.answers import colours_review as _colours_review
from analysis.answers import comparable as _comparable
from analysis.answers import listing as _listing
from analysis.answers import overview as _overview
from analysis.answers import sector_review as _sector_review
from analysis.metrics import after_a_no as _after_a_no
from analysis.metrics import compare as _compare
from analysis.metrics import contacts as _contacts
from analysis.metrics import funnel as _funnel
from analysis.metrics import periods as _periods
from analysis.metrics import reply_speed as _reply_speed
from analysis.metrics import sector_months as _sector_months
from analysis.metrics import sectors as _sectors
from analysis.metrics import themes as _themes
from analysis.metrics import timing as _timing
from analysis.metrics import where_next as _where_next
from analysis.model import Dataset, Filters
from pages.ui import session
from pages.ui.kept import File
from pages.ui.session import View

_Key = tuple[int, str, date, Filters]


def _key(view: View) -> _Key:
    """What makes two questions the same; the visit counts too, so a search without a fingerprint is safe."""
    return session.visit(), view.dataset.fingerprint, view.as_of, view.filters


def overview(view: View) -> _overview.OverviewResult:
    """Where the search stands and what comes next."""
    return _keep_overview(_key(view), view.dataset)


def funnel(view: View) -> _funnel.FunnelResult:
    """Where it stops."""
    return _keep_funnel(_key(view), view.dataset)


def sectors(view: View) -> _sectors.SectorsResult:
    """Which sectors produce interviews."""
    return _keep_sectors(_key(view), view.dataset)


def colours_review(source: File, search: Dataset) -> tuple[_colours_review.ColourLine, ...]:
    """The colours of the rows of a file, where nothing else says how an application stands."""
    key = session.visit(), search.fingerprint
    return _keep_colours_review(key, search, source)


def sector_review(view: View) -> _sector_review.SectorReview:
    """The sector of each employer, and why; of the whole search, whatever the filters."""
    return _keep_sector_review(_key(view)[:2], view.dataset)


def where_next(view: View) -> _where_next.WhereNextResult:
    """Where the next ten could go."""
    return _keep_where_next(_key(view), view.dataset)


def themes(view: View) -> _themes.ThemesResult:
    """What employers keep saying."""
    return _keep_themes(_key(view), view.dataset)


def timing(view: View) -> _timing.TimingResult:
    """Whether a silence is normal."""
    return _keep_timing(_key(view), view.dataset)


def after_a_no(view: View) -> _after_a_no.AfterANoResult:
    """What came after the refusals."""
    return _keep_after_a_no(_key(view), view.dataset)


def contacts(view: View) -> _contacts.ContactsResult:
    """The people the search names."""
    return _keep_contacts(_key(view), view.dataset)


def compare(view: View, by: str) -> _compare.CompareResult:
    """Whether it matters how one applies."""
    return _keep_compare(_key(view), view.dataset, by)


def comparable(view: View) -> dict[str, str]:
    """What the applications can be compared by, whatever the filters: key -> as shown."""
    return _keep_comparable(_key(view)[:2], view.dataset)


def periods(view: View, split: date) -> _periods.PeriodsResult:
    """The search before and since a day."""
    return _keep_periods(_key(view), view.dataset, split)


def sector_months(view: View) -> _sector_months.SectorMonthsResult:
    """Sectors over time."""
    return _keep_sector_months(_key(view), view.dataset)


def reply_speed(view: View) -> _reply_speed.ReplySpeedResult:
    """How fast replies come, by channel."""
    return _keep_reply_speed(_key(view), view.dataset)


def listing(
    view: View,
    words: str = "",
    kind: _listing.Kind | None = None,
    ids: tuple[str, ...] | None = None,
) -> _listing.Listing:
    """The applications behind a number, narrowed by words, kind and ids, newest first."""
    return _keep_listing(_key(view), view.dataset, words, kind, ids)


def forget() -> None:
    """Drop what was worked out for this visitor."""
    for kept in (
        _keep_overview, _keep_funnel, _keep_sectors, _keep_where_next, _keep_themes, _keep_timing,
        _keep_listing, _keep_sector_review, _keep_compare, _keep_comparable, _keep_periods,
        _keep_sector_months, _keep_reply_speed, _keep_after_a_no, _keep_contacts, _keep_colours_review,
    ):  # fmt: skip
        kept.clear()


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_overview(key: _Key, _ds: Dataset) -> _overview.OverviewResult:
    return _overview.overview(_ds, key[2], key[3])


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_funnel(key: _Key, _ds: Dataset) -> _funnel.FunnelResult:
    return _funnel.funnel(_ds, key[2], key[3])


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_sectors(key: _Key, _ds: Dataset) -> _sectors.SectorsResult:
    return _sectors.sectors(_ds, key[2], key[3])


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def _keep_colours_review(
    key: tuple[int, str],  # noqa: ARG001  tells apart what is kept
    _search: Dataset,
    _source: File,
) -> tuple[_colours_review.ColourLine, ...]:
    return _colours_review.colours_review(_search, _source.data, _source.meanings)


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def _keep_sector_review(
    key: tuple[int, str],  # noqa: ARG001  tells apart what is kept
    _ds: Dataset,
) -> _sector_review.SectorReview:
    return _sector_review.sector_review(_ds)


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_where_next(key: _Key, _ds: Dataset) -> _where_next.WhereNextResult:
    return _where_next.where_next(_ds, key[2], key[3])


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_themes(key: _Key, _ds: Dataset) -> _themes.ThemesResult:
    return _themes.themes(_ds, key[2], key[3])


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_after_a_no(key: _Key, _ds: Dataset) -> _after_a_no.AfterANoResult:
    return _after_a_no.after_a_no(_ds, key[2], key[3])


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_contacts(key: _Key, _ds: Dataset) -> _contacts.ContactsResult:
    return _contacts.contacts(_ds, key[2], key[3])


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_timing(key: _Key, _ds: Dataset) -> _timing.TimingResult:
    return _timing.timing(_ds, key[2], key[3])


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_listing(
    key: _Key, _ds: Dataset, words: str, kind: _listing.Kind | None, ids: tuple[str, ...] | None
) -> _listing.Listing:
    return _listing.listing(_ds, key[2], key[3], ids=ids, words=words, kind=kind, newest=True)


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_compare(key: _Key, _ds: Dataset, by: str) -> _compare.CompareResult:
    return _compare.compare(_ds, by, key[2], key[3])


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def _keep_comparable(
    key: tuple[int, str],  # noqa: ARG001  tells apart what is kept
    _ds: Dataset,
) -> dict[str, str]:
    return _comparable.comparable(_ds)


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_periods(key: _Key, _ds: Dataset, split: date) -> _periods.PeriodsResult:
    return _periods.periods(_ds, split, key[2], key[3])


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_sector_months(key: _Key, _ds: Dataset) -> _sector_months.SectorMonthsResult:
    return _sector_months.sector_months(_ds, key[2], key[3])


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_reply_speed(key: _Key, _ds: Dataset) -> _reply_speed.ReplySpeedResult:
    return _reply_speed.reply_speed(_ds, as_of=key[2], filters=key[3])
