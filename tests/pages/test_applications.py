"""The list: found by words, narrowed, sorted, opened; what is coming up, what waits, what is added."""

from datetime import date

from analysis.model import AsideReason, EventKind, MappedColumn, SetAside
from tests import builders
from tests.pages import conftest
from tests.pages.conftest import text
from tests.pages.editing import listed, open_row

TODAY = date.today


def said(at) -> str:
    return text(at).replace("\\", "")


def employers(at) -> list[str]:
    return list(at.data_editor[0].value["company"])


def button(at, label: str):
    return next(one for one in at.button if one.label == label)


def test_words_find_applications(app) -> None:
    at = app("applications", conftest.seven())
    at.text_input(key="find").set_value("CARR hom").run()
    assert employers(at) == ["Carr Homes"]
    assert "1 of 7 shown" in text(at)


def test_words_find_feedback_too(app) -> None:
    at = app("applications", conftest.seven())
    at.text_input(key="find").set_value("hands-on").run()
    assert employers(at) == ["Carr Homes"]


def test_nothing_found_is_said(app) -> None:
    at = app("applications", conftest.seven())
    at.text_input(key="find").set_value("zzz").run()
    assert not at.exception
    assert "No application here" in text(at)
    assert "none of 7 shown" in text(at)


def test_kinds_narrow(app) -> None:
    at = app("applications", conftest.seven())
    at.pills(key="kind").select("interviews").run()
    assert set(employers(at)) == {"Carr Homes", "Gill Works"}
    at.pills(key="kind").select("guessed").run()
    assert "Elm Bank" in employers(at)


def test_the_list_is_sorted(app) -> None:
    at = app("applications", conftest.seven())
    assert employers(at)[:2] == [conftest.NASTY, "Beck Foods"]
    at.selectbox(key="order").set_value("furthest").run()
    assert employers(at)[:2] == ["Gill Works", "Carr Homes"]
    at.selectbox(key="order").set_value("employer").run()
    assert employers(at)[-1] == "Gill Works"


def test_what_was_guessed_is_marked(app) -> None:
    at = app("applications", conftest.seven())
    table = listed(at)
    assert table.loc["Elm Bank", "marks"] == "◇ stage"
    assert table.loc["Beck Foods", "marks"] == ""
    assert table.loc[conftest.NASTY, "marks"] == "◇ sector"
    assert table.loc[conftest.NASTY, "sector"] == "IT & Technology"


def test_no_word_of_the_program_is_on_the_list(app) -> None:
    table = app("applications", conftest.many()).data_editor[0].value
    shown = {str(word) for name in ("stage", "outcome", "sector", "marks") for word in table[name]}
    assert not [word for word in shown if "_" in word or (word and word == word.lower() and "◇" not in word)]


def test_an_application_opens_with_its_story_and_what_they_said(app) -> None:
    at = open_row(app("applications", conftest.seven()), 2)
    told = said(at)
    assert "Carr Homes · Analyst" in told
    assert "- **31 May** &ensp;Interview" in told
    assert ":red-background[" in told
    assert "Interview" in told.split("What they said")[0]
    button(at, "Close").click().run()
    assert "Carr Homes · Analyst" not in said(at)


def test_an_application_that_was_led_to_can_be_closed(app) -> None:
    at = app("applications", conftest.seven(), application_in_view=("applications", "a3"))
    assert "Carr Homes · Analyst" in said(at)
    button(at, "Close").click().run()
    assert "Carr Homes · Analyst" not in said(at)
    assert len(at.data_editor[0].value) == 7


def test_a_task_leads_to_its_application(app) -> None:
    at = app("overview", conftest.seven())
    at.button(key="task_0").click().run()
    assert not at.exception
    assert at.title[0].value != "Where your search stands"


def test_what_is_still_to_come_is_told_last_and_apart(app) -> None:
    events = [
        builders.event("a1", EventKind.APPLIED, builders.ago(90)),
        builders.event("a1", EventKind.INTERVIEW, date(2099, 1, 5)),
    ]
    search = builders.dataset([{"age": 90, "stage": "interview"}], events, fingerprint="hollow")
    told = text(app("applications", search, application_in_view=("applications", "a1")))
    assert "- **5 Jan 2099** &ensp;Interview *to come*" in told
    assert told.index("1 Apr") < told.index("5 Jan 2099")


def test_a_door_that_is_open_is_not_offered_to_open_again(app) -> None:
    def offered(id_: str) -> list[str]:
        at = app("applications", conftest.seven(), application_in_view=("applications", id_))
        return next(one for one in at.selectbox if one.label == "What").options

    assert "It opened again" not in offered("a2")
    assert "A no" in offered("a2")
    assert "It opened again" in offered("a3")
    assert "A no" not in offered("a3")


def test_what_happened_is_noted_and_taken_off(app) -> None:
    at = app("applications", conftest.seven(), application_in_view=("applications", "a3"))
    next(one for one in at.selectbox if one.label == "What").set_value(EventKind.REOPENED).run()
    button(at, "Note it").click().run()
    assert "open again on" in said(at)
    assert listed(at).loc["Carr Homes", "outcome"] == "Waiting"
    off = next(one for one in at.selectbox if one.label.startswith("Did one"))
    off.set_value([one.startswith("It opened") for one in off.options].index(True)).run()
    button(at, "Take it off").click().run()
    assert "taken off again" in said(at)
    assert listed(at).loc["Carr Homes", "outcome"] == "A no"


def test_the_form_keeps_what_does_not_fit_and_says_why(app) -> None:
    at = app("applications", conftest.seven(), application_in_view=("applications", "a3"))
    at.text_input[[one.label for one in at.text_input].index("Employer")].set_value(" ")
    role = next(one for one in at.text_input if one.label == "Role" and "company" not in one.key)
    role.set_value("")
    button(at, "Keep the changes").click().run()
    assert any("needs an employer or a role" in one.value for one in at.error)
    assert not at.session_state["corrections"].active
    role = next(one for one in at.text_input if one.label == "Role" and one.value == "")
    role.set_value("Head chef")
    button(at, "Keep the changes").click().run()
    assert not at.error
    assert "Head chef" in list(at.data_editor[0].value["role"])
    assert "2 changes made together" in said(at)


def test_an_application_that_is_none_leaves_and_comes_back(app) -> None:
    at = app("applications", conftest.seven(), application_in_view=("applications", "a3"))
    button(at, "I have not sent it yet").click().run()
    assert "Carr Homes" not in employers(at)
    assert "Carr Homes · Analyst" in said(at)
    at.button(key="undo").click().run()
    assert "Carr Homes" in employers(at)


def test_coming_up_leads_to_the_application(app) -> None:
    ahead = date(2099, 1, 5)
    search = builders.dataset(
        [{"company": "Ash", "stage": "interview", "next_step": "Ring_Ann", "next_step_on": TODAY()}],
        [builders.event("a1", EventKind.INTERVIEW, ahead)], fingerprint="ahead",
    )  # fmt: skip
    at = app("applications", search)
    assert "Ring_Ann &nbsp;:orange-badge[Today]" in said(at)
    assert "2099" not in said(at)
    button(at, "Open").click().run()
    assert "Ash · Analyst" in said(at)
    assert "- **5 Jan 2099** &ensp;Interview *to come*" in said(at)


def test_a_saved_advert_becomes_an_application_in_one_click(app) -> None:
    mapping = {name: MappedColumn(name.title(), 1.0, "") for name in ("company", "role")}
    aside = (SetAside("Jobs", 7, AsideReason.SAVED, {"Company": "Rowan Foods", "Role": "Baker"}),)
    at = app("applications", builders.dataset([{}], set_aside=aside, mapping=mapping, fingerprint="saved"))
    assert "Rowan Foods · Baker" in said(at)
    button(at, "I sent it").click().run()
    assert not at.exception
    row = listed(at).loc["Rowan Foods"]
    assert (row["stage"], row["outcome"], row["applied_on"].date()) == ("Sent", "Waiting", TODAY())
    assert "No saved advert waits" in said(at)
    at.button(key="undo").click().run()
    assert "Rowan Foods" not in employers(at)


def test_a_list_of_several_people_says_whose_each_is(app) -> None:
    at = app("applications", conftest.many())
    assert "seeker" in list(at.data_editor[0].proto.column_order)
    assert next(one for one in at.selectbox if one.label == "Person").options == ["Ann", "Ben"]
    at = app("applications", conftest.seven())
    assert "seeker" not in list(at.data_editor[0].proto.column_order)
    assert not [one for one in at.selectbox if one.label == "Person"]


def field(at, label: str):
    return next(one for one in at.text_input if one.label == label and one.key.endswith("entry_0_0"))


def test_an_application_is_added_with_a_small_form(app) -> None:
    at = app("applications", conftest.seven())
    field(at, "Where you found it").set_value("A friend")
    button(at, "Add it").click().run()
    assert any("needs an employer or a role" in one.value for one in at.error)
    assert field(at, "Where you found it").value == "A friend"
    assert len(at.data_editor[0].value) == 7
    field(at, "Employer").set_value("Holm Bakery")
    field(at, "Role").set_value("Accountant")
    button(at, "Add it").click().run()
    assert not at.error
    row = listed(at).loc["Holm Bakery"]
    assert (row["role"], row["stage"], row["channel"]) == ("Accountant", "Sent", "A friend")
    assert row["applied_on"].date() == TODAY()
    assert "Accountant at Holm Bakery: added to the list" in said(at)
    assert all(one.value == "" for one in at.text_input if one.label == "Employer")
