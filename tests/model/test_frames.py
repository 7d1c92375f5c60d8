"""The two tables keep their columns and types, also when they are empty."""

from datetime import date

import pandas as pd

from analysis.model import (
    APPLICATION_COLUMNS,
    EVENT_COLUMNS,
    Application,
    Basis,
    Event,
    EventKind,
    application_frame,
    event_frame,
)


def types(frame: pd.DataFrame) -> dict[str, str]:
    return {str(name): str(kind) for name, kind in frame.dtypes.items()}


def test_empty_tables_have_their_columns_and_types() -> None:
    assert types(application_frame([])) == APPLICATION_COLUMNS
    assert types(event_frame([])) == EVENT_COLUMNS


def test_rows_keep_their_values_and_their_order() -> None:
    rows = [
        Application(application_id="b", company="Zenith Care", applied_on=date(2026, 3, 2), salary_low=21000),
        Application(application_id="a", company="Aster Labs"),
    ]
    frame = application_frame(rows, own={"Mood": ["good", ""]})
    assert types(frame) == {**APPLICATION_COLUMNS, "own:Mood": "str"}
    assert frame["application_id"].tolist() == ["b", "a"]
    assert frame.loc[0, "applied_on"] == pd.Timestamp("2026-03-02")
    assert pd.isna(frame.loc[1, "applied_on"])
    assert frame["own:Mood"].tolist() == ["good", ""]


def test_events_without_a_date_stay() -> None:
    frame = event_frame([Event("a", EventKind.INTERVIEW, None, Basis.STATED)])
    assert frame.loc[0, "kind"] == "interview"
    assert pd.isna(frame.loc[0, "on"])
