"""The right side of Start: what to read before using a result, the words for likelihood, and keys worth knowing."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.domain.likelihood import legend, vocabulary_named
from planner.system.evidence import register
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column, ground, row, rule, scrolling
from planner.ui.widgets.text import caption, heading, label, picture, pill

WIDTH, NARROW_WIDTH = 336, 272

_READ_FIRST = (
    ("tick", "Groups of people only. There is no person in it, and no list of persons belongs in it."),
    ("tick", "Rights indicators are always computed and cannot be switched off."),
    ("tick", "Ranges first: every figure comes with the spread of its draws."),
    (
        "cross",
        "Not for targeting, watch-listing, decisions about any individual, asylum or nationality casework, "
        "or sentencing.",
    ),
    ("warning", "The evidence ends in November 2019. Projections from it are illustrative."),
)
_KEYS = (
    ("Find anything", "Ctrl+K"),
    ("Data table of the chart in focus", "T"),
    ("Tick a scenario to compare", "Space"),
    ("Undo, even after a restart", "Ctrl+Z"),
)


def guidance(vocabulary: str, theme: Theme) -> QScrollArea:
    """The whole side, scrolled when the window is low."""
    side = ground("surface")
    inside = column(side, spacing=0)
    for part in (_read_first(theme), _likelihood(vocabulary, theme), _keys(theme)):
        inside.addLayout(part)
        inside.addWidget(rule())
    about = column(margins=24)
    about.addWidget(
        caption(
            f"Version {_version()}, evidence register of {len(register().items)} rows. "
            "Works offline: no network connection is opened.",
            theme,
            wrap=True,
        )
    )
    inside.addLayout(about)
    inside.addStretch(1)
    area = scrolling(side)
    area.setProperty("bar", "side")
    return area


def _read_first(theme: Theme) -> QVBoxLayout:
    part = column(margins=24, spacing=10)
    part.addWidget(heading("Read before you use a result", theme))
    for sign, words in _READ_FIRST:
        line = row(spacing=8)
        line.addWidget(picture(sign, theme, token="muted"), alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(label(words, theme, wrap=True), 1)
        part.addLayout(line)
    return part


def _likelihood(vocabulary: str, theme: Theme) -> QVBoxLayout:
    part = column(margins=24, spacing=0)
    part.addLayout(_ends(heading("Words for likelihood", theme), caption(vocabulary, theme)))
    part.addSpacing(6)
    part.addWidget(_Scale(vocabulary, theme))
    part.addSpacing(6)
    for word, span in legend(vocabulary):
        part.addLayout(_ends(label(word, theme), caption(span, theme), height=24))
        part.addWidget(rule())
    part.addSpacing(6)
    part.addWidget(
        caption(
            "Used only for shares of simulated draws. A share between two words prints the number and the nearer "
            "word, marked ‡ as a boundary.",
            theme,
            wrap=True,
        )
    )
    return part


def _keys(theme: Theme) -> QVBoxLayout:
    part = column(margins=24, spacing=4)
    part.addWidget(heading("Keys worth knowing", theme))
    for words, key in _KEYS:
        part.addLayout(_ends(label(words, theme), pill(key, theme, "key"), height=28))
    return part


def _ends(left: QWidget, right: QWidget, height: int = 0) -> QHBoxLayout:
    line = row()
    line.addWidget(left)
    line.addStretch(1)
    line.addWidget(right)
    if height:
        line.addStrut(height)
    return line


class _Scale(QWidget):
    """The vocabulary on a line from 0 to 100 %; gaps between the words stay empty."""

    def __init__(self, vocabulary: str, theme: Theme) -> None:
        super().__init__()
        self._terms = vocabulary_named(vocabulary).terms
        self._theme = theme
        self.setFixedHeight(12)
        self.setMinimumSize(QSize(100, 12))
        self.setAccessibleName("Likelihood words from 0 to 100 %")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        share = self.width() / 100
        for number, term in enumerate(self._terms):
            fill = self._theme.series(1)
            fill.setAlphaF(0.25 + 0.5 * number / len(self._terms))
            painter.fillRect(QRectF(term.low * share, 0, (term.high - term.low) * share, 11), fill)
        painter.fillRect(QRectF(0, 11, self.width(), 1), self._theme.color("edge"))


def _version() -> str:
    try:
        return version("policy-scenario-planner")
    except PackageNotFoundError:
        return "from source"
