"""The values that everything else passes around: closed sets, rows, tables, issues, the dataset."""

from analysis.model.application import UNCLASSIFIED, Application
from analysis.model.dataset import Dataset
from analysis.model.filters import Filters
from analysis.model.frames import (
    APPLICATION_COLUMNS,
    EVENT_COLUMNS,
    OWN,
    Event,
    application_frame,
    event_frame,
)
from analysis.model.issue import Issue, IssueCode, MappedColumn, SetAside
from analysis.model.rate import Rate
from analysis.model.stage import (
    COUNTED_STAGES,
    STAGE_ORDER,
    AsideReason,
    Basis,
    EventKind,
    Outcome,
    Polarity,
    SectorBasis,
    Stage,
    Tier,
    further,
)

__all__ = [
    "APPLICATION_COLUMNS", "COUNTED_STAGES", "EVENT_COLUMNS", "OWN", "STAGE_ORDER", "UNCLASSIFIED",
    "Application", "AsideReason", "Basis", "Dataset", "Event", "EventKind", "Filters", "Issue", "IssueCode",
    "MappedColumn", "Outcome", "Polarity", "Rate", "SectorBasis", "SetAside", "Stage", "Tier",
    "application_frame", "event_frame", "further",
]  # fmt: skip
