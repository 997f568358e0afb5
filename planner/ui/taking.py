"""Taking one chart or table out of the window: to the clipboard or to a file, with its marking and what it rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from planner.disk.replacing import write_whole
from planner.domain.breadth import left_out
from planner.domain.progress import Report
from planner.domain.wording import whole
from planner.domain.world import World
from planner.reports.document import Table
from planner.reports.drawing.pictures import pngs
from planner.reports.drawing.svg import Drawing
from planner.reports.formats.single import in_frame, table_csv
from planner.reports.options_note.marks import spaced
from planner.ui.workspace import OpenWorkspace

CHANNEL = "taking"
WIDTH_PX = 1600
"""Of a picture that is copied or saved."""

_LONGEST = 80
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

Basis = tuple[int, int, World]
"""Seed, draws and world of what is taken."""

Ask = Callable[[QWidget, str, Path], Path | None]
"""Asks where to write, with the kind of file in words and a suggestion; None when nothing is wanted."""


@dataclass(frozen=True)
class Taken:
    """A chart or table as it leaves the window: its name, its table, and its drawing with what is told under it."""

    name: str
    table: Table
    drawing: Drawing | None = None
    subtitle: str = ""
    notes: tuple[str, ...] = ()


class Taker(QObject):
    """Offers what can be taken, and takes it on a worker. `mark` is the fingerprint of what is shown at the time.

    `basis` gives seed, draws and world where they are not the workspace's; `beside` stands beside the marking.
    """

    def __init__(
        self,
        workspace: OpenWorkspace,
        window: QWidget,
        mark: Callable[[], str],
        ask: Ask | None = None,
        *,
        basis: Callable[[], Basis] | None = None,
        beside: str = "",
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._mark = mark
        self._ask = ask or ask_file
        self._basis = basis or self._settings
        self._beside = beside

    def menu(self, taken: Taken, parent: QWidget, rests_on: str = "") -> QMenu:
        """What can be done with a chart or table; `rests_on` names the series whose evidence can be opened."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if taken.drawing is not None:
            menu.addAction("Copy picture").triggered.connect(lambda: self.copy_picture(taken))
        menu.addAction("Copy data").triggered.connect(lambda: self.copy_data(taken))
        menu.addSeparator()
        if taken.drawing is not None:
            menu.addAction("Save picture (PNG)…").triggered.connect(lambda: self.save_picture(taken))
            menu.addAction("Save drawing (SVG)…").triggered.connect(lambda: self.save_drawing(taken))
        menu.addAction("Save data (CSV)…").triggered.connect(lambda: self.save_data(taken))
        if rests_on:
            menu.addSeparator()
            open_it = menu.addAction("What it rests on")
            open_it.triggered.connect(lambda: self._workspace.go_to("evidence", f"indicator:{rests_on}"))
        return menu

    def serve(self, view: QAbstractItemView, taken: Callable[[], Taken | None]) -> None:
        """Give a table this menu, by mouse and by the menu key."""
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

        def show(spot: QPoint) -> None:
            found = taken()
            if found is not None:
                self.menu(found, view).popup(view.viewport().mapToGlobal(spot))

        view.customContextMenuRequested.connect(show)

    def serve_table(self, view: QAbstractItemView) -> None:
        """The same for a table that is taken as it stands, under the name it is read aloud by."""

        def found() -> Taken | None:
            name, model = view.accessibleName(), view.model()
            return Taken(name, table_of_model(name, model)) if model is not None and model.rowCount() else None

        self.serve(view, found)

    def copy_picture(self, taken: Taken) -> None:
        """Put the framed picture on the clipboard, as soon as it is drawn."""

        def copied(png: bytes) -> None:
            data = QMimeData()
            data.setImageData(QImage.fromData(png))
            data.setData("image/png", png)
            QGuiApplication.clipboard().setMimeData(data)
            self._say(f"The picture of “{taken.name}” was copied with its marking.")

        self._start(taken, lambda: self._png(taken), copied)

    def copy_data(self, taken: Taken) -> None:
        """Put marking, title and the table on the clipboard, tab-separated."""
        table = taken.table
        lines = [self._band, " · ".join((table.caption, *self._told)), "\t".join(table.header)]
        QGuiApplication.clipboard().setText("\n".join([*lines, *("\t".join(row) for row in table.rows)]))
        self._say(f"{len(table.rows)} rows of “{taken.name}” were copied; paste them into a spreadsheet.")

    def save_picture(self, taken: Taken) -> None:
        """Write a PNG picture framed by its marking."""
        self._save(taken, "Picture (*.png)", "png", lambda: self._png(taken))

    def save_drawing(self, taken: Taken) -> None:
        """Write an SVG drawing framed by its marking."""
        self._save(taken, "Drawing (*.svg)", "svg", lambda: self._framed(taken).svg().encode("utf-8"))

    def save_data(self, taken: Taken) -> None:
        """Write the table as CSV, its marking in a comment before it."""
        band, told = self._band, " · ".join(self._told)
        self._save(
            taken, "Table (*.csv)", "csv", lambda: table_csv(taken.table, band, told).encode("utf-8-sig", "replace")
        )

    @property
    def stamp(self) -> str:
        """What the numbers rest on: model, seed, runs, world, and the fingerprint of what is shown."""
        (seed, draws, world), mark = self._basis(), self._mark()
        results = f" · results {spaced(mark)}" if mark else ""
        version = self._workspace.model_version
        if not draws:
            return f"model {version} · central run, {world.words}{results}"
        return f"model {version} · seed {seed} · {whole(draws)} runs · {world.words}{results}"

    @property
    def _told(self) -> tuple[str, ...]:
        """Why a range is left out, where one is; then the stamp."""
        less = left_out(self._basis()[1])
        return (less, self.stamp) if less else (self.stamp,)

    @property
    def _band(self) -> str:
        marking = self._workspace.value.settings.marking.upper()
        return f"{marking} · {self._beside}" if self._beside else marking

    def _settings(self) -> Basis:
        settings = self._workspace.value.settings
        return settings.seed, settings.draws, settings.world

    def _framed(self, taken: Taken) -> Drawing:
        assert taken.drawing is not None
        return in_frame(taken.drawing, taken.subtitle, (*taken.notes, *self._told), self._band)

    def _png(self, taken: Taken) -> bytes:
        frame = self._framed(taken)
        return pngs((frame,), pixels_per_unit=WIDTH_PX / frame.width)[0]

    def _save(self, taken: Taken, kind: str, ending: str, make: Callable[[], bytes]) -> None:
        name = " ".join(_NOT_IN_NAMES.sub(" ", taken.name).split()).strip(" .")[:_LONGEST] or "Chart"
        path = self._ask(self._window, kind, self._workspace.file.path.with_name(f"{name}.{ending}"))
        if path is None:
            return
        path = path if path.suffix.casefold() == f".{ending}" else path.with_name(f"{path.name}.{ending}")

        def write() -> bytes:
            data = make()
            write_whole(path, data)
            return data

        self._start(taken, write, lambda _: self._say(f"{self._band}: wrote “{path.name}”."))

    def _start(self, taken: Taken, make: Callable[[], bytes], done: Callable[[bytes], None]) -> None:
        def work(report: Report) -> bytes:
            report(0.0, "")
            return make()

        def arrived(data: bytes) -> None:
            if isValid(self):
                done(data)

        self._workspace.jobs.start(CHANNEL, f"Taking “{taken.name}”", work, arrived)

    def _say(self, sentence: str) -> None:
        self._workspace.told.emit(sentence)


def ask_file(parent: QWidget, kind: str, suggested: Path) -> Path | None:
    """Where to write, or None."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save", str(suggested), kind)
    return Path(chosen) if chosen else None


def table_of_model(caption: str, model: QAbstractItemModel, blank: str = "") -> Table:
    """What a table on screen prints, in its columns; headings of rows become its first column."""
    across, down = range(model.columnCount()), range(model.rowCount())
    headed = any(_head(model, row, Qt.Orientation.Vertical) for row in down)
    header = [_head(model, column, Qt.Orientation.Horizontal) for column in across]
    rows = [[str(model.index(row, column).data() or blank) for column in across] for row in down]
    if headed:
        rows = [[_head(model, row, Qt.Orientation.Vertical), *cells] for row, cells in zip(down, rows, strict=True)]
        header = ["", *header]
    return Table(caption, tuple(header), _tuples(rows))


def _tuples(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _head(model: QAbstractItemModel, section: int, way: Qt.Orientation) -> str:
    found = model.headerData(section, way)
    return found if isinstance(found, str) else ""
