"""What the turn would change: one row an indicator, the paired range on a scale of its own, and in how many runs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from planner.ui.compare.segments import Segments
from planner.ui.exercises.run.fitted import Fitted
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, empty, row
from planner.ui.widgets.text import caption, heading, label

ROW = 21


@dataclass(frozen=True)
class PreviewRow:
    """One indicator: its range in words, and low, median and high of the paired change for the bar."""

    title: str
    range_text: str
    low: float
    median: float
    high: float
    runs: str


@dataclass(frozen=True)
class PreviewShown:
    """The card. `note` says what is compared; `stale` when the rows are those before the last change."""

    title: str
    choices: tuple[str, str]
    chosen: int
    note: str
    head: str
    range_name: str
    rows: tuple[PreviewRow, ...]
    stale: bool = False
    waiting: str = ""
    stopped: bool = False


class RangeBar(QWidget):
    """A paired range round its own zero, with a tick at the median. The number beside it says the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row: PreviewRow | None = None
        self._dim = False
        self.setMinimumWidth(48)
        self.setFixedHeight(ROW - 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(88, ROW - 6)

    def render_row(self, shown: PreviewRow, *, dim: bool) -> None:
        """Show one row."""
        self._row, self._dim = shown, dim
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, theme = self._row, self._theme
        painter, box = QPainter(self), self.rect()
        middle, zero = box.center().y(), box.center().x()
        painter.fillRect(QRect(4, middle, box.width() - 8, 1), theme.color("grid"))
        if shown is not None and not math.isnan(shown.low) and (shown.low or shown.high):
            reach = max(abs(shown.low), abs(shown.high)) or 1.0
            half = box.width() / 2 - 5
            left, right = (round(zero + half * value / reach) for value in (shown.low, shown.high))
            fill = theme.series(1)
            fill.setAlphaF(0.35 if self._dim else 1.0)
            painter.fillRect(QRect(left, middle - 4, max(2, right - left), 8), fill)
            tick = round(zero + half * shown.median / reach)
            painter.fillRect(QRect(tick - 1, middle - 7, 2, 14), theme.color("text"))
        painter.fillRect(QRect(zero, middle - 8, 1, 16), theme.color("edge"))


class PreviewCard(QFrame):
    """`chosen` gives 0 for the end of the turn and 1 for the end of the exercise."""

    chosen = Signal(int)
    compute_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._theme = theme
        self._compact = False
        self.compute = button("Compute the preview", theme, small=True)
        self._rows: list[tuple[QLabel, QLabel, RangeBar, Fitted]] = []
        self.title = heading("", theme)
        self.ends = Segments("Preview at", ("End of turn", "End of exercise"), theme, small=True)
        self._note = caption("", theme, wrap=True)
        self._waiting = caption("", theme, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setContentsMargins(12, 0, 12, 6)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(2, 3)
        self._grid.setColumnStretch(3, 4)
        self._grid.setColumnMinimumWidth(3, 116)
        head = row(spacing=8)
        head.setContentsMargins(12, 6, 8, 6)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.ends)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        for words in (self._note, self._waiting):
            words.setContentsMargins(12, 0, 12, 4)
            inside.addWidget(words)
        inside.addLayout(self._grid)
        again = row()
        again.setContentsMargins(12, 0, 12, 6)
        again.addWidget(self.compute)
        again.addStretch(1)
        inside.addLayout(again)
        self.compute.clicked.connect(self.compute_wanted)
        self.ends.chosen.connect(self.chosen)

    def render_preview(self, shown: PreviewShown) -> None:
        """Show the rows; those that are out of date are dimmed, and the gate says so too."""
        self.title.setText(shown.title)
        for made, words in zip(self.ends.buttons, shown.choices, strict=True):
            made.setText(words.partition(", ")[2] if self._compact else words)
            made.setAccessibleName(f"Preview at: {words}")
        self.ends.render_chosen(shown.chosen)
        self._note.setText(shown.note)
        self._waiting.setText(shown.waiting)
        self._waiting.setVisible(bool(shown.waiting))
        self.compute.setVisible(shown.stopped)
        if len(self._rows) != len(shown.rows):
            self._build(len(shown.rows))
        if shown.rows:
            self._head.say(shown.head)
            self._span_head.setText(shown.range_name)
            self._runs_head.say("Of 100 runs" if self._compact else "In how many runs")
        ink = self._theme.color("muted" if shown.stale else "text").name()
        for found, (title, span, bar, runs) in zip(shown.rows, self._rows, strict=True):
            title.setText(found.title)
            span.setText(found.range_text)
            runs.say(found.runs.removesuffix(" of 100") if self._compact else found.runs)
            bar.render_row(found, dim=shown.stale)
            bar.setAccessibleName(f"{found.title}: {found.range_text}, {found.runs}")
            for shown_words in (title, span, runs):
                shown_words.setStyleSheet(f"color: {ink};")

    def measure(self, measures: Measures) -> None:
        """Take the room there is; the next rendering words the switch for it."""
        self._compact = measures.compact
        self._grid.setHorizontalSpacing(6 if measures.compact else 10)
        self._grid.setColumnMinimumWidth(3, 80 if measures.compact else 116)
        self._grid.setColumnStretch(3, 0 if measures.compact else 4)

    def _build(self, count: int) -> None:
        empty(self._grid)
        self._rows.clear()
        if not count:
            return
        self._head = Fitted(self._theme)
        span, scale, runs = caption("", self._theme), caption("Own scale", self._theme), Fitted(self._theme)
        self._runs_head, self._span_head = runs, span
        span.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        scale.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._head.setProperty("tone", "muted")
        runs.setProperty("tone", "muted")
        heads: tuple[QWidget, ...] = (self._head, span, scale, runs)
        for at, made in enumerate(heads):
            self._grid.addWidget(made, 0, at)
        for number in range(1, count + 1):
            title, span = label("", self._theme, size=SMALL, wrap=True), label("", self._theme, size=SMALL)
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            span.setFont(self._theme.figures(SMALL))
            span.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            bar, runs = RangeBar(self._theme), Fitted(self._theme)
            self._grid.setRowMinimumHeight(number, ROW)
            line: tuple[QWidget, ...] = (title, span, bar, runs)
            for at, made in enumerate(line):
                self._grid.addWidget(made, number, at)
            self._rows.append((title, span, bar, runs))
