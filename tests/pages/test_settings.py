"""The server answers to this computer only, tells nobody, and keeps a search for half an hour."""

import tomllib

from tests.pages.conftest import ROOT

SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def test_only_this_computer_is_answered() -> None:
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert SETTINGS["server"]["allowedHosts"] == ["localhost", "127.0.0.1"]


def test_nothing_is_told_and_errors_lead_nowhere() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorLinks"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "type"


def test_limits() -> None:
    assert SETTINGS["server"]["maxUploadSize"] == 20
    assert SETTINGS["server"]["disconnectedSessionTTL"] == 1800
    assert SETTINGS["server"]["headless"] is False


def test_the_font_is_our_own() -> None:
    for face in SETTINGS["theme"]["fontFaces"]:
        assert (ROOT / face["url"].removeprefix("app/")).exists()


def test_streamlit_knows_every_setting() -> None:
    from streamlit import config

    known = config.get_config_options(force_reparse=False)
    for section in ("server", "client", "browser"):
        for name in SETTINGS[section]:
            assert f"{section}.{name}" in known
