"""The list: found by words, narrowed by kind, opened."""

from tests.pages import conftest
from tests.pages.conftest import text


def test_words_find_applications(app) -> None:
    at = app("applications", conftest.seven())
    at.text_input(key="find").set_value("CARR hom").run()
    assert list(at.dataframe[0].value["company"]) == ["Carr Homes"]
    assert "1 of 7 shown" in text(at)


def test_words_find_feedback_too(app) -> None:
    at = app("applications", conftest.seven())
    at.text_input(key="find").set_value("hands-on").run()
    assert list(at.dataframe[0].value["company"]) == ["Carr Homes"]


def test_nothing_found_is_said(app) -> None:
    at = app("applications", conftest.seven())
    at.text_input(key="find").set_value("zzz").run()
    assert not at.exception
    assert "No application here" in text(at)


def test_kinds_narrow(app) -> None:
    at = app("applications", conftest.seven())
    at.pills(key="kind").select("interviews").run()
    assert set(at.dataframe[0].value["company"]) == {"Carr Homes", "Gill Works"}
    at.pills(key="kind").select("guessed").run()
    assert "Elm Bank" in set(at.dataframe[0].value["company"])


def test_what_was_guessed_is_marked(app) -> None:
    at = app("applications", conftest.seven())
    table = at.dataframe[0].value.set_index("company")
    assert table.loc["Elm Bank", "stage"] == "◇ Sent"
    assert table.loc["Beck Foods", "stage"] == "Sent"
    assert table.loc[conftest.NASTY, "sector"] == "◇ IT & Technology"


def test_an_application_opens_with_what_happened_and_what_they_said(app) -> None:
    at = app("applications", conftest.seven(), application_in_view=("applications", "a3"))
    said = text(at)
    assert "What they said" in said
    assert "<time>31 May 2026</time> Interview" in said
    assert ":red-background[" in said


def test_an_application_that_was_led_to_can_be_closed(app) -> None:
    at = app("applications", conftest.seven(), application_in_view=("applications", "a3"))
    at.button(key="close").click().run()
    assert "What they said" not in text(at)
    assert len(at.dataframe[0].value) == 7


def test_a_task_leads_to_its_application(app) -> None:
    at = app("overview", conftest.seven())
    at.button(key="task_0").click().run()
    assert not at.exception
    assert at.title[0].value != "Where your search stands"


def test_what_is_still_to_come_is_hollow(app) -> None:
    from datetime import date

    from analysis.model import EventKind
    from tests import builders

    events = [
        builders.event("a1", EventKind.APPLIED, builders.ago(90)),
        builders.event("a1", EventKind.INTERVIEW, date(2199, 1, 5)),
    ]
    search = builders.dataset([{"age": 90, "stage": "interview"}], events, fingerprint="hollow")
    said = text(app("applications", search, application_in_view=("applications", "a1")))
    assert "<li class='open'><time>5 Jan 2199</time> Interview" in said
    assert "<li><time>1 Apr 2026</time> Sent" in said
