"""What people write in a sector column."""

import pytest

from analysis.interpret.sector_cell import CellReading, read_sector_cell


@pytest.mark.parametrize(
    ("cell", "sector"),
    [
        ("Fin-tech", "finance"),
        ("NHS", "health"),
        ("tech", "it"),
        ("Banking/Audit", "finance"),
        ("I.T.", "it"),
        ("IT", "it"),
        ("it", "it"),
        ("Constr.", "construction"),
        ("HR/Recruitment", "recruitment"),
        ("Uni", "education"),
        ("Local Govt", "public"),
        ("Charity / NGO", "charity"),
        ("Big 4", "finance"),
        ("Oil&Gas", "energy"),
        ("Hospitality & Leisure", "hospitality"),
        ("Hospital", "health"),
        ("Games", "it"),
        ("Telco", "it"),
        ("Cyber Security", "it"),
        ("Security", "support"),
        ("Healthcare IT", "it"),
        ("Advertising agency", "media"),
        ("Estate agency", "property"),
        ("Government Administration", "public"),
        ("Law Enforcement", "public"),
        ("Package/Freight Delivery", "transport"),
        ("Construction (civils)", "construction"),
        ("Coffee shop", "hospitality"),
        ("Öffentlicher Dienst", "public"),
        ("Sanidad", "health"),
        ("Bouw", "construction"),
        ("Einzelhandel", "retail"),
    ],
)
def test_wordings_of_a_sector(cell, sector):
    assert read_sector_cell(cell) == CellReading(sector, via_agency=False, confidence=0.97)


@pytest.mark.parametrize(
    ("cell", "sector"),
    [
        ("finanace", "finance"),
        ("Heathcare", "health"),
        ("Recuitment", "recruitment"),
        ("Contruction", "construction"),
        ("Goverment", "public"),
        ("Charty", "charity"),
        ("Pharamceuticals", "science"),
    ],
)
def test_typing_slips_are_forgiven_and_trusted_less(cell, sector):
    assert read_sector_cell(cell) == CellReading(sector, via_agency=False, confidence=0.85)


@pytest.mark.parametrize(
    "cell", ["", " ", "n/a", "-", "Other", "Private sector", "Start-up", "TBC", "Wednesday"]
)
def test_a_cell_that_names_no_sector_is_left_unread(cell):
    assert read_sector_cell(cell) == CellReading("", via_agency=False, confidence=0.0)


@pytest.mark.parametrize("cell", ["Agency", "Hiring Agency", "via recruiter", "recruitment agency"])
def test_an_agency_is_a_way_and_not_a_sector(cell):
    assert read_sector_cell(cell) == CellReading("", via_agency=True, confidence=0.97)


def test_of_several_sectors_the_first_counts():
    assert read_sector_cell("Health, Finance").sector == "health"
    assert read_sector_cell("Finance - public").sector == "finance"
