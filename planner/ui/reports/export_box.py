"""The way out: how many files, how far they are, and what was written where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QProgressBar

from planner.ui.reports.parts import Elided
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, heading


class ExportBox(QFrame):
    """Says when files are wanted, or the writing is to stop."""

    export_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._folder: Path | None = None
        self._doing = heading("", theme)
        self._note = Elided("", theme)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self._progress.setAccessibleName("Progress of the export")
        self._written = caption("", theme, wrap=True)
        self.folder_button = button("Show the folder", theme, look="link", small=True)
        self.export_button = button("", theme, look="primary", icon_name="export")
        self.cancel_button = button("Cancel", theme, tip="Stop writing; files that were there stay as they were (Esc)")
        inside = column(self, margins=12, spacing=8)
        said = row(spacing=8)
        said.addWidget(self._doing)
        said.addWidget(self._note, 1)
        inside.addLayout(said)
        inside.addWidget(self._progress)
        inside.addWidget(self._written)
        inside.addWidget(self.folder_button, alignment=Qt.AlignmentFlag.AlignLeft)
        ways = row(spacing=8)
        ways.addWidget(self.export_button, 1)
        ways.addWidget(self.cancel_button)
        inside.addLayout(ways)
        self.render_written(())
        self.render_work("", "", 0.0)
        self.export_button.clicked.connect(self.export_wanted)
        self.cancel_button.clicked.connect(self.cancel_wanted)
        self.folder_button.clicked.connect(self._show_folder)

    # render

    def render_offer(self, formats: int, *, draft: bool, ready: bool) -> None:
        """What the button would do; off until there is something to write."""
        files = "1 file" if formats == 1 else f"{formats} files"
        self.export_button.setText(f"Export draft ({files})" if draft else f"Export {files}")
        self.export_button.setToolTip("Write the report (Ctrl+E)")
        self.export_button.setEnabled(ready and self._progress.isHidden())

    def render_work(self, doing: str, note: str, fraction: float) -> None:
        """How far the writing is; an empty text when nothing is written."""
        self._doing.setText(doing)
        self._note.setText(note)
        self._progress.setValue(round(1000 * fraction))
        for widget in (self._doing, self._note, self._progress, self.cancel_button):
            widget.setVisible(bool(doing))
        if doing:
            self.export_button.setEnabled(False)
            self.render_written(())

    def render_written(self, paths: Sequence[Path]) -> None:
        """Which files were written, and where."""
        self._folder = paths[0].parent if paths else None
        names = ", ".join(path.name for path in paths)
        where = f" in “{self._folder.name}”" if self._folder else ""
        self._written.setText(f"Written{where}: {names}" if paths else "")
        self._written.setToolTip("\n".join(map(str, paths)))
        self._written.setVisible(bool(paths))
        self.folder_button.setVisible(bool(paths))

    @property
    def written_text(self) -> str:
        """What is said to have been written."""
        return self._written.text()

    # gestures

    def _show_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
