"""The status bar: what is saved, what is being computed and how to stop it, and what the results rest on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from planner.ui.shell.verbs import Verbs
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import row
from planner.ui.widgets.text import caption, label, picture

_PACE = (
    "There is no compiled model for this version of the model, so it is run as it is written. "
    "The results are the same; only the wait is longer."
)


class StatusBar(QFrame):
    """Told what to show; says when the user cancels."""

    cancelled = Signal()

    def __init__(self, verbs: Verbs, theme: Theme) -> None:
        super().__init__()
        self.setProperty("bar", "status")
        self.setAccessibleName("Status")
        self._theme = theme
        self._saved_icon = picture("tick", theme, token="good")
        self._saved = label("", theme, size=12, tone="good")
        self._work = caption("", theme)
        self._progress = QProgressBar()
        self._progress.setFixedWidth(160)
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 1000)
        self._progress.setAccessibleName("Progress of the computation")
        self._cancel = button("Cancel", theme, small=True, tip="Stop computing; what is shown stays")
        self._cancel.clicked.connect(lambda: self.cancelled.emit())
        self._basis = button("", theme, look="link", small=True, tip="Workspace settings: draws, seed, months, marking")
        self._basis.clicked.connect(verbs.change_settings.trigger)
        self._results = caption("", theme)
        self._pace = caption("", theme)
        self._pace.setToolTip(_PACE)
        inside = row(self, spacing=12)
        inside.setContentsMargins(16, 1, 16, 0)
        saved = row(spacing=4)
        saved.addWidget(self._saved_icon)
        saved.addWidget(self._saved)
        inside.addLayout(saved)
        for widget in (self._work, self._progress, self._cancel):
            inside.addWidget(widget)
        inside.addStretch(1)
        for widget in (self._pace, self._basis, self._results):
            inside.addWidget(widget)

    @property
    def saved_text(self) -> str:
        """What is said to be on disk."""
        return self._saved.text()

    def render_saved(self, text: str, sign: str) -> None:
        """Say what is safely on disk; `sign` is tick, or lock or warning for what needs attention."""
        tone = "good" if sign == "tick" else "warn"
        self._saved.setText(text)
        self._saved.setToolTip(text)
        self._saved.setProperty("tone", tone)
        self._saved.style().unpolish(self._saved)
        self._saved.style().polish(self._saved)
        self._saved_icon.setPixmap(picture(sign, self._theme, token=tone).pixmap())

    def render_work(self, text: str, fraction: float | None) -> None:
        """Say what is computed and how far it is; an empty text hides the bar, None the share."""
        self._work.setText(text)
        self._work.setVisible(bool(text))
        self._progress.setVisible(bool(text) and fraction is not None)
        self._cancel.setVisible(bool(text) and fraction is not None)
        self._progress.setValue(round(1000 * (fraction or 0.0)))

    @property
    def pace_text(self) -> str:
        """What is said about how long results take; empty when there is nothing to say."""
        return self._pace.text()

    def render_pace(self, text: str) -> None:
        """Say that results take longer than they could; an empty text says nothing."""
        self._pace.setText(text)
        self._pace.setVisible(bool(text))

    def render_basis(self, basis: str, results: str) -> None:
        """Say what the shown results rest on: draws and seed; model version and fingerprint."""
        self._basis.setText(basis)
        self._basis.setVisible(bool(basis))
        self._results.setText(results)

    def measure(self, measures: Measures) -> None:
        """Take the height the window has for it."""
        self.setFixedHeight(measures.status)
        self._progress.setFixedWidth(120 if measures.compact else 160)
