"""Debrief: what was decided and why, what it changed, what could have been, how the objectives were met."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.domain.world import OF_EXERCISES
from planner.reports.exercises.frame import EXERCISE
from planner.ui.exercises.debrief.acts import DebriefActs
from planner.ui.exercises.debrief.care import read_with_care
from planner.ui.exercises.debrief.charts_card import ChartsCard
from planner.ui.exercises.debrief.exports import Ask, ask_file
from planner.ui.exercises.debrief.keeper import DebriefKeeper
from planner.ui.exercises.debrief.layout import Cards, DebriefLayout
from planner.ui.exercises.debrief.notes_card import CareCard, NotesCard
from planner.ui.exercises.debrief.objectives_card import ObjectivesCard
from planner.ui.exercises.debrief.plan_card import PlanCard
from planner.ui.exercises.debrief.reading import PlayRead, played_words, read_play
from planner.ui.exercises.debrief.tables import LogCard, TurnsCard
from planner.ui.exercises.debrief.tools import DebriefTools
from planner.ui.plots.chart import ReadingLine
from planner.ui.plots.reading import Words
from planner.ui.taking import Basis, Taker
from planner.ui.theme.measures import measures_for
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.lines_table import ROW, TWO_LINES
from planner.ui.widgets.text import label
from planner.ui.workspace import OpenWorkspace

GONE = "This play is no longer in the workspace; Undo brings it back."


class DebriefPage(QWidget):
    """Shows a play as its log stands; ratings, plan and notes are written here, long work is done elsewhere."""

    def __init__(self, workspace: OpenWorkspace, theme: Theme, play_id: str, ask: Ask = ask_file) -> None:
        super().__init__()
        self._workspace = workspace
        self._id = play_id
        self._read: PlayRead | None = None
        self.keeper = DebriefKeeper(workspace, self)
        self.tools = DebriefTools(theme)
        self.note = ReadingLine(theme)
        self.charts = ChartsCard(theme)
        self.turns = TurnsCard(theme)
        self.log = LogCard(theme)
        self.objectives = ObjectivesCard(theme)
        self.plan = PlanCard(theme)
        self.notes = NotesCard(theme)
        self.care = CareCard(theme)
        self.gone = label(GONE, theme, tone="muted")
        self.acts = DebriefActs(workspace, theme, play_id, self, ask)
        self._lay_out()
        self._connect()
        self._offer()
        self.render_play()

    def _lay_out(self) -> None:
        self.cards = DebriefLayout(
            Cards(self.charts, self.turns, self.log, self.objectives, self.plan, self.notes, self.care)
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.cards)
        self._pages.addWidget(self.gone)
        head = row(spacing=12)
        head.addWidget(self.note, 1)
        head.addWidget(self.tools)
        inside = column(self, spacing=8)
        inside.addLayout(head)
        inside.addWidget(self._pages, 1)

    # render

    def render_play(self) -> None:
        """Show the play as it is, with the last picture there is; rendering changes nothing."""
        self._read = read = read_play(self._workspace.value, self._id, self._read)
        self._pages.setCurrentIndex(0 if read else 1)
        self.tools.setEnabled(read is not None)
        if read is None:
            self.note.render_words(())
            return
        state, editable = read.state, not self._workspace.read_only
        picture = self.keeper.picture if state.played else None
        current = self.keeper.is_current(read.mark)
        self.note.render_words((Words(self._facts(read)),))
        self.charts.render_picture(
            picture,
            played=bool(state.played),
            stopped=self.keeper.was_stopped(read.mark),
            current=picture is not None and picture.mark == read.mark,
        )
        self.turns.render_turns(state, read.decisions, picture if picture and picture.mark == read.mark else None)
        self.log.render_log(state, read.log)
        self.objectives.render_ratings(state.exercise, state.ratings, editable=editable)
        self.plan.render_plan(state.improvements, state.exercise.terms, editable=editable)
        self.notes.render_notes(state.notes, state.exercise.terms, editable=editable)
        self.care.render_care(read_with_care(picture) if picture and current else (), state.left)
        self.tools.render_tools(state, editable=editable, whole=current)
        self.acts.render_play(read, self.keeper.debrief if current else None)

    def _facts(self, read: PlayRead) -> str:
        picture = self.keeper.picture
        if picture is None or not self.keeper.is_current(read.mark):
            return played_words(read)
        mark = f"{picture.fingerprint[:4]} {picture.fingerprint[4:8]}"
        return f"{played_words(read)} · replays byte for byte, fingerprint {mark} · {picture.runs} runs"

    def _measure(self) -> None:
        measures = measures_for(self.window().width())
        self.cards.measure(measures)
        self.tools.compact(narrow=measures.compact)
        self.turns.table.set_row_height(ROW if measures.words else TWO_LINES)
        self.log.table.set_row_height(ROW if measures.words else TWO_LINES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()
        self._want()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.objectives.commit()

    def _offer(self) -> None:
        """Every chart and table can be taken along, marked as exercise material."""

        def basis() -> Basis:
            read, picture = self._read, self.keeper.picture
            return (read.state.exercise.seed if read else 0), (picture.draws if picture else 0), OF_EXERCISES

        def mark() -> str:
            return self.keeper.picture.fingerprint[:8] if self.keeper.picture else ""

        taker = Taker(self._workspace, self, mark, basis=basis, beside=EXERCISE)
        self.charts.grid.offer(taker)
        for table in (self.turns.table, self.log.table, self.plan.table):
            taker.serve_table(table)

    # gestures

    def _connect(self) -> None:
        acts, tools = self.acts, self.tools
        self._workspace.changed.connect(self._on_change)
        self.keeper.ready.connect(self.render_play)
        self.charts.compute_wanted.connect(self._compute)
        self.objectives.rated.connect(acts.rate)
        self.plan.improved.connect(acts.improve)
        self.notes.noted.connect(acts.note)
        tools.replay_button.clicked.connect(acts.ask_replay)
        tools.scenarios_button.clicked.connect(acts.save_turns)
        tools.log_button.clicked.connect(acts.ask_save_log)
        tools.report_button.clicked.connect(acts.ask_report)

    def _on_change(self, touched: frozenset[str]) -> None:
        if touched & {"play", "entry", "situation"}:
            self._want()

    def _want(self) -> None:
        """Ask for what the log comes to, when anybody looks, and show what there is."""
        read = read_play(self._workspace.value, self._id, self._read)
        if read is not None and read.state.played and self.isVisible():
            self.keeper.want(read.mark, read.state, read.situation)
        self.render_play()

    def _compute(self) -> None:
        self.keeper.try_again()
        self._want()
