"""How the cells and headers of the difference table are drawn: two lines, the glyph, share and word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QLabel, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from planner.analysis.comparison import Cell, Row
from planner.domain.likelihood import BOUNDARY
from planner.domain.scenario import Scenario
from planner.domain.wording import percent_text
from planner.ui.compare.table_model import ComparisonModel, Index, likelihood_word, share_words
from planner.ui.theme import tokens
from planner.ui.theme.signs import CHIP, SAMPLE, paint_chip, paint_dash
from planner.ui.theme.theme import Theme, pen

LINE = 16
PAD = 8
GLYPH = 44
_GROUP = 68
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class CellPlan:
    """How much of a cell fits: the widths of its two texts, whether the glyph has room, lines one below the other."""

    texts: int = 120
    words: int = 104
    glyph: bool = True
    stacked: bool = False

    @property
    def height(self) -> int:
        """Of a row, px."""
        return LINE * 3 + 8 if self.stacked else LINE * 2 + 6


def plan_for(rows: Sequence[Row], width: int, theme: Theme) -> CellPlan:
    """What fits into columns of `width` px."""
    strong, plain = _metrics(theme, True).horizontalAdvance, _metrics(theme, False).horizontalAdvance
    cells = [cell for row in rows for cell in row.cells if cell.median_text]
    texts = max((max(strong(cell.text), plain(cell.median_text)) for cell in cells), default=0)
    words = max((max(plain(share_words(cell)), plain(likelihood_word(cell))) for cell in cells), default=0)
    room = width - texts - words - 3 * PAD
    return CellPlan(texts, words, glyph=room >= GLYPH + PAD, stacked=room < 0)


@lru_cache(maxsize=8)
def _font(theme: Theme, strong: bool) -> QFont:
    """Made once: a table draws hundreds of texts each time it is painted."""
    return theme.font(tokens.SMALL, semibold=strong)


@lru_cache(maxsize=8)
def _metrics(theme: Theme, strong: bool) -> QFontMetrics:
    return QFontMetrics(_font(theme, strong))


def _draw(painter: QPainter, box: QRect, text: str, theme: Theme, token: str, *, strong: bool = False) -> None:
    """One line of text in `box`, cut with an ellipsis where it does not fit."""
    painter.setFont(_font(theme, strong))
    painter.setPen(theme.color(token))
    metrics = _metrics(theme, strong)
    if metrics.horizontalAdvance(text) > box.width():
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _MIDDLE, text)


class CellPainter(QStyledItemDelegate):
    """Draws a cell as its plan says."""

    def __init__(self, model: ComparisonModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.plan = CellPlan()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self.plan.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        row = self._model.rows[index.row()]
        box = QRect(option.rect)
        paint_ground(painter, box, self._theme, sunken=index.column() == 0, strong=self._ends_group(index.row()))
        if index.column() == 0:
            self._paint_lines(painter, box, row.reference_text, row.reference_median)
        else:
            self._paint_cell(painter, box, row.cells[index.column() - 1], index.column())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(pen(self._theme.color("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def _ends_group(self, row: int) -> bool:
        return row + 1 < len(self._model.rows) and self._model.starts_group(row + 1)

    def _paint_lines(self, painter: QPainter, box: QRect, first: str, second: str, third: str = "") -> None:
        lines = [(first, True), (second, False), (third, False)]
        lines = [line for line in lines if line[0]]
        top = box.top() + (box.height() - 1 - LINE * len(lines)) // 2
        for number, (text, strong) in enumerate(lines):
            line = QRect(box.left() + PAD, top + LINE * number, box.width() - PAD, LINE)
            token = "text" if strong or number == 2 else "muted"
            _draw(painter, line, text, self._theme, token, strong=strong)

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell, column: int) -> None:
        if not cell.median_text:
            _draw(painter, box.adjusted(PAD, 0, 0, 0), cell.text, self._theme, "muted")
            return
        if self.plan.stacked:
            self._paint_lines(painter, box, cell.text, cell.median_text, _short(cell))
            return
        self._paint_lines(painter, box, cell.text, cell.median_text)
        beside = QRect(box.right() - self.plan.words - PAD, box.top(), self.plan.words + PAD, box.height())
        top = box.top() + (box.height() - 1 - 2 * LINE) // 2
        for number, (text, token) in enumerate(((share_words(cell), "text"), (likelihood_word(cell), "muted"))):
            line = QRect(beside.left(), top + LINE * number, beside.width(), LINE)
            _draw(painter, line, text, self._theme, token)
        if self.plan.glyph and cell.glyph:
            left, right = box.left() + 2 * PAD + self.plan.texts, beside.left() - PAD
            middle = (left + right) / 2
            half = min((right - left) / 2, 36.0)
            self._paint_glyph(painter, QRectF(middle - half, box.top(), 2 * half, box.height()), cell.glyph, column)

    def _paint_glyph(self, painter: QPainter, box: QRectF, glyph: tuple[float, float, float], column: int) -> None:
        theme, colour = self._theme, self._model.scenarios[column].sign.colour
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = box.center().x(), round(box.center().y()) + 0.5
        low, median, high = (x + value * box.width() / 2 for value in glyph)
        painter.setPen(pen(theme.color("edge")))
        painter.drawLine(QPointF(round(x) + 0.5, y - 10), QPointF(round(x) + 0.5, y + 10))
        painter.setPen(pen(theme.series(colour), 4.0))
        painter.drawLine(QPointF(min(low, high - 1), y), QPointF(max(high, low + 1), y))
        painter.setPen(pen(theme.color("text"), 2.0))
        painter.drawLine(QPointF(median, y - 6), QPointF(median, y + 6))


def _short(cell: Cell) -> str:
    """Direction and word; on a boundary the share instead, as the nearer word alone would say too much."""
    found = cell.likelihood
    if found is None:
        return ""
    on_boundary = found.likelihood.boundary
    words = f"{percent_text(found.likelihood.share)}{BOUNDARY}" if on_boundary else found.likelihood.word
    return f"{found.direction.sign} {words}"


class HasScenarios(Protocol):
    """A table model with a column a scenario, the reference's first."""

    scenarios: tuple[Scenario, ...]


class ScenarioHeader(QHeaderView):
    """Chip, dash sample and name above each column."""

    def __init__(self, model: HasScenarios, theme: Theme, parent: QObject) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)  # type: ignore[arg-type] # the table that owns it
        self._model = model
        self._theme = theme
        self.setFixedHeight(36)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, scenario = self._theme, self._model.scenarios[section]
        painter.save()
        paint_ground(painter, rect, theme, sunken=section == 0, token="edge")
        left = rect.left() + PAD
        paint_chip(painter, QRectF(left, rect.top(), CHIP, rect.height()), scenario.sign, theme)
        left += CHIP + 6
        narrow = rect.width() <= 180
        name = "Reference" if section == 0 and narrow else scenario.name
        if not narrow:
            paint_dash(painter, QRectF(left, rect.top(), SAMPLE, rect.height()), scenario.sign, theme)
            left += SAMPLE + 6
        box = QRect(left, rect.top(), rect.right() - left - 4, rect.height())
        _draw(painter, box, name, theme, "text", strong=True)
        painter.restore()


class IndicatorHeader(QHeaderView):
    """Group, title and unit before each row; the group has a column of its own where there is room."""

    def __init__(self, model: ComparisonModel, theme: Theme, parent: QObject) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)  # type: ignore[arg-type] # as above
        self._model = model
        self._theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(30)

    @property
    def is_wide(self) -> bool:
        """Whether the group stands in a column of its own."""
        return self.width() >= 240

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, shown = self._theme, self._model.rows[section].indicator
        first = self._model.starts_group(section)
        last = section + 1 < len(self._model.rows) and self._model.starts_group(section + 1)
        painter.save()
        paint_ground(painter, rect, theme, strong=last)
        left, unit = rect.left() + PAD, shown.unit
        top = rect.top() + (rect.height() - 1 - 2 * LINE) // 2
        if self.is_wide:
            if first:
                _draw(painter, QRect(left, top, _GROUP, LINE), str(shown.group), theme, "text", strong=True)
            left += _GROUP
        elif first:
            unit = f"{shown.group} · {unit}"
        room = rect.right() - left - 2
        fits = not shown.short or _metrics(theme, False).horizontalAdvance(shown.title) <= room
        _draw(painter, QRect(left, top, room, LINE), shown.title if fits else shown.short, theme, "text")
        _draw(painter, QRect(left, top + LINE, room, LINE), unit, theme, "muted")
        painter.restore()


def corner(text: str, theme: Theme, table: QTableView) -> QLabel:
    """What the rows are, in the corner above them."""
    made = QLabel(text, table)
    made.setFont(theme.font(tokens.SMALL))
    made.setContentsMargins(PAD, 0, 0, 0)
    edge, ground = theme.color("edge").name(), theme.color("surface").name()
    made.setStyleSheet(f"QLabel {{ background: {ground}; border: none; border-bottom: 1px solid {edge}; }}")
    return made


def paint_ground(
    painter: QPainter, box: QRect, theme: Theme, *, sunken: bool = False, strong: bool = False, token: str = ""
) -> None:
    """The ground of a cell with its lower rule, stronger below a group, and the rule to its right."""
    painter.fillRect(box, theme.color("window" if sunken else "surface"))
    below = token or ("line" if strong else "grid")
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color(below))
    painter.fillRect(QRect(box.right(), box.top(), 1, box.height()), theme.color("grid"))
