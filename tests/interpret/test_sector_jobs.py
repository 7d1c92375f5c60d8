"""What a job is: the occupation decides, the employer where that is open; recruiters between."""

import pytest

from analysis.interpret.sector import classify_sector


@pytest.mark.parametrize(
    ("company", "title", "family"),
    [
        ("Ashfield Academies Trust", "Teacher Recruitment Manager", "recruitment"),
        ("University of Moor", "Student Recruitment Officer", "education"),
        ("Cartwright Pumps", "Sales Engineer", "sales"),
        ("Tesco", "Marketing Data Analyst", "it"),
        ("Harbour Hospital", "Clinical Coder", "health"),
        ("Ashdown Solicitors", "Legal Secretary", "admin"),
        ("Riverbank School", "Payroll Officer", "finance"),
        ("Riverbank School", "KS2 Teacher", "education"),
        ("Harbour Hospital", "SHO Acute Medicine", "health"),
        ("Redline Haulage", "HGV Class 2", "transport"),
        ("The Crown Hotel", "FOH", "hospitality"),
        ("The Crown Hotel", "2i/c", "hospitality"),
        ("Bluefin Software", "SDR", "sales"),
        ("Harbour NHS Trust", "PMO Analyst", "project_management"),
        ("Castle Build Group", "Asst QS", "construction"),
        ("Ministry of Justice", "HEO Case Officer", "public"),
        ("Moor College", "Lecturer in Plumbing", "education"),
        ("Barclays", "Information Security Manager", "it"),
        ("Barclays", "Investment Ops Analyst", "finance"),
        ("Castle Build Group", "Graduate Engineer", "construction"),
        ("Bluefin Software", "Senior Engineer", "it"),
        ("Barclays", "Solutions Architect", "it"),
        ("Tesco", "Team Leader", "retail"),
        ("Harbour Hospital", "Team Leader", "health"),
        ("Rowan Borough Council", "Team Leader", "project_management"),
        ("Ashdown Laundry", "Associate", "unclassified"),
    ],
)
def test_the_occupation_decides_the_family_and_the_employer_where_it_is_open(company, title, family):
    assert classify_sector(company, title).job_family == family


@pytest.mark.parametrize(
    ("company", "title", "family"),
    [
        ("Lucky Dice Casino", "Shuffleboardist", "leisure"),  # an unknown trade where most do one thing
        ("Rowan Borough Council", "Shuffleboardist", "unclassified"),  # a council has every trade
        ("Lucky Dice Casino", "Intern", "unclassified"),  # no trade is named
    ],
)
def test_an_unknown_trade_is_the_employers_where_most_do_one_thing(company, title, family):
    assert classify_sector(company, title).job_family == family


@pytest.mark.parametrize(
    ("company", "title", "cell", "sector", "via_agency"),
    [
        ("Reed Finance", "Bookkeeper", "", "finance", True),
        ("Hays Education", "Primary Teacher", "", "education", True),
        ("Page Interiors", "Administrator", "", "unclassified", False),
        ("via Michael Page: Barclays", "Buyer", "", "finance", True),
        ("Randstad (voor Barclays)", "Planner", "", "finance", True),
        ("via Hays (client in York)", "Accountant", "", "finance", True),
        ("Hays", "Senior Consultant", "", "recruitment", False),
        ("Barclays via Hays", "Senior Consultant", "", "finance", True),
        ("Hays", "Marketing Executive", "", "unclassified", True),
        ("Lantern Creative", "Junior Designer", "Agency", "media", False),
    ],
)
def test_desks_clients_and_the_recruiters_own_jobs(company, title, cell, sector, via_agency):
    reading = classify_sector(company, title, cell)
    assert (reading.sector, reading.via_agency) == (sector, via_agency)
