"""What is different between this model and the one behind the results a file holds, equation by equation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, ground, row, scrolling
from planner.ui.widgets.text import label, title

if TYPE_CHECKING:
    from planner.use_cases.models import OtherModel


class ModelChangesDialog(QDialog):
    """The count first, then a sentence for every part, in a list that scrolls."""

    def __init__(self, other: OtherModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What changed in the model")
        self.setMinimumWidth(640)
        inside = column(self, margins=24, spacing=16)
        inside.addWidget(title("What changed in the model", theme))
        said = f"The results were made with {other.summary}. They are computed again with the model of today."
        inside.addWidget(label(said, theme, wrap=True))
        inner = ground("none")
        lines = column(inner, spacing=6)
        for sentence in other.sentences:
            line = label(sentence, theme, size=12, wrap=True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            lines.addWidget(line)
        lines.addStretch(1)
        shown = scrolling(inner)
        shown.setMinimumHeight(min(360, 40 + 40 * len(other.sentences)))
        shown.setAccessibleName("What changed in the model, part by part")
        inside.addWidget(shown, 1)
        ways = row(spacing=8)
        ways.addStretch(1)
        close = button("Close", theme, look="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        ways.addWidget(close)
        inside.addLayout(ways)
