"""Tables that count applications are refused; lists with a column of counts are lists."""

import pytest

from analysis.errors import NoApplicationsError
from analysis.intake.load import load
from tests.intake.books import workbook

COUNTS = {
    "an employer a row": "Company,Applications,Interviews,Offers\nHazel,12,3,1\nBrook,5,0,0\nFern,7,1,0\n",
    "a month a row": "Month,Applications,Interviews,Rejections\nJanuary,12,2,4\nFebruary,9,1,2\n",
    "a sector a row": "Sector,Applied,Interviews,Offers\nIT,30,4,1\nHealthcare,12,3,0\n",
    "a channel a row": "Source,Sent,Replies,Offers\nLinkedIn,40,5,0\nReed,10,3,1\nTotal,50,8,1\n",
    "answers counted": "Company,Applied,Rejected,No reply\nHazel,3,2,1\nBrook,5,1,4\n",
    "a role a row, with a rate": "Job title,Applications sent,Response rate\nAnalyst,20,15%\nManager,11,9%\n",
    "employer and role": "Company,Role,Sent,Interviews\nHazel,Clerk,4,1\nBrook,Cook,2,0\n",
    "weeks with a day": "Week,Date,Applications,Interviews\n1,05/01/2026,12,1\n2,12/01/2026,9,0\n",
    "German": "Firma,Bewerbungen,Gespräche,Absagen\nHasel GmbH,4,1,2\nBach AG,2,0,2\n",
}
FUNNEL = "Stage,Count\nApplied,40\nPhone screen,10\nInterview,5\nOffer,1\n"


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in COUNTS.items()])
def test_a_table_of_counts_is_refused_in_one_sentence(text):
    with pytest.raises(NoApplicationsError) as caught:
        load(text.encode(), filename="counts.csv")
    assert str(caught.value) == "This table counts applications instead of listing them."
    assert caught.value.hint


def test_a_funnel_is_refused():
    with pytest.raises(NoApplicationsError) as caught:
        load(FUNNEL.encode(), filename="funnel.csv")
    assert str(caught.value).count(".") == 1


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        (
            "Company,Role,Applied,Status,Interviews\nHazel,Clerk,05/01/2026,Rejected,0\n"
            "Brook,Cook,06/01/2026,Rejected,6\nElm,Porter,07/01/2026,Interview,1\n",
            ["applied", "final_round", "interview"],
        ),
        (
            "Company,Role,Date applied,Interviews,Offer\nHazel,Clerk,05/01/2026,0,0\n"
            "Brook,Cook,13/01/2026,3,1\nElm,Porter,07/01/2026,1,0\n",
            ["applied", "offer", "interview"],
        ),
        ("Company,Interviews,Offer\nHazel,0,\nBrook,2,yes\nElm,1,\n", ["applied", "offer", "interview"]),
        ("Company,Sent,Interview,Offer\nHazel,1,0,0\nBrook,1,1,1\n", ["applied", "offer"]),
    ],
)
def test_a_number_of_interviews_makes_no_table_of_counts(text, stages):
    assert load(text.encode(), filename="list.csv").applications["stage"].tolist() == stages


def test_the_list_is_read_and_not_the_counts_beside_it():
    book = workbook(
        {
            "By employer": [["Company", "Applications", "Interviews"], ["Hazel", 12, 3], ["Brook", 5, 0]],
            "All": [
                ["Company", "Role", "Date"],
                ["Hazel", "Clerk", "2026-01-05"],
                ["Elm", "Cook", "2026-01-06"],
            ],
        }
    )
    assert load(book).applications["company"].tolist() == ["Hazel", "Elm"]
