"""The table beside the schedule plot: a row a point, typed in; wrong entries stay where they are, with a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QToolButton, QWidget

from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme, icon
from planner.ui.widgets.tab_order import put_before
from planner.ui.widgets.text import caption

_MONTH_WIDTH, _VALUE_WIDTH, _HEIGHT = 72, 54, 24


@dataclass(frozen=True)
class PointRow:
    """One point as text: its month (None where a schedule has none), its value, what it replaces, and its place."""

    month: str | None
    value: str
    inherited: str = ""
    removable: bool = True
    fixed: bool = False


class PointRows(QWidget):
    """`typed` says which row, which field (`month` or `value`) and what; `removed` which row."""

    typed = Signal(int, str, str)
    removed = Signal(int)
    row_entered = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fields: dict[tuple[int, str], QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3)
        self._grid.setVerticalSpacing(2)
        self._rows: tuple[PointRow, ...] = ()
        self._heading = caption("", theme)
        self._heading.setAlignment(Qt.AlignmentFlag.AlignRight)

    # render

    def render_rows(
        self, rows: Sequence[PointRow], unit: str, chosen: int, *, editable: bool, compact: bool = False
    ) -> None:
        """Show these rows; the chosen one is marked. A compact table keeps what is replaced in the tooltips."""
        if len(rows) != len(self._rows) or not self._fields:
            self._build(rows)
        self._rows = tuple(rows)
        self._heading.setText(unit)
        for number, row in enumerate(rows):
            for name, text in (("month", row.month), ("value", row.value)):
                field = self._fields[number, name]
                if text is not None:
                    _show(field, text)
                field.setVisible(text is not None)
                field.setReadOnly(not editable or row.fixed)
                if field.property("wrong") != "false":
                    field.setProperty("wrong", "false")
                    _repolish(field)
            font = QFont(self._theme.font(tokens.SMALL, semibold=number == chosen))
            self._fields[number, "value"].setFont(font)
            old = self.findChild(QLabel, f"inherited {number}")
            if isinstance(old, QLabel):
                old.setText(row.inherited)
                old.setVisible(bool(row.inherited) and not compact)
            said = f"Inherited: {row.inherited}" if row.inherited else ""
            self._fields[number, "value"].setToolTip(said)
            remove = self.findChild(QToolButton, f"remove {number}")
            if isinstance(remove, QToolButton):
                remove.setVisible(row.removable and editable)

    def render_wrong(self, row: int, name: str) -> None:
        """Mark a field whose text cannot be used; the text stays."""
        field = self._fields[row, name]
        field.setProperty("wrong", "true")
        _repolish(field)

    def field(self, row: int, name: str) -> QLineEdit:
        """The entry field of a row: `month` or `value`."""
        return self._fields[row, name]

    def _build(self, rows: Sequence[PointRow]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._heading:
                widget.setParent(None)
                widget.deleteLater()
        self._fields = {}
        self._grid.addWidget(caption("From", self._theme), 0, 0)
        self._grid.addWidget(self._heading, 0, 1, 1, 2)
        for number in range(len(rows)):
            put_before(self, self._add_row(number))
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(len(rows) + 1, 1)

    def _add_row(self, number: int) -> tuple[QWidget, ...]:
        """A row of the table; what of it Tab comes by."""
        replaced = QLabel()
        replaced.setObjectName(f"inherited {number}")
        replaced.setProperty("tone", "muted")
        struck = QFont(self._theme.font(tokens.SMALL))
        struck.setStrikeOut(True)
        replaced.setFont(struck)
        replaced.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        replaced.setToolTip("Inherited value replaced here")
        remove = QToolButton()
        remove.setObjectName(f"remove {number}")
        remove.setIcon(icon("close", self._theme, "muted"))
        remove.setFixedSize(18, _HEIGHT)
        remove.setToolTip("Remove this point")
        remove.setAccessibleName(f"Remove point {number + 1}")
        remove.clicked.connect(lambda: self.removed.emit(number))
        month = self._field(number, "month", _MONTH_WIDTH)
        value = self._field(number, "value", _VALUE_WIDTH)
        for column, part in enumerate((month, replaced, value, remove)):
            self._grid.addWidget(part, number + 1, column)
        return month, value, remove

    def _field(self, number: int, name: str, width: int) -> QLineEdit:
        field = QLineEdit()
        field.setFont(self._theme.font(tokens.SMALL))
        field.setFixedSize(width, _HEIGHT)
        field.setStyleSheet("padding: 0 4px; min-height: 20px;")
        field.setAccessibleName(f"Point {number + 1}, {'from month' if name == 'month' else 'value'}")
        if name == "value":
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.editingFinished.connect(lambda: self._finish(number, name))
        field.selectionChanged.connect(lambda: self._enter(number, field))
        self._fields[number, name] = field
        return field

    # gestures

    def _finish(self, number: int, name: str) -> None:
        field = self._fields.get((number, name))
        if field is not None and field.isModified():
            field.setModified(False)
            self.typed.emit(number, name, field.text())

    def _enter(self, number: int, field: QLineEdit) -> None:
        if field.hasFocus():
            self.row_entered.emit(number)


def _show(field: QLineEdit, text: str) -> None:
    if field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)


def _repolish(field: QLineEdit) -> None:
    field.style().unpolish(field)
    field.style().polish(field)
