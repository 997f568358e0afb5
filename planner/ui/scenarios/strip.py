"""The indicator strip at the horizon: Security, Capacity and Rights side by side with equal width."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QTableView, QWidget

from planner.analysis.summary import Line, Summary
from planner.domain.breadth import left_out, range_name, widest
from planner.domain.likelihood import BOUNDARY
from planner.domain.wording import THIN, percent_text
from planner.domain.world import World
from planner.system.catalogue import SIDE_BY_SIDE, Group
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex

NAME, RANGE, MEDIAN, CHANGE, WORD = range(5)

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class Age(Enum):
    """How a strip stands to its scenario: of now, still filling in, or of before a change; the last two are dim."""

    NOW = auto()
    COMING = auto()
    BEFORE = auto()


_BEFORE = "before the change"


class StripModel(QAbstractTableModel):
    """The lines of one group; `footing` is one more row across all columns."""

    def __init__(self, group: Group, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._group = group
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._head: tuple[str, ...] = (group.value, "", "", "", "")
        self._basis = ""
        self.footing = ""
        self.compact = False
        self.narrow = False
        self.age = Age.NOW

    def render_summary(self, summary: Summary, footing: str, *, compact: bool, narrow: bool, age: Age) -> None:
        """Show this group's lines."""
        self.beginResetModel()
        self._lines, self.footing = summary.of(self._group), footing
        self.compact, self.narrow, self.age = compact, narrow, age
        against = f"change from {summary.parent_name}" if summary.parent_name else ""
        ranged, share = any(line.range_text for line in self._lines), widest(summary.draws)
        world = summary.world if ranged else World.STEADY
        self._basis = f"Drawn {world.words}. {left_out(summary.draws) if ranged else ''}".rstrip()
        if age is Age.BEFORE:
            self._basis = f"The numbers from before the change; the new ones follow. {self._basis}"
        self._head = (
            self._heading(summary.horizon.label),
            range_name(share) if ranged else "central",
            "median" if ranged and share else "",
            against,
            self._word_heading(against),
        )
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._lines) + bool(self.footing)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._basis
        if role == Qt.ItemDataRole.FontRole:
            return self._font(semibold=section == NAME)
        if role == Qt.ItemDataRole.ForegroundRole and section == NAME:
            return self._theme.color("muted" if self._dim else "text")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section in (NAME, WORD) else _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = index.column()
        if index.row() >= len(self._lines):
            return self._footing_data(column, role)
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(line)
        if role == Qt.ItemDataRole.FontRole:
            return self._font() if column in (NAME, WORD) else self._theme.figures(semibold=column == RANGE)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color("muted" if column == MEDIAN or self._dim else "text")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column in (NAME, WORD) else _RIGHT
        return None

    @property
    def _dim(self) -> bool:
        return self.age is not Age.NOW

    def _text(self, line: Line, column: int) -> str:
        if column == RANGE:
            return self._brief(line.range_text.removeprefix("median ") or line.central_text)
        if column == MEDIAN and not self._head[MEDIAN]:
            return ""
        if column == CHANGE:
            return self._brief(line.change_text)
        if column == WORD and self.narrow and line.likelihood is None:
            return line.change_text
        if column == WORD and self.compact and line.likelihood and line.likelihood.likelihood.boundary:
            found = line.likelihood
            return f"{found.direction.sign} {percent_text(found.likelihood.share)}{BOUNDARY}"
        return (self._name(line), "", line.median_text, line.change_text, line.likelihood_text)[column]

    def _word_heading(self, against: str) -> str:
        if self.age is Age.BEFORE and self.compact:  # the first column has no room for it here
            return _BEFORE
        if not against or self.narrow:
            return against
        if not any(line.likelihood is not None and line.likelihood.likelihood.boundary for line in self._lines):
            return "likelihood"
        return f"likelihood{THIN}{BOUNDARY}" if self.compact else f"likelihood, {BOUNDARY} boundary"

    def _heading(self, horizon: str) -> str:
        """In a narrow window no heading has room for the month, which then stands once below the second group."""
        if self.compact:
            return self._group.value
        before = (_BEFORE,) if self.age is Age.BEFORE else ()
        return ", ".join((self._group.value, horizon, *before))

    def _brief(self, text: str) -> str:
        return text.removesuffix(" runs") if self.compact else text

    def _name(self, line: Line) -> str:
        shown = line.indicator
        return (shown.brief or shown.title) if self.compact else shown.title

    def _footing_data(self, column: int, role: int) -> object:
        if column != NAME:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.footing
        if role == Qt.ItemDataRole.FontRole:
            return self._font()
        return self._theme.color("muted") if role == Qt.ItemDataRole.ForegroundRole else None

    def _font(self, *, semibold: bool = False) -> QFont:
        return self._theme.font(tokens.SMALL, semibold=semibold)


class IndicatorStrip(QWidget):
    """Three tables of equal width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = QHBoxLayout(self)
        self._shown: tuple[Summary, bool, bool, Age] | None = None
        self.tables: list[QTableView] = []
        for group in SIDE_BY_SIDE:
            table = _table(group, theme)
            self.tables.append(table)
            self._layout.addWidget(table, stretch=1)

    @property
    def age(self) -> Age:
        """How what is shown stands to the scenario."""
        return self._shown[3] if self._shown is not None else Age.COMING

    # render

    def render_summary(self, summary: Summary, *, compact: bool, narrow: bool = False, age: Age = Age.NOW) -> None:
        """Show a summary; one that is not of now is dimmed, and one of before a change says so.

        A compact strip has short names and no medians; a narrow one tells a change by its word alone.
        """
        if self._shown is not None and self._shown[0] is summary and self._shown[1:] == (compact, narrow, age):
            return
        self._shown = summary, compact, narrow, age
        height = 20 if compact else 24
        footings = _footings(summary, compact=compact)
        for table, group in zip(self.tables, SIDE_BY_SIDE, strict=True):
            model = table.model()
            assert isinstance(model, StripModel)
            footing = footings.get(group, "")
            table.clearSpans()
            model.render_summary(summary, footing, compact=compact, narrow=narrow, age=age)
            if footing:
                table.setSpan(model.rowCount() - 1, 0, 1, 5)
            table.verticalHeader().setDefaultSectionSize(height)
            table.horizontalHeader().setFixedHeight(height)
            table.setColumnHidden(MEDIAN, compact)
            table.setColumnHidden(CHANGE, narrow)
        rows = max(table.model().rowCount() for table in self.tables)
        margin = 8 if compact else 12
        self._layout.setContentsMargins(8 if compact else 16, margin // 2, 8 if compact else 16, margin // 2)
        self._layout.setSpacing(16 if compact else 24)
        self.setFixedHeight((rows + 1) * height + margin + 2)


def _footings(summary: Summary, *, compact: bool) -> dict[Group, str]:
    ways = summary.minors_left_custody
    who = "Minors left" if compact else "Third-country minors left custody (median)"
    month = {Group.CAPACITY: f"All at {summary.horizon.label}"} if compact else {}
    return month | ({Group.RIGHTS: f"{who}: {ways}"} if ways else {})


def _table(group: Group, theme: Theme) -> QTableView:
    table = QTableView()
    table.setModel(StripModel(group, theme, table))
    table.setAccessibleName(f"{group.value} indicators at the horizon")
    table.verticalHeader().hide()
    table.verticalHeader().setMinimumSectionSize(18)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setWordWrap(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setMinimumSectionSize(20)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
    header.setStyleSheet("QHeaderView::section { padding: 0 4px; }")
    table.setStyleSheet("QTableView::item { padding: 0 4px; }")
    return table


def _tip(line: Line) -> str:
    change = f"change: {line.change_text}" if line.change_text else ""
    parts = [f"{line.indicator.title}, {line.indicator.unit}", change, line.likelihood_text, line.indicator.note]
    if line.difference is not None and line.difference.draws:
        higher, lower = percent_text(line.difference.higher), percent_text(line.difference.lower)
        parts.insert(1, f"higher in {higher}, lower in {lower} of paired draws")
    return "\n".join(part for part in parts if part)
