"""Every page in a real browser: wide, on a phone, in the dark. Nothing breaks, nothing is sent away."""

import pytest

from tests.browser import driving

# The fill of a bar: the teal of the light and of the dark theme.
BARS = {"wide": "rgb(0, 111, 114)", "narrow": "rgb(0, 111, 114)", "dark": "rgb(82, 197, 200)"}


@pytest.mark.parametrize("mode", driving.MODES)
def test_every_page_stands(visit, mode: str) -> None:
    one = visit(mode)
    assert (one.errors(), one.sideways()) == ([], 0), "first visit"
    assert one.barriers() == [], "first visit"
    one.sample()
    for name in driving.PAGES:
        one.turn_to(name)
        assert (one.errors(), one.sideways()) == ([], 0), name
        assert one.barriers() == [], name
        if name == "Where it stops":
            assert one.colour("months") == BARS[mode]
    assert one.trouble == []
    assert one.outside == set()


def test_a_cold_deep_link_has_the_frame(browser) -> None:
    with driving.server() as fresh:
        one = driving.Visit(browser, fresh)
        one.open("funnel")
        one.page.get_by_role("heading", level=1, name="Where does it stop?").wait_for()
        links = one.page.get_by_test_id("stSidebarNavLink").all_inner_texts()
        promise = one.page.get_by_text("Nothing is sent anywhere").count()
        one.close()
    assert [text.split("\n")[-1].strip() for text in links] == list(driving.PAGES)
    assert promise == 1
