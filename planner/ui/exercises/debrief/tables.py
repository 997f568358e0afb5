"""The turn table and the decision log on their cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from planner.analysis.exercises.decision_log import DecisionRow
from planner.domain.breadth import range_name, widest
from planner.domain.play_state import PlayState
from planner.domain.wording import published
from planner.ui.compare.segments import Segments
from planner.ui.exercises.debrief.lines import log_lines, turn_lines
from planner.ui.exercises.debrief.picture import Picture
from planner.ui.plots.chart import ReadingLine
from planner.ui.plots.reading import Words
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import card, column, row
from planner.ui.widgets.lines_table import LinesTable
from planner.ui.widgets.text import caption, heading, label


class TurnsCard(QWidget):
    """What each turn changed, and the best alternatives: for security and for rights, never one best."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = heading("Turn by turn", theme)
        self.about = ReadingLine(theme)
        self.table = LinesTable(theme)
        self.nothing = label("Nothing to show before the first turn is advanced.", theme, tone="muted")
        self.nothing.setContentsMargins(16, 12, 16, 12)
        head = row(spacing=12)
        head.setContentsMargins(16, 8, 16, 4)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        whole = card()
        inside = column(whole, spacing=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(head)
        inside.addWidget(self.nothing)
        inside.addWidget(self.table, 1)
        column(self).addWidget(whole)

    def render_turns(self, state: PlayState, decisions: Sequence[str], picture: Picture | None) -> None:
        """Show the turns; their effects as far as they are worked out."""
        turns = picture.turns if picture else None
        self.nothing.setVisible(not state.played)
        self.table.setVisible(bool(state.played))
        self.title.setText(f"Turn by turn, effect by {picture.horizon.label}" if picture else "Turn by turn")
        self.about.render_words(())
        if picture is not None and turns is not None:
            tried = sum(turn.tried for turn in turns)
            self.about.render_words(
                (
                    Words(
                        f"{range_name(widest(picture.alternative_draws))} of the paired difference · {tried} "
                        f"single-lever alternatives, {published(picture.alternative_draws)} draws each"
                    ),
                )
            )
        self.table.render_rows("Turn by turn", turn_lines(state, decisions, turns))
        self.table.setMinimumHeight(self.table.height_for(2))


class LogCard(QWidget):
    """Who decided what, and why; what the facilitator made of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._state: PlayState | None = None
        self._rows: tuple[DecisionRow, ...] = ()
        self._everything = False
        self.about = caption("", theme)
        self.which = Segments("Decisions", ("Changes", "All"), theme, small=True)
        self.table = LinesTable(theme)
        self.nothing = label("Nobody has decided anything yet.", theme, tone="muted")
        self.nothing.setContentsMargins(16, 12, 16, 12)
        head = row(spacing=12)
        head.setContentsMargins(16, 8, 12, 4)
        head.addWidget(heading("Decision log", theme))
        head.addStretch(1)
        head.addWidget(self.about)
        head.addWidget(self.which)
        whole = card()
        inside = column(whole, spacing=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(head)
        inside.addWidget(self.nothing)
        inside.addWidget(self.table, 1)
        column(self).addWidget(whole)
        self.which.chosen.connect(self._choose)

    def render_log(self, state: PlayState, rows: Sequence[DecisionRow]) -> None:
        """Show the decisions of the path as it stands."""
        self._state, self._rows = state, tuple(rows)
        shown = log_lines(state, rows, everything=self._everything)
        every = log_lines(state, rows, everything=True)
        self.which.render_chosen(1 if self._everything else 0)
        self.about.setText(f"{len(shown.rows)} of {len(every.rows)} shown" if every.rows else "")
        self.nothing.setVisible(not shown.rows)
        self.table.setVisible(bool(shown.rows))
        self.table.render_rows("Decision log", shown)
        self.table.setMinimumHeight(self.table.height_for(2))

    def _choose(self, number: int) -> None:
        self._everything = number == 1
        if self._state is not None:
            self.render_log(self._state, self._rows)
