"""What a person does in a debrief, and the verb behind each gesture; files are written on a worker."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from planner.analysis.exercises.debrief import Debrief
from planner.domain.exercise_words import words_of
from planner.domain.play import ActionStatus, Rating
from planner.domain.progress import Report
from planner.ui.exercises.debrief.exports import LOG, LOG_ENDING, Ask, plain_name, report_kinds
from planner.ui.exercises.debrief.reading import PlayRead
from planner.ui.exercises.debrief.tools import ReplayForm
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises import playing_debrief, playing_turns
from planner.use_cases.exercises.exercise_documents import write_after_action
from planner.use_cases.exercises.exercise_files import export_log
from planner.use_cases.exercises.exercises import copy_turns_to_scenarios

CHANNEL = "report"


class DebriefActs:
    """Carries out what was wished; what is refused is told by the workspace."""

    def __init__(self, workspace: OpenWorkspace, theme: Theme, play_id: str, window: QWidget, ask: Ask) -> None:
        self._workspace = workspace
        self._theme = theme
        self._id = play_id
        self._window = window
        self._ask = ask
        self._read: PlayRead | None = None
        self._debrief: Debrief | None = None
        self.form: ReplayForm | None = None

    def render_play(self, read: PlayRead, debrief: Debrief | None) -> None:
        """What gestures speak of now; a debrief only when it is that of the log."""
        self._read, self._debrief = read, debrief

    def rate(self, objective: str, rating: Rating, note: str) -> None:
        """Rate an objective."""
        self._workspace.apply(playing_debrief.rate, self._id, objective, rating, note)

    def improve(self, place: int, issue: str, action: str, owner: str, due: date | None, status: ActionStatus) -> None:
        """Write a row of the improvement plan."""
        self._workspace.apply(playing_debrief.improve, self._id, place, issue, action, owner, due, status)

    def note(self, text: str) -> None:
        """Note something of the hot wash."""
        self._workspace.apply(playing_debrief.note, self._id, text, hot_wash=True)

    def ask_replay(self) -> None:
        """Ask from which turn to play again, and why."""
        if self._read is None:
            return
        state = self._read.state
        titles = [turn.title for turn in state.exercise.turns]
        self.form = ReplayForm(sorted(state.starts), titles, self._theme, self._window)
        self.form.wanted.connect(self.replay)
        self.form.open()

    def replay(self, turn: int, reason: str) -> None:
        """Go back to the start of a turn on a new path, and to the console."""
        if self._workspace.apply(playing_turns.rewind, self._id, turn, reason) is not None:
            self._workspace.go_to("exercises", f"play:{self._id}")

    def save_turns(self) -> None:
        """Keep the played turns as scenarios, and show them."""
        change = self._workspace.apply(copy_turns_to_scenarios, self._id)
        made = [edit.id for edit in change.edits if edit.kind == "scenario"] if change else []
        if made:
            self._workspace.select(made[-1])
            self._workspace.go_to("scenarios", f"scenario:{made[-1]}")

    def ask_save_log(self) -> None:
        """Ask where, and write the log."""
        read = self._read
        if read is None:
            return
        path = self._ask(self._window, "Save the log", self._suggested("log", LOG_ENDING), LOG)
        if path is None:
            return
        play, situation = read.play, read.situation
        marking = self._workspace.value.settings.marking

        def work(report: Report) -> None:
            report(0.0, "")
            export_log(play, situation, path, marking)

        self._workspace.jobs.start(CHANNEL, f"Saving “{path.name}”", work, lambda _: self._say_written(path))

    def ask_report(self) -> None:
        """Ask where, and write the report on the play in the format chosen."""
        read, debrief = self._read, self._debrief
        if read is None or debrief is None:
            return
        name = words_of(read.state.exercise.terms).report
        path = self._ask(self._window, f"Write the {name}", self._suggested(name, ".pdf"), report_kinds())
        if path is None:
            return
        marking, by = self._workspace.value.settings.marking, self._workspace.acting

        def work(report: Report) -> None:
            write_after_action(
                read.play, debrief, read.situation, marking, by.who, (path,), by.when.astimezone(), report
            )

        self._workspace.jobs.start(CHANNEL, f"Writing “{path.name}”", work, lambda _: self._say_written(path))

    def _suggested(self, words: str, ending: str) -> Path:
        assert self._read is not None
        name = plain_name(self._read.state.exercise.name)
        return self._workspace.file.path.with_name(f"{name}, {words}{ending}")

    def _say_written(self, path: Path) -> None:
        self._workspace.told.emit(f"Wrote “{path.name}”.")
