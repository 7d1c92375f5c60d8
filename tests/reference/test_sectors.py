"""The tables of sectors: complete, consistent with each other, said in plain words."""

import pytest

from analysis.reference.sectors import job_families, sector_name, sectors

SEVEN_ROLLUPS = 7


def test_there_are_twenty_sectors_in_seven_groups():
    assert len(sectors()) == 20
    assert len({sector.rollup for sector in sectors().values()}) == SEVEN_ROLLUPS


def test_the_survey_has_no_figure_for_agencies_and_farms():
    without = {sector.id: sector.benchmark_fit for sector in sectors().values() if not sector.ons_column}
    assert without == {"recruitment": "none", "agriculture": "outside"}


def test_job_families_are_the_sectors_and_six_of_their_own():
    own = {"admin", "sales", "customer_service", "procurement", "project_management", "hr"}
    assert set(job_families()) == set(sectors()) | own
    assert job_families()["it"] == "IT & Technology"


@pytest.mark.parametrize(
    ("sector_id", "name"),
    [
        ("unclassified", "Not yet sorted"),
        ("", "Not yet sorted"),
        ("hr", "Human Resources"),
        ("public", "Public Sector & Defence"),
    ],
)
def test_every_id_has_a_name(sector_id, name):
    assert sector_name(sector_id) == name


def test_an_unknown_id_is_an_error_of_the_program():
    with pytest.raises(KeyError):
        sector_name("warehouse")
