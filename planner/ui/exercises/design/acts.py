"""What is done with a whole design: duplicate, export, write its documents, begin a play."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from planner.domain.exercise import Exercise
from planner.domain.progress import Report
from planner.domain.situation import Situation
from planner.domain.workspace import Change
from planner.ui.exercises import files
from planner.ui.exercises.design.packs import PacksForm, ask_folder
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises.exercise_documents import write_pack
from planner.use_cases.exercises.exercise_files import ENDING, export_exercise
from planner.use_cases.exercises.exercises import duplicate_exercise
from planner.use_cases.exercises.playing_turns import begin_play

CHANNEL = "report"

AskFile = Callable[[QWidget, str, Path, str, str], Path | None]
AskFolder = Callable[[QWidget, Path], Path | None]


class DesignActs:
    """Carries out what was wished; files are written on a worker, refusals are told by the workspace."""

    def __init__(
        self,
        workspace: OpenWorkspace,
        theme: Theme,
        window: QWidget,
        where: AskFile = files.ask_where,
        folder: AskFolder = ask_folder,
    ) -> None:
        self._workspace = workspace
        self._theme = theme
        self._window = window
        self._where = where
        self._folder = folder
        self.form: PacksForm | None = None

    def duplicate(self, exercise: Exercise) -> None:
        """A copy beside the exercise, shown."""
        self._show(self._workspace.apply(duplicate_exercise, exercise.id), "exercise")

    def begin(self, exercise: Exercise) -> None:
        """A play of the exercise as it is now, shown."""
        self._show(self._workspace.apply(begin_play, exercise.id), "play")

    def ask_export(self, exercise: Exercise) -> None:
        """Ask where, and write the exercise as one file."""
        suggested = self._workspace.file.path.with_name(files.file_name(exercise.name, ENDING))
        path = self._where(self._window, "Export the exercise", suggested, files.EXERCISE, ENDING)
        if path is None:
            return
        marking = self._workspace.value.settings.marking

        def work(report: Report) -> None:
            report(0.0, "")
            export_exercise(exercise, path, marking)

        self._workspace.jobs.start(
            CHANNEL, f"Exporting “{exercise.name}”", work, lambda _: self._say(f"Wrote “{path.name}”.")
        )

    def ask_packs(self, exercise: Exercise, situation: Situation) -> None:
        """Ask which documents, in which formats, then where."""
        self.form = PacksForm(exercise, self._theme, self._window)
        self.form.wanted.connect(
            lambda endings, players: self._write(exercise, situation, endings, players_only=players)
        )
        self.form.open()

    def _write(self, exercise: Exercise, situation: Situation, endings: tuple[str, ...], *, players_only: bool) -> None:
        folder = self._folder(self._window, self._workspace.file.path.parent)
        if folder is None:
            return
        marking, made = self._workspace.value.settings.marking, self._workspace.acting.when.astimezone()

        def work(report: Report) -> tuple[Path, ...]:
            return write_pack(exercise, situation, marking, folder, endings, made, report, players_only=players_only)

        def done(written: tuple[Path, ...]) -> None:
            self._say(f"Wrote {len(written)} documents into “{folder.name}”.")

        self._workspace.jobs.start(CHANNEL, f"Writing the documents of “{exercise.name}”", work, done)

    def _show(self, change: Change | None, kind: str) -> None:
        made = next((edit.id for edit in change.edits if edit.kind == kind), "") if change else ""
        if made:
            self._workspace.go_to("exercises", f"{kind}:{made}")

    def _say(self, sentence: str) -> None:
        self._workspace.told.emit(sentence)
