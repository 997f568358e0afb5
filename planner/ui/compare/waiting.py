"""What stands in place of a comparison: one sentence that says what is missing, and the one button that mends it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from planner.domain.workspace import Workspace
from planner.ui.compare.choice import MOST, Compared
from planner.ui.theme.theme import Theme
from planner.ui.widgets.empty import empty_page
from planner.ui.widgets.frames import column, empty

_SIDE_BY_SIDE = "Here two to eight scenarios stand side by side, with the range of their differences."


class WaitingPage(QWidget):
    """Signals say which of the buttons was pressed."""

    compare_wanted = Signal()
    scenarios_wanted = Signal()
    compute_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._said = ("", "")
        self._inside = column(self, spacing=0)

    def render_state(self, shown: Compared, workspace: Workspace, *, computing: bool) -> None:
        """Say what is missing."""
        count = min(len(workspace.scenarios), MOST)
        if not shown.can_compare and count < 2:
            said = f"{_SIDE_BY_SIDE} Branch a second one first."
            self._say("One scenario only", said, "Go to Scenarios", self.scenarios_wanted)
        elif not shown.can_compare:
            said = f"{_SIDE_BY_SIDE} Tick them in Scenarios, or begin here."
            self._say("Nothing compared yet", said, f"Compare {count} scenarios", self.compare_wanted)
        elif computing:
            letters = ", ".join(scenario.sign.letter for scenario in shown.scenarios)
            said = f"{letters} are compared as soon as all of them have their draws."
            self._say("Computing", said, "Stop", self.stop_wanted)
        else:
            said = "Not every scenario has its draws yet."
            self._say("Not computed", said, "Compute", self.compute_wanted)

    def _say(self, heading: str, sentence: str, way_on: str, pressed: SignalInstance) -> None:
        if (sentence, way_on) != self._said:
            self._said = sentence, way_on
            empty(self._inside)
            self._inside.addWidget(empty_page(heading, sentence, way_on, pressed.emit, self._theme))
