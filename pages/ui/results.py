"""Answers to the questions of the pages, worked out once for each search, day and choice of applications.

The only module that caches. The cache belongs to one visitor and ends with the visit (scope="session").
"""

from datetime import date

import streamlit as st

from analysis.answers import listing as _listing
from analysis.answers import overview as _overview
from analysis.answers import sector_review as _sector_review
from analysis.metrics import funnel as _funnel
from analysis.metrics import sectors as _sectors
from analysis.metrics import themes as _themes
from analysis.metrics import timing as _timing
from analysis.metrics import where_next as _where_next
from analysis.model import Dataset, Filters
from pages.ui import session
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


def listing(view: View, words: str = "", kind: _listing.Kind | None = None) -> _listing.Listing:
    """The applications behind a number, narrowed by words and kind, newest first."""
    return _keep_listing(_key(view), view.dataset, words, kind)


def forget() -> None:
    """Drop what was worked out for this visitor."""
    for kept in (
        _keep_overview, _keep_funnel, _keep_sectors, _keep_where_next, _keep_themes, _keep_timing,
        _keep_listing, _keep_sector_review,
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
def _keep_timing(key: _Key, _ds: Dataset) -> _timing.TimingResult:
    return _timing.timing(_ds, key[2], key[3])


@st.cache_data(scope="session", max_entries=12, show_spinner=False)
def _keep_listing(key: _Key, _ds: Dataset, words: str, kind: _listing.Kind | None) -> _listing.Listing:
    return _listing.listing(_ds, key[2], key[3], words=words, kind=kind, newest=True)
