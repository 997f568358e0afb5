"""What is asked before something is done to a report: names, a yes, a post, words, indicators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QListWidget, QMessageBox, QWidget

from planner.analysis.indicators import headlines
from planner.domain.projection import Projection
from planner.domain.report_design import ReportDesign
from planner.domain.situation import Situation
from planner.reports.options_note.marks import spaced
from planner.ui.compare.parts import offered, parts_of
from planner.ui.reports.designs import Designs
from planner.ui.reports.indicators_form import IndicatorsForm
from planner.ui.reports.parts import ask_text
from planner.ui.reports.sign_off_card import SignForm
from planner.ui.reports.traced import TracedDialog
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import title
from planner.use_cases.reports.tracing import Trace

ASSURANCE = "What was checked, by which role, and what the results are fit for."


class Asking:
    """Opens the dialogs of one screen; each ends in one verb of its reports."""

    def __init__(self, designs: Designs, theme: Theme, window: QWidget) -> None:
        self._designs = designs
        self._theme = theme
        self._window = window

    def rename(self, design: ReportDesign) -> None:
        """Ask for another name."""
        ask_text(self._window, "Rename", "Name of the report.", design.name, partial(self._designs.rename, design.id))

    def delete(self, design: ReportDesign) -> None:
        """Say what stays, then delete when told to."""
        box = QMessageBox(self._window)
        box.setWindowTitle("Delete a report")
        box.setText(f"Deleting “{design.name}” leaves its files and the record of its versions; it can be undone.")
        delete = box.addButton("Delete", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton("Keep", QMessageBox.ButtonRole.RejectRole))
        delete.clicked.connect(lambda: self._designs.delete(design.id))
        box.finished.connect(box.deleteLater)
        box.open()

    def sign(self, design: ReportDesign, role: str, results: str) -> None:
        """Ask which post signs, and say for what."""
        before = next((found.post for found in design.signatures if found.role == role), "")
        stands_for = (
            f"The signature stands for results {spaced(results)} and for the words of the report as they are now. "
            "It lapses when either changes."
        )
        form = SignForm(role, stands_for, before, self._theme, self._window)
        form.accepted.connect(lambda: self._designs.sign(design.id, role, form.wish))
        form.finished.connect(form.deleteLater)
        form.open()

    def assure(self, design: ReportDesign) -> None:
        """Ask for the assurance statement."""

        def answer(text: str) -> None:
            self._designs.change(design.id, {"assurance": text.strip()})

        ask_text(self._window, "Assurance statement", ASSURANCE, design.assurance, answer, long=True)

    def indicators(self, design: ReportDesign, base: Projection, situation: Situation) -> None:
        """Ask which indicators the tables show."""
        first = [found.key for found in headlines(base, situation)]
        choices = offered(base, situation)
        form = IndicatorsForm(choices, first, design.indicators, self._theme, self._window)

        def answer(keys: Sequence[str]) -> None:
            whole = dict.fromkeys(part for key in keys for part in parts_of(key))
            self._designs.change(design.id, {"indicators": tuple(whole)})

        form.chosen.connect(answer)
        form.open()

    def trace(self, answer: Callable[[str], None]) -> None:
        """Ask for a fingerprint."""
        said = "The fingerprint from the foot of a page or a figure, such as 7c1e 94b2."
        ask_text(self._window, "Find a fingerprint", said, "", answer)

    def show_trace(self, found: Trace, open_report: Callable[[str], None], *, read_only: bool) -> None:
        """Say what a fingerprint stands for."""
        shown = TracedDialog(found, self._theme, self._window, read_only=read_only)
        shown.report_wanted.connect(open_report)
        shown.restore_wanted.connect(self._designs.restore)
        shown.open()

    def list_changes(self, changes: Sequence[str], before: int) -> None:
        """Show all that changed since the last export."""
        shown = QDialog(self._window)
        shown.setWindowTitle(f"Since version {before}")
        shown.resize(620, 480)
        lines = QListWidget()
        lines.setAccessibleName(f"What changed since version {before}")
        lines.addItems(list(changes))
        lines.setWordWrap(True)
        close = button("Close", self._theme)
        close.clicked.connect(shown.accept)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(close)
        inside = column(shown, margins=16, spacing=8)
        inside.addWidget(title(f"Since version {before}", self._theme))
        inside.addWidget(lines, 1)
        inside.addLayout(foot)
        shown.finished.connect(shown.deleteLater)
        shown.open()
