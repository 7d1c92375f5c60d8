import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings

import analysis
from analysis.export.delimited import table_csv
from analysis.export.workbook import workbook
from analysis.intake.read import read
from analysis.intake.reopen import reopened
from analysis.model import OWN, Basis, Dataset, EventKind
from analysis.reference.workbook import vocabulary
from tests.export.searches import comparable, searches

SAMPLES = ("search.xlsx", "search_messy.csv", "cohort.xlsx")
# each example is read by a process of its own, so few of them, and none made smaller over and over
SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def _has_rows(ds: Dataset) -> bool:
    return bool(len(ds) or ds.set_aside)


def opened(data: bytes) -> Dataset:
    return analysis.load(data)


def saved_cells(ds: Dataset) -> list[dict[str, str]]:
    """The adverts not sent yet, under the headers of the workbook."""
    headers = vocabulary().headers
    fields = {one.column: headers[field] for field, one in ds.mapping.items() if field in headers}
    return [{fields.get(name, name): cell for name, cell in row.cells.items()} for row in ds.set_aside]


@SLOW
@given(searches().filter(_has_rows))
def test_a_saved_workbook_holds_the_same_search(ds: Dataset) -> None:
    again = opened(workbook(ds, contacts=True))
    pd.testing.assert_frame_equal(comparable(again.applications), comparable(ds.applications))
    pd.testing.assert_frame_equal(again.events, ds.events)
    assert [row.cells for row in again.set_aside] == saved_cells(ds)
    assert again.issues == ()


@SLOW
@given(searches().filter(_has_rows))
def test_a_second_round_changes_nothing(ds: Dataset) -> None:
    once = opened(workbook(ds, contacts=True))
    twice = opened(workbook(once, contacts=True))
    pd.testing.assert_frame_equal(twice.applications, once.applications)
    assert twice.set_aside == once.set_aside


# the import takes an apostrophe off only before =, +, - and @, and off each text that has one there
_APART = ("'=", "'+", "'-", "'@", "＝", "＋", "－", "＠")


def _not_apart(ds: Dataset) -> bool:
    cells = [cell for name in ds.applications for cell in ds.applications[name] if isinstance(cell, str)]
    cells += [cell for row in ds.set_aside for cell in row.cells.values()]
    return not any(cell.startswith(_APART) for cell in cells)


@SLOW
@given(searches().filter(_has_rows).filter(_not_apart))
def test_a_text_file_holds_the_same_applications(ds: Dataset) -> None:
    again = opened(table_csv(ds, contacts=True))
    pd.testing.assert_frame_equal(comparable(again.applications), comparable(ds.applications))
    assert [row.cells for row in again.set_aside] == saved_cells(ds)
    assert set(again.events["kind"]) <= {EventKind.APPLIED, EventKind.REPLIED}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_come_back_exactly(name: str) -> None:
    ds = analysis.load(f"data/sample/{name}")
    again = opened(workbook(ds, contacts=True))
    pd.testing.assert_frame_equal(comparable(again.applications), comparable(ds.applications))
    pd.testing.assert_frame_equal(again.events, ds.events)
    assert again.as_of == ds.as_of
    assert again.rows_read == len(again) + len(again.set_aside)
    assert analysis.funnel(again).sentence == analysis.funnel(ds).sentence
    assert analysis.sectors(again).sentence == analysis.sectors(ds).sentence


def test_a_file_of_someone_else_is_not_taken_for_ours() -> None:
    assert reopened(read("data/sample/search.xlsx")) is None


def test_what_is_left_out_for_contacts_is_all_that_is_missing() -> None:
    ds = analysis.load("data/sample/search.xlsx")
    again = opened(workbook(ds))
    hidden = ["contact_email", "contact_phone"]
    pd.testing.assert_frame_equal(
        comparable(again.applications).drop(columns=hidden), comparable(ds.applications).drop(columns=hidden)
    )
    assert (again.applications[hidden] == "").all(axis=None)


def test_every_basis_comes_back() -> None:
    ds = analysis.load("data/sample/search.xlsx")
    again = opened(workbook(ds))
    assert set(ds.applications["stage_basis"]) >= {Basis.STATED, Basis.INFERRED}
    assert list(again.applications["stage_basis"]) == list(ds.applications["stage_basis"])
    assert [name for name in again.applications if name.startswith(OWN)] == [
        name for name in ds.applications if name.startswith(OWN)
    ]
