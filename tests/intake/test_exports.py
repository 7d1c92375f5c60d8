"""Files of known programs: recognised, and what they lack is said."""

import pytest

from analysis.intake.load import load
from analysis.reference.exports import known_export, known_exports

FILES = {
    "LinkedIn": "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
    'Resume Name,Question And Answers\n"3/2/26, 9:14 AM",a@example.org,1,Hazel,Clerk,https://example.org/1,cv.pdf,x\n',
    "Huntr": "createdAt,title,listName,companyName,boardName\n"
    "2026-03-02T10:00:00Z,Clerk,Applied,Hazel,My board\n",
    "Teal": "Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,"
    "Follow up,Excitement\n"
    "Clerk,Hazel,30000,York,Applied,2026-03-01,,2026-03-02,2026-03-16,4\n",
    "JobSync": "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,Location,JobSource,Status\n"
    "1,2026-02-27,Yes,2026-03-02,Hazel,Clerk,Full Time,York,LinkedIn,Applied\n"
    "2,2026-02-27,No,N/A,Brook,Cook,Full Time,York,LinkedIn,Draft\n",
    "Google Forms": "Timestamp,Company,Role,Status\n2026/03/02 9:14:01 am GMT,Hazel,Clerk,Applied\n",
    "Notion": "Name,Company,Stage,Created time,Created by\n"
    'Clerk,Hazel,Applied,"March 2, 2026 9:12 AM",Sam Holt\n',
}


@pytest.mark.parametrize("name", FILES)
def test_the_file_of_a_known_program_is_read_and_what_it_lacks_is_said(name):
    ds = load(FILES[name].encode(), filename="export.csv")
    row = ds.applications.iloc[0]
    assert (row["company"], row["role"], str(row["applied_on"].date())) == ("Hazel", "Clerk", "2026-03-02")
    assert len(ds) == 1
    lacks = next(export.lacks for export in known_exports() if export.name == name)
    assert [issue.hint != "" for issue in ds.issues if issue.message == lacks] == [True]


def test_who_made_a_row_is_not_kept():
    assert load(FILES["Notion"].encode(), filename="export.csv").dropped_columns == ("Created by",)


def test_the_program_with_more_headers_of_its_own_wins():
    headers = FILES["Huntr"].splitlines()[0].split(",")
    assert known_export([*headers, "Timestamp"]).name == "Huntr"
    assert known_export(["Company", "Role"]) is None


@pytest.mark.parametrize("export", known_exports(), ids=lambda export: export.name)
def test_what_a_program_lacks_is_one_plain_sentence_with_a_way_out(export):
    assert bool(export.lacks) == bool(export.what_to_do)
    assert export.lacks.endswith(".") or not export.lacks
    assert "!" not in export.lacks + export.what_to_do
