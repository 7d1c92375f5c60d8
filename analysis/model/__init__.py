"""The values that everything else passes around: closed sets, rows, tables, issues, the dataset."""

from analysis.model.application import UNCLASSIFIED, Application
from analysis.model.change import (
    EDITABLE_FIELDS,
    AddApplication,
    BringBack,
    Change,
    FollowFile,
    PutAside,
    RecordEvent,
    RemoveEvent,
    SetEmployer,
    SetField,
    Value,
    cells_key,
)
from analysis.model.dataset import Dataset
from analysis.model.edits import Edit, Edits
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
    "APPLICATION_COLUMNS", "COUNTED_STAGES", "EDITABLE_FIELDS", "EVENT_COLUMNS", "OWN", "STAGE_ORDER",
    "UNCLASSIFIED",
    "AddApplication", "Application", "AsideReason", "Basis", "BringBack", "Change", "Dataset", "Edit",
    "Edits", "Event", "EventKind", "Filters", "FollowFile", "Issue", "IssueCode", "MappedColumn", "Outcome",
    "Polarity", "PutAside", "Rate", "RecordEvent", "RemoveEvent", "SectorBasis", "SetAside", "SetEmployer",
    "SetField", "Stage", "Tier", "Value", "application_frame", "cells_key", "event_frame", "further",
]  # fmt: skip
