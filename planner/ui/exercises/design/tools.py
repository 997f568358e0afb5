"""What can be done with the whole exercise: duplicate it, export it, write its documents, begin a play."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import row


class DesignTools(QWidget):
    """The buttons; the page connects them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.duplicate_button = button("Duplicate", theme, icon_name="duplicate", tip="A copy beside this exercise")
        self.export_button = button("Export…", theme, icon_name="export", tip="The whole exercise as one file")
        self.packs_button = button("Packs…", theme, icon_name="folder", tip="Documents for players and for control")
        self.begin_button = button("Begin play", theme, look="primary", icon_name="play")
        inside = row(self, spacing=8)
        for made in (self.duplicate_button, self.export_button, self.packs_button, self.begin_button):
            inside.addWidget(made)

    def render_tools(self, *, editable: bool, playable: bool) -> None:
        """What can be pressed now; the begin button says why it cannot."""
        self.duplicate_button.setEnabled(editable)
        self.begin_button.setEnabled(editable and playable)
        tip = "A play keeps its own copy of the design" if playable else "Mend what the checks call a failure first"
        self.begin_button.setToolTip(tip)
        self.begin_button.setAccessibleDescription(tip)
