"""The difference table as Qt sees it: a row an indicator, the reference's column, then one column a scenario."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.analysis.comparison import Cell, Row
from planner.domain.breadth import left_out, range_name, widest
from planner.domain.likelihood import BOUNDARY, PairedLikelihood
from planner.domain.scenario import Scenario
from planner.ui.compare.picture import Picture

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class ComparisonModel(QAbstractTableModel):
    """Rows and scenarios of the last picture; the delegate and the headers read them straight from here."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.scenarios: tuple[Scenario, ...] = ()
        self.horizon = ""

    def render_picture(self, picture: Picture) -> None:
        """Show a picture's table; when only numbers changed, selection and scrolling stay."""
        rows, scenarios = picture.comparison.rows, picture.wanted.scenarios
        same = scenarios == self.scenarios and [row.indicator for row in rows] == [row.indicator for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows, self.scenarios, self.horizon = rows, scenarios, picture.comparison.horizon.label
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(scenarios) - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.scenarios)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Role.DisplayRole:
            return row.reference_text if index.column() == 0 else row.cells[index.column() - 1].text
        if role in (Role.AccessibleTextRole, Role.ToolTipRole):
            return self.spoken(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            scenario = self.scenarios[section]
            return f"{scenario.sign.letter} {scenario.name}" + (", reference" if section == 0 else "")
        shown = self.rows[section].indicator
        words = f"{shown.group}: {shown.title}, {shown.unit}"
        return f"{words}. {shown.note}" if shown.note and role != Role.DisplayRole else words

    def starts_group(self, row: int) -> bool:
        """Whether a row is the first of Security, Capacity or Rights."""
        return row == 0 or self.rows[row - 1].indicator.group is not self.rows[row].indicator.group

    def spoken(self, row: int, column: int) -> str:
        """A cell in one sentence."""
        found = self.rows[row]
        name = f"{found.indicator.title}, {self.scenarios[column].sign.letter} at {self.horizon}"
        if column == 0:
            return f"{name}: {found.reference_text}, {found.reference_median}"
        cell = found.cells[column - 1]
        parts = [cell.text, cell.median_text, share_words(cell), likelihood_word(cell)]
        against = f" against {self.scenarios[0].sign.letter}"
        return f"{name}{against}: {', '.join(part for part in parts if part)}"


def share_words(cell: Cell) -> str:
    """`▼ lower in 97 %`, or empty."""
    found = cell.likelihood
    return f"{found.direction.sign} {found.share_text}" if found else ""


def likelihood_word(cell: Cell) -> str:
    """`almost certain`, with its boundary sign, or empty."""
    return _word(cell.likelihood) if cell.likelihood else ""


def _word(found: PairedLikelihood) -> str:
    return f"{found.likelihood.word}{BOUNDARY if found.likelihood.boundary else ''}"


def as_text(picture: Picture) -> str:
    """The table for the clipboard: marking and title, a heading row, then tab-separated cells, one number a column."""
    comparison, reference = picture.comparison, picture.reference
    settings = picture.wanted.workspace.settings
    names = ", ".join(f"{scenario.sign.letter} {scenario.name}" for scenario in picture.others)
    title = f"{names} against {reference.sign.letter} {reference.name}, {comparison.horizon.label}"
    basis = f"{comparison.draws} paired draws, seed {comparison.seed}, {comparison.world.words}"
    told = range_name(widest(comparison.draws))
    heads = ["Group", "Indicator", "Unit", f"{reference.sign.letter} {told}", f"{reference.sign.letter} median"]
    for scenario in picture.others:
        change = f"{scenario.sign.letter} − {reference.sign.letter}"
        heads += [f"{change}, {told}", f"{change}, median", f"{change}, share of draws", f"{change}, likelihood"]
    why = [left_out(comparison.draws)] if left_out(comparison.draws) else []
    lines = [[settings.marking], [title, basis, *why], heads]
    for row in comparison.rows:
        shown = row.indicator
        line = [str(shown.group), shown.title, shown.unit, row.reference_text, row.reference_median]
        for cell in row.cells:
            line += [cell.text, cell.median_text, share_words(cell), likelihood_word(cell)]
        lines.append(line)
    return "\n".join("\t".join(line) for line in lines)
