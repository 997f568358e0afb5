"""Everything around the screens in one appearance: markings, bars, rail, notice and palette. Told what to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.ui.shell.command_palette import CommandPalette
from planner.ui.shell.finder import Entry
from planner.ui.shell.marking import MarkingBand
from planner.ui.shell.notice import Notice
from planner.ui.shell.rail import Rail
from planner.ui.shell.screen import Screen
from planner.ui.shell.status_bar import StatusBar
from planner.ui.shell.top_bar import TopBar
from planner.ui.shell.verbs import Verbs
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column, ground, row


class Chrome(QWidget):
    """The window's frame and the stack of screens inside it."""

    def __init__(
        self, verbs: Verbs, screens: Sequence[Screen], entries: Callable[[], Sequence[Entry]], theme: Theme
    ) -> None:
        super().__init__()
        self.bands = (MarkingBand(theme), MarkingBand(theme))
        self.top_bar = TopBar(verbs, theme)
        self.rail = Rail(screens, theme)
        self.notice = Notice(theme)
        self.stack = QStackedWidget()
        self.status_bar = StatusBar(verbs, theme)
        self.palette_list = CommandPalette(self.top_bar.field, entries, theme, self)
        middle = column(spacing=0)
        middle.addWidget(self.notice)
        middle.addWidget(self.stack, 1)
        body = ground("window")
        across = row(body, spacing=0)
        across.addWidget(self.rail)
        across.addLayout(middle, 1)
        inside = column(self, spacing=0)
        inside.addWidget(self.bands[0])
        inside.addWidget(self.top_bar)
        inside.addWidget(body, 1)
        inside.addWidget(self.status_bar)
        inside.addWidget(self.bands[1])

    def measure(self, measures: Measures) -> None:
        """Take the sizes of the window's width."""
        for band in self.bands:
            band.setFixedHeight(measures.band)
        self.top_bar.measure(measures)
        self.rail.measure(measures)
        self.status_bar.measure(measures)

    def render_marking(self, marking: str, also: str = "") -> None:
        """Show the marking above and below, and what the screen in front must say beside it."""
        for band in self.bands:
            band.render_marking(marking, also)
