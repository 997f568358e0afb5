"""The line above the charts: the scenario on stage, what the lines mean, and which charts are shown how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from planner.domain.breadth import left_out
from planner.domain.fan import drawn_shares
from planner.domain.finding import Finding
from planner.domain.scenario import Scenario
from planner.domain.world import World
from planner.system.catalogue import Group
from planner.ui.scenarios.charts import chart_kinds
from planner.ui.theme import tokens
from planner.ui.theme.signs import CHIP, paint_chip
from planner.ui.theme.theme import Theme, icon, pen
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.text import icon_pill, title
from planner.ui.widgets.world_choice import WorldButton

_WORDS_FROM = 900
"""Px from which the line has room for a world in words."""
_COLUMNS = {0: "Columns to fit", 1: "1 column", 2: "2 columns", 3: "3 columns", 4: "4 columns"}


class ChartBar(QWidget):
    """`chart_toggled` names a chart, `columns_chosen` gives 0 for what fits."""

    chart_toggled = Signal(str)
    columns_chosen = Signal(int)
    first_six_wanted = Signal()
    levers_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[str, ...], int] | None = None
        self._world: tuple[World, bool] | None = None
        self.chip = _Chip(theme)
        self.name = title("", theme)
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.warning = icon_pill("warning", "", theme, "warn")
        self._warning_words = self.warning.findChildren(QLabel)[-1]
        self.warning.hide()
        self.legend = Legend(theme)
        self.world_button = WorldButton(theme)
        self.charts_button = QToolButton()
        self.charts_button.setFont(theme.font())
        self.charts_button.setIcon(icon("grid", theme))
        self.charts_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.charts_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.charts_button.setFixedHeight(32)
        self.charts_button.setStyleSheet(f"QToolButton {{ border: 1px solid {theme.color('edge').name()}; }}")
        self.charts_button.setMenu(QMenu(self))
        self.levers_button = icon_button("levers", "Open the levers", theme)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.chip)
        layout.addWidget(self.name)
        layout.addWidget(self.warning)
        layout.addWidget(self.legend, stretch=1)
        layout.addWidget(self.world_button)
        layout.addWidget(self.charts_button)
        layout.addWidget(self.levers_button)
        self.levers_button.clicked.connect(self.levers_wanted)

    # render

    def render_stage(
        self, scenario: Scenario, parent_letter: str, draws: int, *, compact: bool, levers_folded: bool
    ) -> None:
        """Show which scenario is on stage and what the lines mean; `draws` are those of its fans, 0 without any."""
        self.chip.render_scenario(scenario)
        self.name.setText(scenario.name)
        self.legend.render_meanings(scenario.sign.colour, parent_letter, draws, compact=compact)
        self.levers_button.setVisible(levers_folded)

    def render_world(self, world: World, *, editable: bool) -> None:
        """Show the world that fans are drawn in, in a word where the line is short."""
        self._world = world, editable
        self.world_button.render_world(world, editable=editable, brief=self.width() < _WORDS_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._world is not None:
            self.render_world(self._world[0], editable=self._world[1])

    def render_warnings(self, found: Sequence[Finding]) -> None:
        """Say where the run on stage leaves what anybody has observed; the whole of it in the tooltip."""
        self.warning.setVisible(bool(found))
        words = f"Hardly any guards: {', '.join(finding.where for finding in found)}"
        whole = "\n".join(f"{finding.where}: {finding.what} {finding.remedy}" for finding in found)
        self._warning_words.setText(words)
        self.warning.setToolTip(whole)
        self.warning.setAccessibleName(words)
        self.warning.setAccessibleDescription(whole)

    def render_charts(self, shown: Sequence[str], columns: int) -> None:
        """Tick the charts that are shown and the layout in the menu."""
        if (tuple(shown), columns) == self._shown:
            return
        self._shown = tuple(shown), columns
        self.charts_button.setText(f"{len(shown)} charts" if len(shown) != 1 else "1 chart")
        menu = self.charts_button.menu()
        assert menu is not None
        menu.clear()
        for group in Group:
            inner = menu.addMenu(group.value)
            for kind in chart_kinds():
                if kind.group is group:
                    action = inner.addAction(kind.title)
                    action.setCheckable(True)
                    action.setChecked(kind.key in shown)
                    action.triggered.connect(lambda _=False, key=kind.key: self.chart_toggled.emit(key))
        menu.addSeparator()
        for number, words in _COLUMNS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(number == columns)
            action.triggered.connect(lambda _=False, chosen=number: self.columns_chosen.emit(chosen))
        menu.addSeparator()
        menu.addAction("The first six charts").triggered.connect(lambda: self.first_six_wanted.emit())


class _Chip(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scenario: Scenario | None = None
        self.setFixedSize(CHIP + 2, CHIP + 2)

    def render_scenario(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self.setAccessibleName(f"Scenario {scenario.sign.letter}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scenario is not None:
            paint_chip(QPainter(self), QRectF(self.rect()), self._scenario.sign, self._theme)


class Legend(QWidget):
    """What every chart shares; shortened, and in the end left out, where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour = 1
        self._parent = ""
        self._shares: tuple[int, ...] = ()
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(20)

    def render_meanings(self, colour: int, parent_letter: str, draws: int, *, compact: bool) -> None:
        """Show the meanings for a scenario of this colour and so many draws; no parent, no parent's line."""
        self._colour, self._parent, self._compact = colour, parent_letter, compact
        self._shares, less = drawn_shares(draws), left_out(draws) if draws else ""
        said = ", ".join(words for _, words in self._items(short=False))
        self.setToolTip("\n".join(part for part in (said, less) if part))
        self.setAccessibleName("Legend")
        self.setAccessibleDescription(self.toolTip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 20)

    def _items(self, *, short: bool) -> list[tuple[str, str]]:
        shares = ", ".join(map(str, reversed(self._shares)))
        items = [("fan", f"{shares} %" if short else f"{shares} % of draws")] if self._shares else []
        items += [("median", "median"), ("central", "central" if short else f"central, {World.STEADY.words}")]
        if self._parent:
            items.append(("parent", f"parent {self._parent}" if short else f"parent {self._parent}, median"))
        return [*items, ("places", "places")]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(tokens.SMALL))
        metrics = QFontMetricsF(painter.font())
        for short in (self._compact, True):
            items = self._items(short=short)
            widths = [24 + 6 + metrics.horizontalAdvance(words) + 14 for _, words in items]
            if sum(widths) <= self.width():
                break
        while items and sum(widths) > self.width():
            items.pop()
            widths.pop()
        left = self.width() - sum(widths) + 6
        middle = self.height() / 2
        for (sign, words), width in zip(items, widths, strict=True):
            self._paint_sign(painter, sign, QRectF(left, middle - 6, 24, 12))
            painter.setPen(self._theme.color("muted"))
            box = QRectF(left + 30, 0, width, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            left += width

    def _paint_sign(self, painter: QPainter, sign: str, box: QRectF) -> None:
        theme = self._theme
        if sign == "fan":
            for place, share in enumerate(self._shares):
                painter.fillRect(box.adjusted(0, 2 * place, 0, -2 * place), theme.band_color(self._colour, share))
            return
        strokes = {
            "median": pen(theme.series(self._colour), 2.2),
            "central": pen(theme.color("text"), 1.0),
            "parent": pen(theme.color("text"), 1.4, theme.parent_dash),
            "places": pen(theme.color("text"), 1.8),
        }
        painter.setPen(strokes[sign])
        middle = box.center().y()
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
