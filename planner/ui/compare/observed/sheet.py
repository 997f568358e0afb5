"""The sheet in which counts are typed, pasted or read from a CSV file; bad cells are marked and told beneath it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from planner.domain.errors import PlannerError
from planner.domain.observation import MOST_OBSERVATIONS, Observation
from planner.domain.situation import Situation
from planner.ui.shell.form import ways_out
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column
from planner.ui.widgets.text import caption, describe, label, title
from planner.use_cases.observations.cells import COLUMNS, lines_of, read_file
from planner.use_cases.observations.reading import ReadTable, read_table

FIELDS = (*COLUMNS, "note")
HEADINGS = ("Counted", "Members", "Month or year", "Value", "Low", "High", "Source", "Note")
AskCsv = Callable[[QWidget], Path | None]

_SPARE = 12
_TOLD = 4
_PAUSE_MS = 250
_WIDTHS = (150, 230, 104, 84, 72, 72, 140)
_PROBLEM = re.compile(r"Row (\d+), column (\w+): ")
_SAYS = (
    "One row a count, named as in the long table: held_abroad, site=SDF camps;origin=Iraq+Syria, 2020-06, 57 900. "
    "A year alone, 2020, is the sum of a flow. Paste rows from a spreadsheet with Ctrl+V."
)


class Cells(QTableWidget):
    """A small spreadsheet: rows appear as they are needed, Ctrl+V pastes, Delete empties."""

    def __init__(self, theme: Theme, rows: int) -> None:
        super().__init__(rows, len(FIELDS))
        self.setHorizontalHeaderLabels(HEADINGS)
        self.setFont(theme.font(SMALL))
        self.verticalHeader().setDefaultSectionSize(26)
        self.setTabKeyNavigation(True)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, width)
        head.setStretchLastSection(True)
        describe(self, "Counts to bring in", "Type, or paste rows from a spreadsheet with Ctrl+V")

    def rows_of_text(self) -> list[list[str]]:
        """Every row as text, blank ones too."""
        return [[self.text_at(line, place) for place in range(len(FIELDS))] for line in range(self.rowCount())]

    def text_at(self, line: int, place: int) -> str:
        """What a cell holds."""
        item = self.item(line, place)
        return item.text().strip() if item is not None else ""

    def write(self, line: int, rows: Sequence[Sequence[str]], place: int = 0) -> None:
        """Put rows of text into the cells from (line, place) on."""
        self.setRowCount(max(self.rowCount(), line + len(rows) + _SPARE))
        for down, texts in enumerate(rows):
            for across, text in enumerate(texts[: len(FIELDS) - place]):
                self.setItem(line + down, place + across, QTableWidgetItem(text))

    def paste(self, text: str) -> None:
        """Whole rows by their heading or in the usual order; fewer columns go where the cursor is.

        Raises `InputError` for what is no table.
        """
        line, place = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        plain = [part.split("\t") for part in text.rstrip("\r\n").splitlines()]
        if max(map(len, plain), default=0) < 3 and not any(sign in text for sign in ",;"):
            self.write(line, plain, place)
            return
        self.write(line, [[found.cells[field] for field in FIELDS] for found in lines_of(text)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for item in self.selectedItems():
                item.setText("")
        else:
            super().keyPressEvent(event)


class CountsSheet(QDialog):
    """`text` is the table as it stands; the way on is open while every cell can be read."""

    def __init__(
        self,
        situations: Sequence[Situation],
        theme: Theme,
        parent: QWidget,
        one: Observation | None = None,
        ask: AskCsv | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._situations = tuple(situations)
        self._one = one
        self._ask = ask or ask_csv
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Change a count" if one else "Bring in counts")
        self.cells = Cells(theme, 1 if one else _SPARE)
        self.read_button = button("Read a CSV file…", theme, icon_name="file")
        self.paste_button = button("Paste", theme, icon_name="copy")
        self.told = label("", theme, size=SMALL, tone="bad", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        if one is not None:
            self.cells.write(0, [cells_of(one)])
            self.cells.setRowCount(1)
        self._connect()
        self.check()

    def _lay_out(self) -> None:
        one = self._one is not None
        inside = column(self, margins=16, spacing=8)
        inside.addWidget(title("Change a count" if one else "Bring in counts", self._theme))
        inside.addWidget(caption(_SAYS, self._theme, wrap=True))
        inside.addWidget(self.cells, 1)
        inside.addWidget(self.told)
        line, self.way_on = ways_out(self, "Change" if one else "Bring in", self._theme)
        line.insertWidget(0, self.read_button)
        line.insertWidget(1, self.paste_button)
        for part in (self.read_button, self.paste_button):
            part.setVisible(not one)
        inside.addLayout(line)
        self.resize(980, 260 if one else 520)

    @property
    def text(self) -> str:
        """The rows as a table with a heading; blank rows stay, so that row numbers are those seen."""
        out = io.StringIO()
        table = csv.writer(out, lineterminator="\n")
        table.writerow(FIELDS)
        table.writerows(self.cells.rows_of_text())
        return out.getvalue()

    @property
    def first_cells(self) -> dict[str, str]:
        """The first row by column."""
        return dict(zip(FIELDS, self.cells.rows_of_text()[0], strict=True))

    # render

    def check(self) -> None:
        """Read the sheet; mark what cannot be read, and open or close the way on."""
        try:
            found = read_table(self.text, self._situations)
        except PlannerError:
            found = ReadTable((), ())
        self._mark(found)
        count = len(found.observations)
        rest = len(found.problems) - _TOLD
        told = [*map(_as_seen, found.problems[:_TOLD]), *([f"{rest} more cells cannot be read."] if rest > 0 else [])]
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told))
        self.way_on.setEnabled(bool(count) and not found.problems)
        if self._one is None:
            self.way_on.setText(f"Bring in {count}" if count else "Bring in")

    def _mark(self, found: ReadTable) -> None:
        """A bad cell stands on a red ground and says why."""
        wrong = {(int(match[1]) - 2, FIELDS.index(match[2])): problem for problem, match in _placed(found.problems)}
        self.cells.blockSignals(True)  # a ground is no change of the text
        for line in range(self.cells.rowCount()):
            for place in range(len(FIELDS)):
                problem = wrong.get((line, place), "")
                item = self.cells.item(line, place)
                if item is None and problem:
                    item = QTableWidgetItem("")
                    self.cells.setItem(line, place, item)
                if item is not None:
                    item.setToolTip(_PROBLEM.sub("", problem))
                    item.setData(Qt.ItemDataRole.BackgroundRole, self._theme.color("bad-soft") if problem else None)
        self.cells.blockSignals(False)

    # gestures

    def _connect(self) -> None:
        self.cells.itemChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.check)
        self.read_button.clicked.connect(self.read_csv)
        self.paste_button.clicked.connect(self.paste)

    def paste(self) -> None:
        """Put what is on the clipboard into the sheet."""
        self._take(lambda: self.cells.paste(QGuiApplication.clipboard().text()))

    def read_csv(self) -> None:
        """Ask for a CSV file and put its rows in place of the sheet's."""
        path = self._ask(self)
        if path is not None:
            self._take(lambda: self._fill(read_file(path)))

    def accept(self) -> None:
        """Leave only with a sheet that can be read as it stands now."""
        self.check()
        if self.way_on.isEnabled():
            super().accept()

    def _fill(self, text: str) -> None:
        rows = [[found.cells[field] for field in FIELDS] for found in lines_of(text)]
        self.cells.clearContents()
        self.cells.write(0, rows[:MOST_OBSERVATIONS])

    def _take(self, act: Callable[[], None]) -> None:
        self.cells.blockSignals(True)  # one check at the end instead of one a cell
        try:
            act()
        except PlannerError as refused:
            self.told.setText(str(refused))
            self.told.setVisible(True)
            return
        finally:
            self.cells.blockSignals(False)
        self.check()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)


def cells_of(observation: Observation) -> list[str]:
    """A count as the texts of its cells."""
    ends = ("" if end is None else f"{end:.15g}" for end in (observation.value, observation.low, observation.high))
    return [observation.variable, observation.members, observation.when, *ends, observation.source, observation.note]


def ask_csv(parent: QWidget) -> Path | None:
    """Which file to read, or None."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Read counts", "", "Table (*.csv *.tsv *.txt);;All files (*)")
    return Path(chosen) if chosen else None


def _as_seen(problem: str) -> str:
    """A sentence with the row as the sheet counts it, without a heading, and the heading as it is shown."""
    match = _PROBLEM.match(problem)
    if match is None:
        return problem
    return f"Row {int(match[1]) - 1}, {HEADINGS[FIELDS.index(match[2])].lower()}: {problem[match.end() :]}"


def _placed(problems: Sequence[str]) -> list[tuple[str, re.Match[str]]]:
    found = ((problem, _PROBLEM.match(problem)) for problem in problems)
    return [(problem, match) for problem, match in found if match is not None]
