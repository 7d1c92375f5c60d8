"""Lists whose first row is an application already."""

import pytest

from analysis.errors import NoApplicationsError
from analysis.intake.load import load

BARE = (
    "Hazel Ltd,Clerk,01/04/2026,rejected\nBrook plc,Cook,03/04/2026,interview\n"
    "Elm & Co,Porter,15/04/2026,applied\n"
)
HEADED = "Company,Role,Date,Status\n" + BARE


def facts(ds):
    rows = ds.applications[["company", "role", "applied_on", "stage", "outcome"]]
    return list(map(tuple, rows.astype(str).to_numpy().tolist()))


@pytest.mark.parametrize("before", ["", "\n\n"])
def test_the_columns_are_told_from_their_cells_and_said_to_be_guessed(before):
    ds = load((before + BARE).encode(), filename="list.csv")
    assert facts(ds) == facts(load(HEADED.encode(), filename="list.csv"))
    assert ds.rows_read == 3
    assert all(one.confidence < 0.9 for one in ds.mapping.values())
    assert any("no row of headings" in issue.message and issue.hint for issue in ds.issues)
    assert ds.mapping["company"].column == "Column A"


def test_the_order_of_the_columns_does_not_matter():
    rows = [line.split(",") for line in BARE.splitlines()]
    turned = "\n".join(",".join((date, status, role, company)) for company, role, date, status in rows)
    expected = facts(load(HEADED.encode(), filename="list.csv"))
    assert facts(load(turned.encode(), filename="list.csv")) == expected


def test_the_user_may_say_what_a_column_is():
    ds = load(BARE.encode(), filename="list.csv", mapping={"company": "Column B", "role": "Column A"})
    assert ds.applications["company"].tolist() == ["Clerk", "Cook", "Porter"]
    assert ds.mapping["company"].why == "you chose it"


@pytest.mark.parametrize(
    "text",
    [
        "Hazel,01/04/2026\nBrook,03/04/2026\n",  # nothing says how it stands
        "Hazel,Brook,01/04/2026,rejected\nFern,Moss,03/04/2026,applied\n",  # which is the employer?
        "Milk,2,01/04/2026,paid\nBread,1,03/04/2026,open\n",
    ],
)
def test_what_is_not_sure_is_refused_with_a_hint_to_add_headings(text):
    with pytest.raises(NoApplicationsError) as caught:
        load(text.encode(), filename="list.csv")
    assert "headings" in caught.value.hint
