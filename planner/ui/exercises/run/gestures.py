"""What the facilitator can do, each as the verb behind it and the question asked first; it renders nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from planner.analysis.exercises.cell_briefing import cell_briefing
from planner.domain.errors import InputError
from planner.domain.exercise import Inject, Step
from planner.domain.play import Amendment
from planner.domain.play_state import Choice, InjectState, InjectStatus, PlayState
from planner.ui.exercises.run.asking import AmendForm, Asked, LineForm, RewindForm
from planner.ui.exercises.run.board import Board, span_text
from planner.ui.exercises.run.briefing_sheet import BriefingSheet
from planner.ui.exercises.run.cells import CellShown, Key, LeverRow, choice_words, schedule_typed
from planner.ui.exercises.run.clocks import clock_text
from planner.ui.exercises.run.inject_form import InjectForm
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises import playing_cells, playing_debrief, playing_injects, playing_turns

Read = Callable[[], Board]


class Gestures:
    """Carries out what is asked for the play; refusals are told by the window."""

    def __init__(self, workspace: OpenWorkspace, play_id: str, theme: Theme, window: QWidget, read: Read) -> None:
        self._workspace = workspace
        self._id = play_id
        self._theme = theme
        self._window = window
        self._read = read

    # the clocks and the turn

    def pause(self) -> None:
        """Stop all clocks, or let them run again."""
        self._workspace.apply(playing_turns.set_clock, self._id, not self._state.running)

    def begin_step(self, step: Step) -> None:
        """Go to another step of the turn."""
        self._workspace.apply(playing_turns.begin_step, self._id, step)

    def begin_next_turn(self) -> None:
        """The brief of the next turn."""
        self._workspace.apply(playing_turns.begin_next_turn, self._id)

    def advance(self) -> None:
        """Play the turn with the results that are shown."""
        results = self._read().results
        if results is not None:
            self._workspace.apply(playing_turns.advance, self._id, results.fingerprint)

    def end(self) -> None:
        """End the play."""
        self._workspace.apply(playing_turns.end_play, self._id)

    def ask_rewind(self) -> None:
        """Ask to which turn, and why."""
        board = self._read()
        state = board.state
        turns = [(turn, self._turn_words(board, turn)) for turn in sorted(state.starts)]
        RewindForm(turns, self._theme, self._window, self._rewind).open()

    def _rewind(self, turn: int, reason: str) -> None:
        self._workspace.apply(playing_turns.rewind, self._id, turn, reason)

    def _turn_words(self, board: Board, turn: int) -> str:
        began = board.state.starts[turn].turn_began
        at = f", begun {clock_text(began)}" if began else ""
        here = " (on the table: begin it again)" if turn == board.state.turn else ""
        return f"Turn {turn}, {span_text(board, turn)}{at}{here}"

    # injects

    def send(self, number: int) -> None:
        """Send an inject."""
        self._workspace.apply(playing_injects.send_inject, self._id, number)

    def hold(self, number: int) -> None:
        """Hold an inject, or make a held or skipped one ready again."""
        if self._inject(number).status is InjectStatus.READY:
            self._workspace.apply(playing_injects.hold_inject, self._id, number)
        else:
            self._workspace.apply(playing_injects.ready_inject, self._id, number)

    def ask_skip(self, number: int) -> None:
        """Ask for the reason, which goes to the log and the report."""
        if self._inject(number).status is InjectStatus.SENT:
            self.skip(number, "sent")
            return
        title = self._inject(number).inject.title
        question = f"Why is inject {number}, “{title}”, left out? The reason goes to the log and the report."
        LineForm(
            "Skip an inject", question, "Skip", self._theme, self._window, lambda reason: self.skip(number, reason)
        ).open()

    def skip(self, number: int, reason: str) -> None:
        """Leave an inject out."""
        self._workspace.apply(playing_injects.skip_inject, self._id, number, reason)

    def ask_edit(self, number: int) -> None:
        """Edit an inject that was not sent."""
        found = self._inject(number)
        InjectForm(found.inject, self._state.exercise, self._theme, self._window, self._write).open()

    def copy(self, number: int) -> None:
        """Copy an inject to the next turn."""
        self._workspace.apply(playing_injects.copy_inject_to_next_turn, self._id, number)

    def note_inject(self, number: int, text: str) -> None:
        """The evaluator's note on an inject."""
        if number in self._state.injects:
            self._workspace.apply(playing_injects.note_inject, self._id, number, text)

    def opened_menu(self, number: int) -> QMenu:
        """The cells that got an inject; choosing one notes that it has read it."""
        found = self._inject(number)
        menu = QMenu(self._window)
        for cell in self._state.exercise.cells:
            if not found.inject.to or cell.id in found.inject.to:
                action = menu.addAction(f"Opened by {cell.name}")
                action.setCheckable(True)
                action.setChecked(cell.id in found.opened)
                action.setEnabled(cell.id not in found.opened)
                action.triggered.connect(lambda _=False, who=cell.id: self.opened(number, who))
        return menu

    def opened(self, number: int, cell: str) -> None:
        """Note that a cell has read an inject."""
        self._workspace.apply(playing_injects.opened_inject, self._id, number, cell)

    def _write(self, inject: Inject) -> bool:
        return self._workspace.apply(playing_injects.write_inject, self._id, inject) is not None

    def _inject(self, number: int) -> InjectState:
        return self._state.injects[number]

    # cells

    def decide(self, shown: CellShown, key: Key, text: str) -> bool:
        """Enter what a cell decided, or take it back when the field was emptied; False when it cannot be used."""
        row = next(found for found in shown.rows if found.key == key)
        try:
            schedule = schedule_typed(text, row)
        except InputError as problem:
            self._workspace.refused.emit(str(problem))
            return False
        if schedule is None:
            return not row.typed or self._workspace.apply(playing_cells.withdraw, self._id, shown.id, *key) is not None
        made = self._workspace.apply(playing_cells.decide, self._id, shown.id, *key, schedule, row.why)
        return made is not None

    def explain(self, cell: str, key: Key, why: str) -> None:
        """Why a cell decided something, kept with the decision."""
        choice = next((found for found in self._state.cells[cell].choices if found.key == key), None)
        if choice is not None and choice.why != why.strip():
            self._workspace.apply(playing_cells.decide, self._id, cell, *key, choice.asked, why.strip())

    def seal(self, cell: str) -> None:
        """Seal a cell's decisions."""
        self._workspace.apply(playing_cells.seal, self._id, cell)

    def reopen(self, cell: str) -> None:
        """Open sealed decisions again."""
        self._workspace.apply(playing_cells.reopen, self._id, cell)

    def lock(self, cell: str) -> None:
        """Lock a cell's sealed decisions."""
        self._workspace.apply(playing_cells.lock, self._id, cell)

    def ask_return(self, cell: str) -> None:
        """Ask why the decisions go back to the cell."""
        name = self._state.exercise.cell(cell).name
        question = f"Why do the decisions go back to {name}? The cell is told."
        LineForm(
            "Return to the cell", question, "Return", self._theme, self._window, lambda why: self.give_back(cell, why)
        ).open()

    def give_back(self, cell: str, reason: str) -> None:
        """Unlock the decisions and return them."""
        self._workspace.apply(playing_cells.return_to_cell, self._id, cell, reason)

    def accept(self, cell: str) -> None:
        """Accept a cell's decisions as locked."""
        self._workspace.apply(playing_cells.adjudicate, self._id, cell)

    def ask_amend(self, shown: CellShown) -> None:
        """Ask what becomes of each decision, and why; without decisions there is nothing to amend."""
        choices = self._state.cells[shown.id].choices
        if not choices:
            self._workspace.refused.emit(f"{shown.name} decided no change, so there is nothing to amend; accept it.")
            return
        rows = {row.key: row for row in shown.rows}
        asked = [self._asked(choice, rows[choice.key]) for choice in choices if choice.key in rows]
        AmendForm(
            shown.name, asked, self._theme, self._window, lambda amendments: self.amend(shown.id, amendments)
        ).open()

    def amend(self, cell: str, amendments: tuple[Amendment, ...]) -> None:
        """Amend some of a cell's decisions, with reasons."""
        self._workspace.apply(playing_cells.adjudicate, self._id, cell, amendments)

    def _asked(self, choice: Choice, row: LeverRow) -> Asked:
        amendment = choice.amendment
        made = f"{amendment.schedule.points[0].value:g}" if amendment and amendment.schedule else ""
        return Asked(
            choice.lever,
            choice.members,
            row.title,
            choice_words(choice),
            row.limits,
            made if amendment else row.typed,
            row.typed,
            amendment.reason if amendment else "",
            lambda text: schedule_typed(text, row),
        )

    # what is told

    def tick(self, item: str, audience: str, on: bool) -> None:
        """Prepare what an audience will be told."""
        self._workspace.apply(playing_turns.prepare_reveal, self._id, item, audience, on)

    def reveal(self) -> None:
        """Tell every audience what is ticked."""
        self._workspace.apply(playing_turns.reveal, self._id)

    def freeze(self) -> None:
        """Keep the public window on its last screen, or let it go on."""
        self._workspace.apply(playing_turns.freeze, self._id, not self._state.frozen)

    def ask_message(self) -> None:
        """Ask for another message; an empty one goes back to the turn's own."""
        turn = self._state.exercise.turns[self._state.turn - 1]
        LineForm(
            "Message of the public window",
            f"One sentence for the room. Empty shows the turn's own: “{turn.message}”",
            "Show",
            self._theme,
            self._window,
            lambda text: self._workspace.apply(playing_turns.show, self._id, text),
            text=self._state.message,
            needed=False,
        ).open()

    def show_briefing(self, cell: str) -> None:
        """What a cell has been told so far, on the console only."""
        board = self._read()
        played = board.results.played if board.results else None
        found = cell_briefing(board.state, board.situation, played, cell)
        BriefingSheet(found, self._workspace.value.settings.marking, self._theme, self._window).open()

    def ask_note(self) -> None:
        """Ask for a line of the note-taker."""
        LineForm(
            "Note for the log",
            "What should be kept? Write of roles, not of persons.",
            "Keep",
            self._theme,
            self._window,
            lambda text: self._workspace.apply(playing_debrief.note, self._id, text),
        ).open()

    @property
    def _state(self) -> PlayState:
        return self._read().state
