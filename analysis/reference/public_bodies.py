"""The words by which names of schools, trusts and councils resemble each other."""

import tomllib
from functools import cache
from importlib import resources


@cache
def public_body_words() -> frozenset[str]:
    """The words of `public_bodies.toml`, lower case without accents; never empty."""
    text = resources.files("analysis.reference").joinpath("public_bodies.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["words"])
