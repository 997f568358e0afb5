"""The strip's words: what heads a column, and how shares are told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from planner.analysis.comparison import Difference
from planner.analysis.indicators import Spread, indicator
from planner.analysis.summary import Line, Summary
from planner.domain.likelihood import paired_likelihood
from planner.domain.period import Month
from planner.domain.wording import THIN
from planner.domain.world import World
from planner.system.catalogue import Group
from planner.ui.scenarios.strip import MEDIAN, NAME, RANGE, WORD, Age, IndicatorStrip, StripModel
from planner.ui.theme.theme import Theme


@pytest.fixture
def model(qapp: QObject) -> StripModel:
    return StripModel(Group.SECURITY, Theme(), qapp)


def line(lower: float, *, slight: bool = False) -> Line:
    """Escapes, with this share of 1,000 paired draws below the parent and all others above."""
    change = Difference(Spread(-300, -80, 2), lower, 1 - lower, equal=False, slight=slight, draws=1000)
    return Line(
        indicator("escapes"),
        range_text="467–5 460",
        median_text="2 100",
        central_text="1 900",
        change_text="within 2 % of A" if slight else "−300 to +2",
        likelihood=None if slight else paired_likelihood(lower, 1 - lower, 1000, "PHIA"),
        difference=change,
    )


def summary(*lines: Line, draws: int = 1000, world: World = World.TURNING) -> Summary:
    return Summary(Month.of(2024, 11), "A", draws, world, lines, "", "")


def test_that_a_tooltip_says_all_draws_only_when_all_agree(model: StripModel) -> None:
    model.render_summary(summary(line(0.999)), "", compact=False, narrow=False, age=Age.NOW)
    tip = str(model.index(0, NAME).data(Qt.ItemDataRole.ToolTipRole))
    assert f"higher in 1{THIN}%, lower in 99{THIN}% of paired draws" in tip


def test_that_a_compact_heading_leaves_the_room_to_the_names(model: StripModel) -> None:
    model.render_summary(summary(line(0.92)), "", compact=True, narrow=False, age=Age.NOW)
    assert model.headerData(WORD, Qt.Orientation.Horizontal) == f"likelihood{THIN}‡"
    assert model.headerData(NAME, Qt.Orientation.Horizontal) == "Security"


def test_that_a_compact_strip_says_its_month_once_below_the_second_group(qtbot: QtBot) -> None:
    strip = IndicatorStrip(Theme())
    qtbot.addWidget(strip)
    strip.render_summary(summary(line(0.92)), compact=True)

    lasts = [table.model().index(table.model().rowCount() - 1, NAME).data() for table in strip.tables]
    assert lasts[1] == "All at Nov 2024"
    assert "All at Nov 2024" not in (lasts[0], lasts[2])


def test_that_a_narrow_strip_says_what_its_words_are_about(model: StripModel) -> None:
    model.render_summary(summary(line(0.97), line(0.5, slight=True)), "", compact=True, narrow=True, age=Age.NOW)
    assert model.headerData(WORD, Qt.Orientation.Horizontal) == "change from A"
    assert [model.index(row, WORD).data() for row in (0, 1)] == ["▼ almost certain", "within 2 % of A"]


@pytest.mark.parametrize(
    ("draws", "heads"),
    [(1000, (f"95{THIN}% range", "median")), (200, (f"50{THIN}% range", "median")), (99, ("median", ""))],
)
def test_that_the_head_of_a_range_follows_the_draws(model: StripModel, draws: int, heads: tuple[str, str]) -> None:
    model.render_summary(summary(line(0.97), draws=draws), "", compact=False, narrow=False, age=Age.NOW)
    assert tuple(model.headerData(column, Qt.Orientation.Horizontal) for column in (RANGE, MEDIAN)) == heads


def test_that_the_head_tells_the_world_and_why_a_range_is_left_out(model: StripModel) -> None:
    model.render_summary(summary(line(0.97), draws=200), "", compact=False, narrow=False, age=Age.NOW)
    tip = model.headerData(RANGE, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == (
        f"Drawn as the world may turn. 200 runs carry a 50{THIN}% range; a 95{THIN}% range needs 1{THIN}000."
    )


@pytest.mark.parametrize(
    ("compact", "column", "head"),
    [(False, NAME, "Security, Nov 2024, before the change"), (True, WORD, "before the change")],
)
def test_that_numbers_of_before_a_change_say_so_where_there_is_room_and_are_dim(
    model: StripModel, compact: bool, column: int, head: str
) -> None:
    model.render_summary(summary(line(0.97)), "", compact=compact, narrow=False, age=Age.BEFORE)
    assert model.headerData(column, Qt.Orientation.Horizontal) == head
    assert str(model.headerData(RANGE, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)).startswith(
        "The numbers from before the change; the new ones follow. Drawn as the world may turn."
    )
    assert model.index(0, RANGE).data(Qt.ItemDataRole.ForegroundRole) == Theme().color("muted")


def test_that_a_first_strip_still_filling_in_is_dim_but_not_of_before(model: StripModel) -> None:
    model.render_summary(summary(line(0.97)), "", compact=False, narrow=False, age=Age.COMING)
    assert model.headerData(NAME, Qt.Orientation.Horizontal) == "Security, Nov 2024"
    assert model.index(0, RANGE).data(Qt.ItemDataRole.ForegroundRole) == Theme().color("muted")


def test_that_a_strip_shown_twice_is_painted_once(qtbot: QtBot) -> None:
    strip, shown = IndicatorStrip(Theme()), summary(line(0.97))
    qtbot.addWidget(strip)
    strip.render_summary(shown, compact=False, age=Age.COMING)
    with qtbot.assertNotEmitted(strip.tables[0].model().modelReset):
        strip.render_summary(shown, compact=False, age=Age.COMING)
    with qtbot.waitSignal(strip.tables[0].model().modelReset, timeout=1_000):
        strip.render_summary(shown, compact=False, age=Age.NOW)
