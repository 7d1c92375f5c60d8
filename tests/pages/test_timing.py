"""Silence: how fast each channel answers stands under the list."""

from tests.pages import conftest
from tests.pages.conftest import text


def test_channels_are_set_side_by_side_by_their_speed(app) -> None:
    at = app("timing", conftest.sample())
    alts = [one.proto.alt for one in at.get("plotly_chart")]
    assert any("Referral" in alt for alt in alts)
    assert "Half of the replies are there within" in text(at)


def test_without_dated_replies_there_is_no_speed(app) -> None:
    assert "Half of the replies are there within" not in text(app("timing", conftest.one()))
