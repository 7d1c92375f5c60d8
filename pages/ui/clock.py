"""What the clock of a browser says of where it is."""

_BRITISH = frozenset(
    f"Europe/{place}" for place in ("London", "Belfast", "Guernsey", "Isle_of_Man", "Jersey")
)
_SOMEWHERE = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


def may_be_british(zone: str | None) -> bool:
    """Whether a browser may stand in the UK: its clock is British, or names no place ("UTC", nothing).

    Args:
        zone: the name of its time zone ("Europe/Berlin"); None when it does not say.
    """
    return zone is None or zone in _BRITISH or not zone.startswith(_SOMEWHERE)
