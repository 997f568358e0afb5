"""The theme: readable in light and dark, every icon there, figures that stand under one another."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QApplication

from planner.assets import data_root, resource
from planner.ui.theme.fonts import family
from planner.ui.theme.measures import measures_for
from planner.ui.theme.theme import Theme, apply_theme, icon, pen
from planner.ui.theme.tokens import BODY, DARK, LIGHT

THEMES = [pytest.param(Theme(), id="light"), pytest.param(Theme(dark=True), id="dark")]
TEXT_ON = [
    ("text", "surface"),
    ("text", "window"),
    ("text", "accent-soft"),
    ("muted", "surface"),
    ("muted", "window"),
    ("muted", "accent-soft"),
    ("accent", "surface"),
    ("accent", "accent-soft"),
    ("on-accent", "accent"),
    ("on-mark", "mark"),
    ("good", "good-soft"),
    ("warn", "warn-soft"),
    ("bad", "bad-soft"),
]


def luminance(color: QColor) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_that_text_is_readable_on_its_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme.color(ink), theme.color(ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("number", range(1, 7))
def test_that_a_scenarios_line_stands_out_from_the_surface(theme: Theme, number: int) -> None:
    assert contrast(theme.series(number), theme.color("surface")) >= 3


def test_that_light_and_dark_name_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_that_the_bundled_typeface_is_used(qapp: QApplication) -> None:
    assert family() == "Inter"


def test_that_words_have_a_hyphen_that_is_narrower_than_a_minus_sign(qapp: QApplication) -> None:
    metrics = QFontMetrics(Theme().font(BODY))
    assert metrics.horizontalAdvance("-" * 8) < metrics.horizontalAdvance("−" * 8)


def test_that_figures_have_one_width(qapp: QApplication) -> None:
    metrics = QFontMetrics(Theme().figures(BODY))
    widths = [metrics.horizontalAdvance(figure * 8) for figure in "0123456789"]
    assert max(widths) == min(widths)


def test_that_every_icon_the_code_names_is_there() -> None:
    names: set[str] = set()
    calls = re.compile(r"""(?:icon|icon_button|picture|icon_pill|icon_name=)\(?\s*"([a-z-]+)\"""")
    for path in (data_root() / "planner" / "ui").rglob("*.py"):
        names |= set(calls.findall(path.read_text(encoding="utf-8")))
    assert {name for name in names if not resource("icons", f"{name}.svg").is_file()} == set()
    assert len(names) > 15


@pytest.mark.parametrize("theme", THEMES)
def test_that_an_icon_takes_the_colour_of_its_token(qapp: QApplication, theme: Theme) -> None:
    picture = icon("add", theme, "accent").pixmap(20, 20).toImage()
    assert picture.pixelColor(10, 10).name() == theme.color("accent").name()


def test_that_dashes_are_given_in_px_whatever_the_pen() -> None:
    assert pen(QColor("black"), 2, (10, 4)).dashPattern() == [5, 2]


def test_that_four_dashes_differ() -> None:
    patterns = [Theme().dash(number) for number in range(1, 5)]
    assert all(one != other for one, other in pairwise(patterns))
    assert patterns[0] == []


@pytest.mark.parametrize("theme", THEMES)
def test_that_dressing_twice_is_dressing_once(qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    sheet, palette = qapp.styleSheet(), qapp.palette()
    apply_theme(qapp, theme)
    assert (qapp.styleSheet(), qapp.palette()) == (sheet, palette)
    assert "$" not in sheet


@pytest.mark.parametrize(("width", "rail"), [(1920, 80), (1366, 72), (1024, 48)])
def test_that_a_narrow_window_has_a_narrow_rail(width: int, rail: int) -> None:
    assert measures_for(width).rail == rail
