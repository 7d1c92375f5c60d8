"""What employers say: the words behind a theme, marked, with who said them; sorting, changing, planning."""

from datetime import date

from analysis.metrics.themes import themes
from tests import builders
from tests.pages import conftest
from tests.pages.conftest import text

NO = {"outcome": "rejected"}
SHORT = "We needed more hands-on experience."


def said(at) -> str:
    return text(at).replace("\\", "")


def press(at, label: str, which: int = 0):
    found = [button for button in at.button if button.label.replace("\\", "") == label]
    assert len(found) > which, [button.label for button in at.button]
    found[which].click().run()
    assert not at.exception
    return at


def field(at, kind: str, label: str):
    return next(one for one in getattr(at, kind) if one.label.replace("\\", "") == label)


def fill(at, kind: str, label: str, value):
    field(at, kind, label).set_value(value)
    return at


def alike():
    """Three texts that say the same unknown thing, two of them in one wording."""
    rows = [
        {"company": "Ash", "feedback": "Zebra quartz."},
        {"company": "Beck", "feedback": "Zebra quartz."},
        {"company": "Carr", "feedback": "Quartz of the zebra."},
        {"company": "Dene", "feedback": SHORT},
    ]
    return builders.dataset([{**NO, **row} for row in rows], fingerprint="alike")


def recurring():
    """A weakness at three employers, refused on known days; one refusal without words."""
    rows = [{**NO, "company": name, "feedback": SHORT, "age": age} for name, age in
            (("Ash", 90), ("Beck", 60), ("Carr", 30))]  # fmt: skip
    rows.append({**NO, "company": "Dene", "age": 5})
    return builders.dataset(rows, fingerprint="recurring")


def theme_of(search) -> tuple[str, str]:
    row = themes(search).table.iloc[0]
    return row["theme"], row["name"]


def undone(at) -> str:
    at.button(key="undo").click().run()
    assert not at.exception
    return said(at)


def test_the_words_behind_a_theme_are_marked(app) -> None:
    shown = text(app("themes", conftest.seven()))
    assert ":red-background[" in shown
    assert "Carr Homes" in shown


def test_a_theme_leads_to_its_words(app) -> None:
    at = app("themes", conftest.many())
    theme = themes(conftest.many()).table.iloc[0]
    at.pills(key="themes_choice_0").select(theme["theme"]).run()
    assert not at.exception
    assert f"In their words: {theme['name']}" in text(at)
    assert "Employer 0" in text(at)
    assert "Held you back 10 times at 10 employers. Recurring." in text(at)
    assert "10 of 10 with feedback (likely 86 to 100 in 100), 10 of 30 refusals." in said(at)
    assert "How far those had come:" in said(at)


def test_the_words_are_four_at_once(app) -> None:
    at = app("themes", conftest.many())
    assert len([one for one in at.button if one.label == "Open"]) == 4
    at.get("pagination")[0].set_value(3).run()
    assert not at.exception
    assert len([one for one in at.button if one.label == "Open"]) == 2


def test_words_lead_to_their_application(app) -> None:
    at = press(app("themes", recurring()), "Open")
    assert at.session_state["application_in_view"] == ("applications", "a3")


def test_without_feedback_the_page_says_so_kindly(app) -> None:
    at = app("themes", conftest.one())
    assert not at.get("plotly_chart")
    assert "class='lede'" in text(at)
    assert "Add what an employer told you" in text(at)


def test_what_was_not_recognised_can_be_read(app) -> None:
    assert "recognised no reason" in text(app("themes", conftest.seven()))


def test_one_click_sorts_all_texts_in_these_words_and_the_like_learn(app) -> None:
    at = app("themes", alike())
    assert "2 texts in which we recognised no reason" in said(at)
    assert "2 times: Ash and Beck" in said(at)
    other = field(at, "selectbox", "Another theme")
    other.set_value("location").run()
    assert "Place of work" in at.pills(key="themes_choice_0").options
    assert "1 text in which we recognised no reason" in said(at)
    assert "2 texts: what they said is about place of work (held you back)." in said(at)
    first = next(button for button in at.button if str(button.key).startswith("suggested_"))
    assert first.label == "Place of work"
    first.click().run()
    assert "Every reply with words is sorted" in said(at)
    assert "Analyst at Carr: what they said is about place of work (held you back)." in said(at)
    assert "1 text in which we recognised no reason" in undone(at)
    at.button(key="redo").click().run()
    assert "Every reply with words is sorted" in said(at)


def test_a_text_can_be_said_to_give_no_reason_or_to_praise(app) -> None:
    at = press(app("themes", alike()), "No reason in it")
    assert themes(at.session_state["search"]).no_reason == 0
    assert "2 of 4 replies give no reason" in said(at)
    at.get("button_group")
    side = next(one for one in at.segmented_control if str(one.key).startswith("meant_"))
    side.set_value("strength").run()
    press(at, next(b.label for b in at.button if str(b.key).startswith("suggested_")))
    assert "counted for you" in said(at)


def test_a_remark_is_taken_off_a_text(app) -> None:
    search = recurring()
    _, name = theme_of(search)
    at = app("themes", search)
    press(at, f"It is not about {name[0].lower()}{name[1:]}")
    assert "Analyst at Carr: what they said is not about" in said(at)
    assert "1 text in which we recognised no reason" in said(at)
    assert "Every reply with words is sorted" in undone(at)


def test_a_theme_is_added_to_a_text_and_meant_otherwise(app) -> None:
    search = recurring()
    _, name = theme_of(search)
    at = app("themes", search)
    fill(at, "selectbox", "It is about", "location")
    press(at, "Add")
    assert "what they said is about place of work (held you back)" in said(at)
    press(at, f"{name} counted for you")
    assert f"Analyst at Carr: what they said is about {name[0].lower()}{name[1:]} (counted for you)." in said(
        at
    )
    assert "Say more of this" in said(at)


def edit(at, theme: str):
    at.selectbox(key="edit_theme_0_" + str(at.session_state["corrections"].done)).set_value(theme).run()
    assert not at.exception
    return at


def test_a_theme_is_renamed(app) -> None:
    search = recurring()
    theme, name = theme_of(search)
    at = edit(app("themes", search), theme)
    fill(at, "text_input", "Its name", "Years $5 *there*")
    press(at, "Rename")
    assert f"{name}: is called “Years $5 *there*” from now on." in said(at)
    assert "Years $5 *there*" not in undone(at).partition("Redo")[0].partition("Your changes")[0]


def test_a_name_that_is_taken_is_said_and_nothing_changes(app) -> None:
    search = recurring()
    at = edit(app("themes", search), theme_of(search)[0])
    fill(at, "text_input", "Its name", "Pay")
    press(at, "Rename")
    assert "There is a theme called “Pay” already" in said(at)
    assert not len(at.session_state["corrections"])


def test_themes_are_joined_and_taken_apart(app) -> None:
    search = recurring()
    theme, name = theme_of(search)
    at = edit(app("themes", search), theme)
    fill(at, "selectbox", "Count it as", "salary")
    press(at, "Join")
    assert f"{name}: counts as pay." in said(at)
    assert "Held you back 3 times at 3 employers." in said(at)
    press(at, "Take apart")
    assert f"{name}: stands by itself again." in said(at)


def test_remarks_are_split_off(app) -> None:
    search = recurring()
    at = edit(app("themes", search), theme_of(search)[0])
    fill(at, "multiselect", "Split off the remarks in", [0, 1])
    fill(at, "text_input", "Name of the new theme", "Hands-on")
    press(at, "Split off")
    assert "Hands-on: is a theme of your own." in said(at)
    at = edit(at, "own:hands_on")
    assert "own:hands_on" in at.session_state["corrections"].to_json()
    press(at, "Drop this theme")
    assert "Hands-on: is no theme any more." in said(at)


def test_an_own_theme_is_found_by_its_words(app) -> None:
    at = app("themes", alike())
    fill(at, "text_input", "Name", "Zebras")
    next(one for one in at.text_input if str(one.key).startswith("own_words_")).set_value("zebra, stripe*")
    press(at, "Add this theme")
    assert "Zebras: is a theme of your own, found by “zebra” and “stripe*”." in said(at)
    assert "Every reply with words is sorted" in said(at)
    assert "Held you back 3 times at 3 employers." in said(at)
    assert "2 texts in which we recognised no reason" in undone(at)


def test_an_own_theme_without_words_is_refused(app) -> None:
    at = app("themes", alike())
    fill(at, "text_input", "Name", "Zebras")
    press(at, "Add this theme")
    assert "Give it words to be found by" in said(at)
    assert not len(at.session_state["corrections"])


def test_advice_and_a_plan_with_what_was_said_since(app) -> None:
    at = app("themes", recurring())
    assert "What people do about it" in said(at)
    fill(at, "text_area", "What you will do", "A course")
    field(at, "date_input", "From").set_value(builders.ago(45))
    press(at, "Keep this plan")
    assert "your plan from 16 May 2026 on is “A course”." in said(at)
    assert "Since 16 May: 1 of 1 mentions it**." in said(at)
    assert "Before that: 2 of 2." in said(at)
    assert "Since" not in undone(at)


def test_nothing_recurs_yet_is_said(app) -> None:
    assert "Nothing to work on stands out yet" in said(app("themes", conftest.seven()))


def test_strengths_have_their_own_place(app) -> None:
    shown = said(app("themes", conftest.sample()))
    assert "Say more of this" in shown
    assert ":green-background[" in shown


def test_a_list_of_reasons_is_shown_and_set_right(app) -> None:
    cells = ["Zorb", "Zorb", "Salary", "Salary"]
    search = builders.dataset([NO] * 4, own={"Rejection reason": cells}, fingerprint="list")
    at = app("themes", search)
    assert "Your own reasons" in said(at)
    value = field(at, "selectbox", "“Zorb”, 2 times")
    assert (value.value, field(at, "selectbox", "“Salary”, 2 times").value) == ("none", "salary")
    value.set_value("team_fit").run()
    assert "“Zorb”: means fit with the team (held you back)." in said(at)
    assert "1 text in which we recognised no reason" in undone(at)


def test_words_are_pasted_into_an_application(app) -> None:
    at = app("themes", conftest.one())
    field(at, "selectbox", "Application").set_value("a1")
    fill(at, "text_area", "What they wrote", SHORT)
    field(at, "date_input", "On").set_value(date(2026, 6, 25))
    field(at, "checkbox", "It is a no").set_value(True)
    press(at, "Add it")
    assert "1 of 1 written reply gives a reason." in said(at)
    assert "2 changes made together" in said(at)
    assert "No employer has told you why yet" in undone(at)


def test_nothing_pasted_is_said(app) -> None:
    at = app("themes", conftest.one())
    press(at, "Add it")
    assert "There is nothing to add yet" in said(at)


def test_names_and_texts_are_shown_letter_for_letter(app) -> None:
    rows = [
        {**NO, "company": conftest.NASTY, "role": conftest.NASTY, "feedback": f"{SHORT} {conftest.NASTY}"}
    ]
    at = app("themes", builders.dataset(rows, fingerprint="nasty"))
    bodies = " ".join(str(one.value) for one in at.markdown)
    assert "<b>" not in bodies.replace("\\<b", "")
    assert ":smile:" not in bodies
