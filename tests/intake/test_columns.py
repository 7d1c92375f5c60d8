import pytest

from analysis.errors import UnknownFieldError
from analysis.intake.columns import CERTAIN, LIKELY, check_mapping, map_columns
from analysis.intake.privacy import private_columns
from analysis.intake.profiles import profile
from analysis.intake.step_names import step_of
from analysis.interpret.dates import DateOrder
from analysis.model import EventKind, Outcome, Stage


def mapped(mapping=None, **columns):
    """The map of a table given as header=cells; underscores in the header stand for spaces."""
    header = [name.replace("_", " ") for name in columns]
    return map_columns(header, [tuple(cells) for cells in columns.values()], mapping)


def fields_by_header(found):
    return {found.header[place]: field for field, place in found.fields.items()}


NAMES = ("Fig Foods", "Gale Gas", "Holm Inn", "Iver Ltd")
ROLES = ("Cook", "Fitter", "Porter", "Clerk")
DAYS = ("2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08")
STATES = ("Applied", "Rejected", "Interview", "Rejected")


def test_a_plain_tracker_is_mapped_surely():
    found = mapped(Company=NAMES, Position=ROLES, Date=DAYS, Status=STATES, Source=("Indeed",) * 4)
    assert fields_by_header(found) == {
        "Company": "company", "Position": "role", "Date": "applied_on", "Status": "status",
        "Source": "channel",
    }  # fmt: skip
    assert all(one.confidence >= CERTAIN for one in found.mapped.values())
    assert found.holds_applications
    assert found.own == ()


def test_every_mapping_says_why():
    found = mapped(Company=NAMES, Date_sent=DAYS)
    assert "date sent" in found.mapped["applied_on"].why
    assert "4 of 4 cells are days" in found.mapped["applied_on"].why


def test_cells_veto_a_name():
    found = mapped(
        Company=NAMES, Applied=("Y", "N", "Y", "Y"), Contact=("a@x.org", "b@x.org", "c@x.org", "d@x.org")
    )
    assert "applied_on" not in found.fields
    assert found.steps[0].says.kind is EventKind.APPLIED
    assert fields_by_header(found)["Contact"] == "contact_email"


def test_the_same_name_is_read_by_its_cells():
    words = mapped(Company=NAMES, Status=STATES, Response=("no", "rejected", "offer", "interview"))
    days = mapped(Company=NAMES, Status=STATES, Response=DAYS)
    ticks = mapped(Company=NAMES, Status=STATES, Response=("Yes", "No", "No", "Yes"))
    assert fields_by_header(words)["Response"] == "result"
    assert fields_by_header(days)["Response"] == "replied_on"
    assert ticks.steps[0].says.kind is EventKind.REPLIED


def test_a_closing_date_is_never_the_day_applied():
    found = mapped(Company=NAMES, Closing_date=DAYS, Role=ROLES, Status=STATES)
    assert fields_by_header(found)["Closing date"] == "deadline"
    assert "applied_on" not in found.fields


@pytest.mark.parametrize(
    "name", ["Ref no", "DOB", "Company rating", "Days since", "Last updated", "Job type"]
)
def test_columns_that_name_no_field_stay_the_users_own(name):
    found = map_columns(["Company", "Status", name], [NAMES, STATES, ("a", "b", "c", "d")])
    assert found.own == (2,)


def test_a_field_is_given_once_and_a_second_column_stays():
    found = mapped(Company=NAMES, Notes=("a", "b", "", ""), Comments=("c", "", "", "d"), Status=STATES)
    assert fields_by_header(found)["Notes"] == "notes"
    assert found.own == (2,)


def test_steps_may_repeat_and_keep_their_headers():
    found = mapped(Company=NAMES, Interview_1=DAYS, Interview_2=DAYS, Offer=("", "", "x", ""))
    assert [step.says.stage for step in found.steps] == [Stage.INTERVIEW, Stage.FINAL_ROUND, Stage.OFFER]
    assert set(found.mapped) == {"company", "interview", "final_round", "offer"}
    twice = mapped(Company=NAMES, Phone_screen=DAYS, Recruiter_call=DAYS)
    assert set(twice.mapped) == {"company", "screening", "screening: Recruiter call"}


def test_a_hiring_manager_is_a_person_or_a_step():
    person = mapped(Company=NAMES, Status=STATES, Hiring_Manager=("Kim Vale", "Bo Ray", "Al Dun", "Di Fen"))
    step = mapped(Company=NAMES, Status=STATES, Hiring_Manager=("Y", "N", "", "Y"))
    assert fields_by_header(person)["Hiring Manager"] == "contact"
    assert step.steps[0].says.stage is Stage.INTERVIEW


def test_cells_speak_for_columns_without_a_telling_name():
    found = mapped(Company=NAMES, Column_B=STATES, Column_C=DAYS, Column_D=("https://a.org/1",) * 4)
    assert fields_by_header(found) == {
        "Company": "company", "Column B": "status", "Column C": "applied_on", "Column D": "link",
    }  # fmt: skip
    assert all(
        LIKELY <= found.mapped[field].confidence < CERTAIN for field in ("status", "applied_on", "link")
    )


def test_a_choice_of_the_user_wins():
    found = mapped({"company": "Who", "notes": ""}, Who=NAMES, Firm=ROLES, Notes=("x",) * 4, Status=STATES)
    assert found.fields["company"] == 0
    assert found.mapped["company"].confidence == 1
    assert "notes" not in found.fields


def test_a_choice_may_name_a_step():
    found = mapped({"interview": "Coffee"}, Company=NAMES, Coffee=DAYS)
    assert found.steps[0].says.stage is Stage.INTERVIEW


@pytest.mark.parametrize(
    ("mapping", "near"),
    [({"compny": "Firm"}, "company"), ({"company": "Frim"}, "Firm"), ({"zzz": "Firm"}, "company")],
)
def test_a_mapping_of_something_that_does_not_exist_is_refused_with_what_is_near(mapping, near):
    with pytest.raises(UnknownFieldError) as caught:
        check_mapping(mapping, ["Firm", "Status"])
    assert near in caught.value.hint


def test_a_header_may_spell_out_the_order_of_day_and_month():
    found = map_columns(["Company", "Applied (mm/dd/yy)"], [NAMES, ("1/5/26", "1/6/26", "1/7/26", "1/8/26")])
    assert found.order_in_header(1) is DateOrder.MONTH_FIRST
    assert found.order_in_header(0) is None


def test_known_exports_are_read_as_their_programs_write_them():
    header = ["id", "createdAt", "title", "listName", "companyName", "boardName", "htmlDescription"]
    cells = [
        ("1", "2"),
        DAYS[:2],
        ROLES[:2],
        ("Applied", "Wishlist"),
        NAMES[:2],
        ("b", "b"),
        ("<p>x</p>",) * 2,
    ]
    found = map_columns(header, cells)
    assert fields_by_header(found) == {
        "createdAt": "applied_on", "title": "role", "listName": "status", "companyName": "company",
    }  # fmt: skip
    assert found.export is not None
    assert found.export.name == "Huntr"


def test_a_refusal_column_of_days_is_a_step_that_says_rejected():
    found = mapped(Company=NAMES, Rejected_on=("", DAYS[1], "", ""))
    assert found.steps[0].says.outcome is Outcome.REJECTED


def test_an_empty_table_maps_by_name_alone():
    found = map_columns(["Company", "Date applied", "Status"], [(), (), ()])
    assert set(found.fields) == {"company", "applied_on", "status"}


class TestPrivacy:
    def test_an_email_in_every_row_is_the_seekers_own(self):
        assert private_columns(["Company", "Contact Email"], [NAMES, ("me@x.org",) * 4]) == (1,)

    def test_a_phone_in_every_row_too(self):
        assert private_columns(["Company", "Phone"], [NAMES, ("07700 900000",) * 4]) == (1,)

    def test_contacts_that_differ_by_row_are_kept(self):
        mails = ("a@x.org", "b@x.org", "", "c@x.org")
        assert private_columns(["Company", "Contact Email"], [NAMES, mails]) == ()

    def test_one_contact_in_two_rows_proves_nothing(self):
        assert private_columns(["Company", "Email"], [NAMES, ("a@x.org", "a@x.org", "", "")]) == ()

    def test_in_a_cohort_each_seekers_own_address_is_dropped(self):
        seekers = ("A", "A", "A", "B", "B", "B")
        mails = ("a@x.org", "a@x.org", "a@x.org", "b@x.org", "b@x.org", "b@x.org")
        assert private_columns(["Candidate", "Mail"], [seekers, mails]) == (1,)

    @pytest.mark.parametrize(
        "name", ["Question And Answers", "Screening questions", "Password", "creatorUserEmail"]
    )
    def test_columns_private_by_name(self, name):
        cells = ("me@x.org", "you@x.org", "", "") if "Email" in name else ("a", "b", "c", "d")
        assert private_columns(["Company", name], [NAMES, cells]) == (1,)


@pytest.mark.parametrize(
    ("name", "cells", "stage"),
    [
        ("Client interview 1", ["2026-01-05", ""], "interview"),
        ("Client interview 2", ["2026-01-15", ""], "final_round"),
        ("Did I apply?", ["yes", "not yet"], "applied"),
        ("Bewerbung raus", ["x", ""], "applied"),
    ],
)
def test_the_step_of_a_header_is_told_with_its_cells(name, cells, stage):
    says = step_of(name, profile(cells))
    assert says is not None
    assert says.stage == stage


def test_short_words_are_steps_only_over_ticks():
    assert step_of("Nope", profile(["x", ""])).outcome == "rejected"
    assert step_of("Nope", profile(["because of the commute", "pay"])) is None


def test_an_employer_is_found_before_a_town():
    columns = map_columns(["Place", "Job"], [["Otter Cinema", "Rita's Cafe"], ["usher", "waiter"]])
    assert columns.fields["company"] == 0
    columns = map_columns(["Place", "Employer"], [["York", "Leeds"], ["Otter Cinema", "Rita's Cafe"]])
    assert columns.fields["location"] == 0


def test_an_id_is_no_employer():
    columns = map_columns(["Card ID", "Status"], [["a1", "b2"], ["Applied", "Rejected"]])
    assert "company" not in columns.fields
