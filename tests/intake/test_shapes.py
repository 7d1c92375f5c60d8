"""Layouts other than one row an application."""

from io import BytesIO

from openpyxl import Workbook

from analysis.intake.grid import RawRow, RawTable
from analysis.intake.load import load
from analysis.intake.shapes import blocks_of


def read(text):
    return load(text.encode(), filename="search.csv")


def standing(ds):
    return {row.company: (row.role, row.stage, row.outcome) for row in ds.applications.itertuples()}


def test_sheets_with_the_same_headers_in_another_order_become_one_block():
    one = RawTable("Jan", ("Company", "Status"), 1, (RawRow(2, ("Fig", "Applied")),))
    other = RawTable("Feb", ("status", "company"), 1, (RawRow(2, ("Rejected", "Gale")),))
    third = RawTable("Misc", ("Company", "Town"), 1, (RawRow(2, ("Holm", "York")),))
    blocks = blocks_of([one, other, third])
    assert [len(block.lines) for block in blocks] == [2, 1]
    assert blocks[0].lines[1].cells == ("Gale", "Rejected")
    assert blocks[0].sheets == ("Jan", "Feb")


def test_an_empty_block_has_empty_columns():
    (block,) = blocks_of([RawTable("", ("Company", "Status"), 1, ())])
    assert block.columns == ((), ())
    assert blocks_of([]) == []


def test_a_log_becomes_one_row_an_application_with_dated_events():
    ds = read(
        "Date,Company,Role,Event\n2026-01-05,Fig,Cook,Applied\n2026-01-06,Gale,Fitter,Applied\n"
        "2026-01-12,Fig,Cook,Phone screen\n2026-01-20,Fig,Cook,Interview\n2026-01-21,Gale,Fitter,Rejected\n"
    )
    assert standing(ds) == {
        "Fig": ("Cook", "interview", "waiting"),
        "Gale": ("Fitter", "applied", "rejected"),
    }
    dated = {(kind, str(on.date())) for kind, on in zip(ds.events["kind"], ds.events["on"], strict=True)}
    assert {("screening", "2026-01-12"), ("interview", "2026-01-20"), ("rejected", "2026-01-21")} <= dated
    assert ds.rows_read == len(ds) + len(ds.set_aside)


def test_several_tries_at_one_employer_are_no_log():
    ds = read(
        "Date,Company,Role,Status\n2026-01-05,Fig,Cook,Rejected\n2026-02-05,Fig,Cook,Rejected\n"
        "2026-03-05,Fig,Cook,Interview\n2026-01-06,Gale,Fitter,Applied\n2026-03-06,Gale,Fitter,Applied\n"
    )
    assert len(ds) == 5


def test_a_board_of_states_becomes_one_row_a_card():
    ds = read(
        "Wishlist,Applied,Interview,Rejected\nFig Foods,Gale Gas,Holm Inn - Porter,Iver Ltd\n,Jura Jam,,\n"
    )
    assert standing(ds) == {
        "Gale Gas": ("", "applied", "waiting"), "Jura Jam": ("", "applied", "waiting"),
        "Holm Inn": ("Porter", "interview", "waiting"), "Iver Ltd": ("", "applied", "rejected"),
    }  # fmt: skip
    assert ds.aside_counts() == {"saved": 1}


def test_a_table_of_ticks_is_no_board():
    ds = read("Company,Applied,Interview,Rejected\nFig Foods,x,x,\nGale Gas,x,,x\n")
    assert standing(ds) == {
        "Fig Foods": ("", "interview", "waiting"),
        "Gale Gas": ("", "applied", "rejected"),
    }


def test_steps_may_stand_in_any_order_and_be_words_days_or_ticks():
    ds = read(
        "Offer,Firm,Interview,Phone screen,Rejected on\n,Fig,passed,2026-01-09,\n,Gale,,x,2026-02-01\n"
        "£30k,Holm,done,x,\n,Iver,scheduled,x,\n"
    )
    assert {name: state[1:] for name, state in standing(ds).items()} == {
        "Fig": ("interview", "waiting"), "Gale": ("screening", "rejected"), "Holm": ("offer", "waiting"),
        "Iver": ("interview", "waiting"),
    }  # fmt: skip


def test_titles_between_rows_may_name_the_sector():
    ds = read(
        "Company,Role,Date applied,Status\nHealthcare,,,\nFig Care,Cook,2026-01-05,Applied\nConstruction,,,\n"
        "Gale Ltd,Clerk,2026-01-06,Rejected\n"
    )
    assert list(ds.applications["sector"]) == ["health", "construction"]
    assert ds.aside_counts() == {"note": 2}


def test_employer_and_role_in_one_cell_are_taken_apart():
    ds = read(
        "Job,Date,Status\nCook at Fig Foods,2026-01-05,Applied\nFitter at Gale Gas,2026-01-06,Rejected\n"
    )
    assert standing(ds) == {
        "Fig Foods": ("Cook", "applied", "waiting"),
        "Gale Gas": ("Fitter", "applied", "rejected"),
    }
    assert ds.mapping["company"].column == "Job"


def workbook(**sheets):
    """An xlsx with a sheet for each keyword; underscores in names stand for spaces."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


HEADER = ["Company", "Role", "Date applied", "Status"]
ONE, OTHER = ["Fig Foods", "Cook", "2026-01-05", "Applied"], ["Gale Gas", "Fitter", "2026-01-06", "Rejected"]


def test_sheets_named_after_people_are_seekers():
    ds = load(workbook(Amara_Osei=[HEADER, ONE], Piotr_Lis=[HEADER, OTHER]))
    assert list(ds.applications["seeker"]) == ["Amara Osei", "Piotr Lis"]
    assert ds.sheets == ("Amara Osei", "Piotr Lis")


def test_sheets_named_after_months_are_no_seekers():
    ds = load(workbook(January=[HEADER, ONE], February=[HEADER, OTHER]))
    assert list(ds.applications["seeker"]) == ["", ""]
    assert list(ds.applications["source_sheet"]) == ["January", "February"]


def test_sheets_named_after_states_say_how_it_stands():
    short = [row[:3] for row in (HEADER, ONE, OTHER)]
    ds = load(workbook(Applied=[short[0], short[1]], Rejected=[short[0], short[2]]))
    assert list(ds.applications["outcome"]) == ["waiting", "rejected"]


def test_what_one_row_of_a_log_proves_about_its_dates_counts_for_all():
    text = (
        "Date,Company,Role,Event\n03/04/2026,Hazel,Clerk,Applied\n15/04/2026,Hazel,Clerk,Interview\n"
        "05/05/2026,Brook,Cook,Applied\n06/07/2026,Brook,Cook,Rejected\n"
    )
    ds = load(text.encode(), filename="log.csv")
    assert [str(day.date()) for day in ds.applications["applied_on"]] == ["2026-04-03", "2026-05-05"]
    assert not [issue for issue in ds.issues if issue.code == "assumed_date_order"]


def test_an_open_order_in_a_log_is_said_once_and_can_be_turned_round():
    text = (
        "Date,Company,Role,Event\n03/04/2026,Hazel,Clerk,Applied\n05/04/2026,Hazel,Clerk,Interview\n"
        "05/05/2026,Brook,Cook,Applied\n06/07/2026,Brook,Cook,Rejected\n"
    )
    ds = load(text.encode(), filename="log.csv")
    assert [issue.column for issue in ds.issues if issue.code == "assumed_date_order"] == ["Date"]
    flipped = load(text.encode(), filename="log.csv", value_map={"date_order": {"Date": "month_first"}})
    assert str(flipped.applications["applied_on"][0].date()) == "2026-03-04"


def test_titles_that_name_a_person_say_whose_applications_follow():
    text = (
        "Caseload,,,\nClient: Ana Reyes,,,\nEmployer,Vacancy,Sent,Stage\nJuniper,Clerk,05/01/2026,Rejected\n"
        "Client: Tom Brandt,,,\nEmployer,Vacancy,Sent,Stage\nLapwing,Planner,13/01/2026,Applied\n"
    )
    ds = load(text.encode(), filename="list.csv")
    assert ds.applications["seeker"].tolist() == ["Ana Reyes", "Tom Brandt"]
    assert ds.aside_counts() == {"note": 1, "repeated_header": 1}


def dataset(text, name="list.csv"):
    return load(text.encode(), filename=name)


def test_pairs_of_event_and_day_tell_the_story_of_a_row():
    ds = dataset(
        "Company,Role,Event 1,Date 1,Event 2,Date 2,Event 3,Date 3\n"
        "Lime,Planner,Applied,05/01/2026,Interview,15/01/2026,Rejected,22/01/2026\nMaple,Editor,Applied,13/01/2026,,,,\n"
    )
    assert ds.applications["stage"].tolist() == ["interview", "applied"]
    assert ds.applications["outcome"].tolist() == ["rejected", "waiting"]
    events = {(kind, str(on.date())) for kind, on in ds.events[["kind", "on"]].to_numpy()}
    assert {("applied", "2026-01-05"), ("interview", "2026-01-15"), ("rejected", "2026-01-22")} <= events


def test_numbered_columns_of_other_things_are_left_alone():
    ds = dataset("Company,Role,Applied,Referee 1,Referee 2\nLime,Planner,2026-01-05,Sam Holt,Kim Dale\n")
    assert ds.applications["own:Referee 1"].tolist() == ["Sam Holt"]


def test_an_employer_written_once_heads_the_roles_below_it():
    ds = dataset(
        "Company,Role,Date sent,Status\nAcacia,Porter,05/01/2026,Rejected\n,Cleaner,07/01/2026,Applied\n"
        ",Clerk,13/01/2026,Interview\nBamboo,Carer,14/01/2026,Applied\n"
    )
    assert ds.applications["company"].tolist() == ["Acacia", "Acacia", "Acacia", "Bamboo"]


def test_one_employer_left_blank_stays_unknown():
    rows = "".join(f"Firm {at},Clerk,0{at}/01/2026,Applied\n" for at in range(1, 8))
    ds = dataset(f"Company,Role,Date sent,Status\n{rows},Cleaner,15/01/2026,Applied\n")
    assert ds.applications["company"].tolist()[-1] == ""


def test_titles_over_lists_side_by_side_say_how_they_stand():
    ds = dataset(
        "Waiting,,,,Turned down,,\nCompany,Role,Date,,Company,Role,Date\n"
        "Fuchsia,Editor,05/01/2026,,Iris,Sales,06/01/2026\nGentian,Artist,13/01/2026,,Jasmine,Cook,14/01/2026\n"
    )
    outcome = dict(zip(ds.applications["company"], ds.applications["outcome"], strict=True))
    assert outcome == {"Fuchsia": "waiting", "Gentian": "waiting", "Iris": "rejected", "Jasmine": "rejected"}
