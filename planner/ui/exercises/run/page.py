"""Run: the facilitator's console. Left to right: events, decisions, consequences; the clocks above."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from planner.analysis.exercises.costs import cell_book
from planner.domain.exercise import Step
from planner.domain.play import Play
from planner.domain.play_state import Standing, state_of
from planner.ui.exercises.run.board import Board, before_of, conditions_of, gate_shown, preview_shown, turn_boxes
from planner.ui.exercises.run.cell_card import CellCard
from planner.ui.exercises.run.cells import CellShown, Key, shown_cell
from planner.ui.exercises.run.clock_bar import ClockBar
from planner.ui.exercises.run.clocks import clock_text, clocks_of
from planner.ui.exercises.run.events import EventRow, Filter, event_rows, next_ready
from planner.ui.exercises.run.events_card import EventsCard
from planner.ui.exercises.run.gate_card import GateCard
from planner.ui.exercises.run.gestures import Gestures
from planner.ui.exercises.run.inject_card import InjectCard
from planner.ui.exercises.run.inject_words import shown_inject
from planner.ui.exercises.run.keeper import TurnKeeper
from planner.ui.exercises.run.layout import PARTS, Columns
from planner.ui.exercises.run.log_card import LogCard
from planner.ui.exercises.run.log_words import log_lines
from planner.ui.exercises.run.preview_card import PreviewCard
from planner.ui.exercises.run.public_card import PublicCard
from planner.ui.exercises.run.public_desk import PublicDesk
from planner.ui.exercises.run.reveal_card import RevealCard
from planner.ui.exercises.run.reveal_values import reveal_shown
from planner.ui.exercises.run.strip import TurnStrip
from planner.ui.theme.measures import Measures, measures_for
from planner.ui.theme.theme import Theme
from planner.ui.widgets.actions import verb
from planner.ui.widgets.frames import column, ground, row, scrolling
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises.play_log import situation_of_play

TICK_MS = 250
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class RunPage(QWidget):
    """Every gesture is one verb on the log; the page renders what the log comes to, and the timer only the time."""

    debrief_wanted = Signal()
    save_log_wanted = Signal()

    def __init__(self, workspace: OpenWorkspace, theme: Theme, play_id: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._workspace, self._theme, self._id, self._now = workspace, theme, play_id, now
        self._filter, self._end, self._part = Filter.ALL, 1, 0
        self._selected = 0
        self._minute = -1
        self._measures: Measures | None = None
        self._keeper = TurnKeeper(workspace, play_id, self)
        self._board = self._read()
        self._rows: tuple[EventRow, ...] = ()
        self._shown_cells: dict[str, CellShown] = {}
        self.gestures = Gestures(workspace, play_id, theme, self, lambda: self._board)
        self.head = ClockBar(theme)
        self.strip = TurnStrip(theme)
        self.events, self.inject = EventsCard(theme), InjectCard(theme)
        self.cells = {cell.id: CellCard(cell.id, theme) for cell in self._board.state.exercise.cells}
        self.preview, self.gate, self.reveal_card = PreviewCard(theme), GateCard(theme), RevealCard(theme)
        self.public, self.log = PublicCard(theme), LogCard(theme)
        self.desk = PublicDesk(workspace, self)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._lay_out()
        self._connect()
        self._add_keys()
        self.refresh()
        self._timer.start()

    def _lay_out(self) -> None:
        self.setProperty("ground", "window")
        left = QWidget()
        stacked = column(left)
        stacked.addWidget(self.events, 6)
        stacked.addWidget(self.inject, 5)
        self.inject.setMinimumHeight(232)
        decisions = ground("window")
        held = column(decisions)
        for card in self.cells.values():
            held.addWidget(card)
        held.addStretch(1)
        right = ground("window")
        piled = column(right)
        piled.addWidget(self.preview)
        piled.addWidget(self.gate)
        piled.addWidget(self.reveal_card, 1)
        self.reveal_card.setMinimumHeight(176)
        bottom = row()
        bottom.addWidget(self.public, 11)
        bottom.addWidget(self.log, 10)
        self.public.setMinimumSize(212, 152)
        self.log.setMinimumSize(148, 152)
        self.public.setMaximumHeight(176)
        self.log.setMaximumHeight(176)
        piled.addLayout(bottom)
        self._gaps = (stacked, held, piled, bottom)
        self.columns = Columns((left, scrolling(decisions), scrolling(right)), self._theme)
        self._inside = column(self)
        self._inside.addWidget(self.strip)
        self._inside.addWidget(self.columns, 1)
        self.columns.render_part(self._part)

    # render

    def refresh(self) -> None:
        """The log may have changed: read it, have its turn computed, show it."""
        if self._play is None:
            return
        self._keeper.want()
        self.render_board()

    def render_board(self) -> None:
        """Show the play as it stands; rendering calls no verb."""
        self._board = board = self._read()
        now, state = board.time(self._workspace.play_time(board.play, self._now())), board.state
        self._rows = event_rows(state, board.plan(now), board.start, conditions_of(board))
        if self._selected not in state.injects:
            self._selected = next_ready(self._rows, state.open_turn)
        self.head.render_state(running=state.running, frozen=state.frozen, ended=state.ended)
        self._render_events()
        self._render_cells(now)
        self.preview.render_preview(preview_shown(board, self._end))
        self.gate.render_gate(gate_shown(board))
        self.reveal_card.render_reveal(reveal_shown(state))
        self.log.render_log(log_lines(board.play))
        self.render_time()

    def render_time(self) -> None:
        """What moves by itself: clocks, planned times and the public clock. Nothing is decided here."""
        board = self._board
        now = board.time(self._workspace.play_time(board.play, self._now()))
        self.head.render_clocks(clocks_of(board.state, board.play.began, now))
        self.strip.render_turns(turn_boxes(board, now))
        self.desk.render_play(board, now)
        self.public.render_public(
            self.desk.picture, self.desk.look, where=self.desk.where, frozen_at=self.desk.frozen_at, size=self.desk.size
        )
        minute = int(now.timestamp()) // 60
        if minute != self._minute:
            self._minute = minute
            self._render_cells(now)

    def _render_events(self) -> None:
        board = self._board
        self.events.render_events(self._rows, self._filter, self._selected)
        chosen = next((found for found in self._rows if found.number == self._selected), None)
        if chosen is None:
            self.inject.render_inject(None)
            return
        found = board.state.injects[chosen.number]
        shown = shown_inject(found, chosen, board.state.exercise, board.start, before_of(board, found.inject))
        self.inject.render_inject(shown, playing=not board.state.ended and not self._workspace.read_only)

    def _render_cells(self, now: datetime) -> None:
        board = self._board
        due = self._lock_due(now)
        for cell, card in self.cells.items():
            book = cell_book(board.state, board.situation, cell)
            self._shown_cells[cell] = shown_cell(board.state, board.situation, book, due)
            card.render_cell(self._shown_cells[cell])

    def _lock_due(self, now: datetime) -> str:
        """The planned time of the lock once it is past."""
        steps = dict(self._board.plan(now)[0].steps)
        due = steps[Step.ADJUDICATE]
        return clock_text(due) if due <= now else ""

    def _read(self) -> Board:
        play = self._play
        if play is None:
            return self._board
        situation = situation_of_play(self._workspace.value, play.exercise)
        keeper = self._keeper
        return Board(play, state_of(play), situation, keeper.results, keeper.current, keeper.working)

    @property
    def _play(self) -> Play | None:
        return next((found for found in self._workspace.value.plays if found.id == self._id), None)

    @property
    def board(self) -> Board:
        """The play as it was last shown."""
        return self._board

    @property
    def selected(self) -> int:
        """The inject on the card."""
        return self._selected

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render_sizes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render_sizes()
        self.desk.resume(self.screen())

    def _render_sizes(self) -> None:
        measures = measures_for(self.window().width())
        if measures == self._measures:
            return
        self._measures = measures
        for layout in (*self._gaps, self._inside):
            layout.setSpacing(measures.gap)
        self.head.measure(measures)
        self.columns.measure(measures)
        self.events.measure(measures)
        self.inject.measure(measures)
        self.preview.measure(measures)
        self.log.measure(measures)
        for card in self.cells.values():
            card.measure(measures)
        self.render_board()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self.inject.flush()
        super().closeEvent(event)

    # gestures

    def pass_gate(self) -> None:
        """Advance, begin the next turn, end the play, or go to the debrief: what the gate says."""
        state = self._board.state
        if not gate_shown(self._board).ready:
            self._workspace.refused.emit(gate_shown(self._board).missing)
        elif state.ended:
            self.debrief_wanted.emit()
        elif not state.advanced:
            self.gestures.advance()
        elif state.turn == len(state.exercise.turns):
            self.gestures.end()
        else:
            self.gestures.begin_next_turn()

    def select(self, number: int) -> None:
        """Put an inject on the card."""
        if number != self._selected:
            self.inject.flush()
            self._selected = number
            self._render_events()

    def _connect(self) -> None:
        act = self.gestures
        self._workspace.changed.connect(self._on_changed)
        self._keeper.changed.connect(self.render_board)
        self._timer.timeout.connect(self.render_time)
        self.head.pause_wanted.connect(act.pause)
        self.head.freeze_wanted.connect(act.freeze)
        self.head.rewind_wanted.connect(act.ask_rewind)
        self.strip.step_wanted.connect(act.begin_step)
        self.strip.turn_wanted.connect(act.begin_next_turn)
        self.events.selected.connect(self.select)
        self.events.filtered.connect(self._show_only)
        self.inject.send_wanted.connect(lambda: act.send(self._selected))
        self.inject.hold_wanted.connect(lambda: act.hold(self._selected))
        self.inject.skip_wanted.connect(lambda: act.ask_skip(self._selected))
        self.inject.edit_wanted.connect(lambda: act.ask_edit(self._selected))
        self.inject.copy_wanted.connect(lambda: act.copy(self._selected))
        self.inject.opened_wanted.connect(self._ask_opened)
        self.inject.noted.connect(act.note_inject)
        self.inject.evidence_wanted.connect(lambda item: self._workspace.go_to("evidence", item))
        for card in self.cells.values():
            self._connect_cell(card)
        self.preview.chosen.connect(self._look_at)
        self.preview.compute_wanted.connect(self.refresh)
        self.gate.passed.connect(self.pass_gate)
        self.reveal_card.ticked.connect(act.tick)
        self.reveal_card.reveal_wanted.connect(act.reveal)
        self.public.open_wanted.connect(self._open_or_close)
        self.public.message_wanted.connect(act.ask_message)
        self.public.look_wanted.connect(self._change_look)
        self.log.note_wanted.connect(act.ask_note)
        self.log.save_wanted.connect(self.save_log_wanted)
        self.columns.chosen.connect(self._turn_to_part)

    def _connect_cell(self, card: CellCard) -> None:
        act = self.gestures
        card.decided.connect(self._decide)
        card.explained.connect(act.explain)
        card.seal_wanted.connect(act.seal)
        card.reopen_wanted.connect(act.reopen)
        card.lock_wanted.connect(act.lock)
        card.return_wanted.connect(act.ask_return)
        card.accept_wanted.connect(act.accept)
        card.briefing_wanted.connect(act.show_briefing)
        card.amend_wanted.connect(lambda cell: act.ask_amend(self._shown_cells[cell]))

    def _add_keys(self) -> None:
        """Keys of the whole console, and those of the list of injects; the cards of cells have their own."""
        act = self.gestures
        self._key(self, "Pause or run the clocks", "pause", act.pause, "P")
        self._key(self, "Freeze the public window, or let it go on", "freeze", act.freeze, "F")
        self._key(self, "Reveal what is ticked", "eye", act.reveal, "R")
        self._key(
            self, "Pass the gate: advance, or begin the next turn", "chevron-right", self.pass_gate, "Ctrl+Return"
        )
        self._key(self, "Rewind to a turn…", "rewind", act.ask_rewind)
        self._key(self, "Open or close the public window", "screen", self._open_or_close)
        self._key(self, "Message of the public window…", "edit", act.ask_message)
        self._key(self, "Note for the log…", "add", act.ask_note)
        self._key(self, "Go to the next step of the turn", "chevron-right", self._next_step, "Ctrl+Right")
        for number, part in enumerate(PARTS):
            self._key(self, f"Console: {part}", "table", partial(self._turn_to_part, number), f"Alt+{number + 1}")
        for text, icon_name, made, key in (
            ("Send the selected inject", "send", self.inject.send, "Return"),
            ("Hold the selected inject", "hold", self.inject.hold, "H"),
            ("Skip the selected inject…", "skip", self.inject.skip, "S"),
            ("Edit the selected inject…", "edit", self.inject.edit, "E"),
            ("Copy the selected inject to the next turn", "duplicate", self.inject.copy, "Ctrl+D"),
        ):
            self._key(self.events.table, text, icon_name, made.click, key)

    def _key(self, owner: QWidget, text: str, icon_name: str, act: Callable[[], object], key: str = "") -> QAction:
        action = verb(owner, text, icon_name, act, key or None)
        if key.endswith("Return"):
            action.setShortcuts([QKeySequence(key), QKeySequence(key.replace("Return", "Enter"))])
        action.setShortcutContext(_HERE)
        return action

    @property
    def palette_actions(self) -> tuple[QAction, ...]:
        """What the command palette finds while the console is in front."""
        of_cells = (action for card in self.cells.values() for action in card.actions())
        return (*self.actions(), *self.events.table.actions(), *of_cells)

    def _on_changed(self, touched: object) -> None:
        if isinstance(touched, frozenset) and touched & {"entry", "play", "settings", "situation"}:
            self.refresh()

    def _show_only(self, wanted: Filter) -> None:
        self._filter = wanted
        self._render_events()

    def _ask_opened(self) -> None:
        menu = self.gestures.opened_menu(self._selected)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.inject.opened.mapToGlobal(self.inject.opened.rect().bottomLeft()))

    def _decide(self, cell: str, key: Key, text: str) -> None:
        shown = self._shown_cells[cell]
        if shown.standing is Standing.OPEN and not self.gestures.decide(shown, key, text):
            self.cells[cell].refuse(key)

    def _look_at(self, number: int) -> None:
        self._end = number
        self.preview.render_preview(preview_shown(self._board, number))

    def _next_step(self) -> None:
        steps = tuple(Step)
        at = steps.index(self._board.state.step) + 1
        if at < len(steps):
            self.gestures.begin_step(steps[at])

    def _turn_to_part(self, number: int) -> None:
        self._part = number
        self.columns.render_part(number)

    def _open_or_close(self) -> None:
        self.desk.toggle(self.screen())
        self.render_time()

    def _change_look(self) -> None:
        self.desk.change_look()
        self.render_time()
