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
    RowChange,
    SetEmployer,
    SetField,
    Value,
    cells_key,
)
from analysis.model.dataset import Dataset, DateReading
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
from analysis.model.theme_change import (
    OWN_THEME,
    AddTheme,
    MergeThemes,
    RemoveTheme,
    RenameTheme,
    SetPlan,
    SetReason,
    TagTheme,
    ThemeChange,
    UntagTheme,
    reason_key,
    text_key,
)
from analysis.model.theme_edits import HandTag, Meaning, OwnTheme, Plan, ThemeEdits

__all__ = [
    "APPLICATION_COLUMNS", "COUNTED_STAGES", "EDITABLE_FIELDS", "EVENT_COLUMNS", "OWN", "OWN_THEME",
    "STAGE_ORDER", "UNCLASSIFIED", "AddApplication", "AddTheme", "Application", "AsideReason", "Basis",
    "BringBack", "Change", "Dataset", "DateReading", "Edit", "Edits", "Event", "EventKind", "Filters",
    "FollowFile",
    "HandTag", "Issue", "IssueCode", "MappedColumn", "Meaning", "MergeThemes", "Outcome", "OwnTheme", "Plan",
    "Polarity", "PutAside", "Rate", "RecordEvent", "RemoveEvent", "RemoveTheme", "RenameTheme", "RowChange",
    "SectorBasis", "SetAside", "SetEmployer", "SetField", "SetPlan", "SetReason", "Stage", "TagTheme",
    "ThemeChange", "ThemeEdits", "Tier", "UntagTheme", "Value", "application_frame", "cells_key",
    "event_frame", "further", "reason_key", "text_key",
]  # fmt: skip
