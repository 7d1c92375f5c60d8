"""The look: tokens that follow the theme, one figure from plain dictionaries, nothing left to chance."""

import json
import re

import pytest

from analysis.figures import theme

TOKEN = re.compile(r"#0000[0-3]\d")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_mode_has_thirty_colours(mode: str) -> None:
    colours = theme.palette(mode)
    assert len([name for name in colours if TOKEN.fullmatch(name)]) == 30
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours.values())


def test_tokens_are_the_placeholders_the_browser_swaps() -> None:
    assert (theme.TEAL, theme.STONE) == ("#000001", "#000005")
    assert list(theme.RAMP) == [f"#{i:06d}" for i in range(11, 21)]
    assert (theme.INK, theme.STONE_DEEP) == ("#000021", "#000030")


def test_a_sketch_becomes_one_figure() -> None:
    sketch = theme.Sketch(100)
    sketch.bar(x=[1], y=[0], marker={"color": theme.TEAL})
    sketch.row_label(0, "Healthcare", "8 of 22")
    figure = sketch.figure()
    assert figure.data[0].type == "bar"
    assert [note.text for note in figure.layout.annotations] == ["Healthcare", "8 of 22"]
    assert figure.layout.height == 100
    assert figure.layout.showlegend is False


def test_resolving_leaves_no_token() -> None:
    sketch = theme.Sketch(100)
    sketch.bar(x=[1], y=[0], marker={"color": theme.TEAL, "pattern": theme.hatched(theme.RAMP[6])})
    sketch.scale({0.0: "none", 0.5: "half", 1.0: "all"})
    light = theme.resolve(sketch, "light")
    assert not TOKEN.search(light.to_json())
    assert light.data[0].marker.color == "#006F72"
    assert theme.resolve(sketch, "dark").data[0].marker.color == "#52C5C8"


def test_an_unknown_mode_is_refused() -> None:
    with pytest.raises(KeyError):
        theme.palette("sepia")


def test_names_cannot_carry_markup() -> None:
    sketch = theme.Sketch(100)
    sketch.row_label(0, "<b>Bold & Sons</b>")
    assert sketch.notes[0]["text"] == "&lt;b&gt;Bold &amp; Sons&lt;/b&gt;"


def test_first_and_last_words_of_a_scale_stay_inside() -> None:
    sketch = theme.Sketch(100)
    sketch.scale({0.0: "none", 0.2: "2 in 10", 0.4: "4 in 10"})
    assert [note["xanchor"] for note in sketch.notes] == ["left", "center", "right"]


def test_no_figure_module_writes_a_colour() -> None:
    from pathlib import Path

    for path in Path(theme.__file__).parent.glob("*.py"):
        found = re.findall(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
        assert found == [], path.name


def test_drawing_is_plain_json() -> None:
    sketch = theme.Sketch(100)
    sketch.line([0, 1], [0, 0])
    assert json.loads(json.dumps(sketch.drawing()))["data"][0]["mode"] == "lines"
