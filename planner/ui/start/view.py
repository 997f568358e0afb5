"""Start: recent workspaces, the sample, the situations, and what to know before using a result."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.progress import Report
from planner.domain.workspace import Settings
from planner.system.exercises import shipped_exercises
from planner.system.situations import shipped_situations
from planner.ui.desk import Desk
from planner.ui.recents import Recent, Sighting, State, forget_recent, read_recents, sight
from planner.ui.shell.verbs import Verbs
from planner.ui.start.cards import exercises_card, sample_card, situation_card, spread
from planner.ui.start.drawings import SampleDrawing
from planner.ui.start.guidance import NARROW_WIDTH, WIDTH, guidance
from planner.ui.start.recents_table import RecentsTable
from planner.ui.start.sample_picture import sample_picture
from planner.ui.theme.measures import measures_for
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import HEADLINE
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import card, column, ground, row, scrolling
from planner.ui.widgets.text import caption, heading, label

NOTHING_YET = "No workspace has been opened on this computer yet. Open the sample, or start from a situation below."


class StartView(QWidget):
    """Needs no open workspace; it shows the desk's recents."""

    def __init__(self, desk: Desk, verbs: Verbs, now: datetime, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._sightings: dict[str, Sighting] = {}

        self._table = RecentsTable(now, theme)
        self._nothing = label(NOTHING_YET, theme, tone="muted")
        self._nothing.setContentsMargins(16, 16, 16, 16)
        self._drawing = SampleDrawing(theme)

        page = ground("window")
        inside = column(page, margins=24, spacing=8)
        inside.addLayout(_head(verbs, theme))
        inside.addSpacing(12)
        line = row(spacing=12)
        line.addWidget(heading("Recent workspaces", theme))
        line.addStretch(1)
        inside.addLayout(line)
        holder = card()
        held = column(holder, margins=1)
        held.addWidget(self._table)
        held.addWidget(self._nothing)
        inside.addWidget(holder)
        inside.addSpacing(12)
        line = row(spacing=12)
        line.addWidget(heading("Start something new", theme))
        line.addWidget(caption("the marking is asked first and travels with every export", theme))
        line.addStretch(1)
        inside.addLayout(line)
        inside.addWidget(sample_card(verbs.open_sample, self._drawing, theme))
        inside.addSpacing(8)
        cards: list[QWidget] = [
            situation_card(situation, verbs.new_from[situation.id], theme) for situation in shipped_situations()
        ]
        start = shipped_situations()[0].start
        cards.append(exercises_card(shipped_exercises(), start, verbs.ready, theme))
        inside.addLayout(spread(cards))
        inside.addStretch(1)

        across = row(self, spacing=0)
        across.addWidget(scrolling(page), 1)
        vocabulary = desk.workspace.value.settings.vocabulary if desk.workspace else Settings(name="-").vocabulary
        self._guidance = guidance(vocabulary, theme)
        across.addWidget(self._guidance)

        self._table.opened.connect(self._open)
        self._table.forgotten.connect(self._forget)
        desk.workspace_changed.connect(self.refresh)
        self.refresh()
        desk.jobs.start("sample picture", "", lambda report: sample_picture(), self._drawing.render_picture)

    def render_recents(self, recents: tuple[Recent, ...]) -> None:
        """Show these recents; what is known of their files stands beside them."""
        self._table.render_recents(recents, self._sightings)
        self._table.setVisible(bool(recents))
        self._nothing.setVisible(not recents)

    def refresh(self) -> None:
        """Read the recents again, and look at their files on a worker: a share may be slow to answer."""
        recents = read_recents(self._desk.store)
        self.render_recents(recents)
        here = str(self._desk.workspace.file.path) if self._desk.workspace else ""
        elsewhere = [recent for recent in recents if recent.path != here]

        def look(report: Report) -> dict[str, Sighting]:
            found = {}
            for number, recent in enumerate(elsewhere):
                report(number / len(elsewhere), recent.name)
                found[recent.path] = sight(recent)
            return found

        self._desk.jobs.start("recents", "", look, self._seen)

    def _seen(self, sightings: dict[str, Sighting]) -> None:
        here = self._desk.workspace
        open_here = {str(here.file.path): Sighting(State.HERE)} if here else {}
        self._sightings = sightings | open_here
        self.render_recents(read_recents(self._desk.store))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._guidance.setFixedWidth(WIDTH if measures_for(self.window().width()).words else NARROW_WIDTH)

    def _open(self, path: str) -> None:
        self._desk.open_file(Path(path))

    def _forget(self, path: str) -> None:
        forget_recent(self._desk.store, path)
        self.refresh()


def _head(verbs: Verbs, theme: Theme) -> QHBoxLayout:
    line = row(spacing=16)
    name = label("Policy Scenario Planner", theme, size=HEADLINE, semibold=True)
    line.addWidget(name)
    line.addWidget(
        label("People held abroad, at large and at home: what a decision changes.", theme, tone="muted", wrap=True), 1
    )
    opening = button("Open a file", theme, icon_name="folder")
    opening.clicked.connect(verbs.open_file.trigger)
    line.addWidget(opening)
    return line
