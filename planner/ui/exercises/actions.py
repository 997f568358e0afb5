"""What can be done with whole exercises and plays: the menu, the questions asked first, and the verb behind each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from planner.domain.errors import PlannerError
from planner.domain.exercise import Exercise
from planner.domain.play import Play
from planner.system.exercises import shipped_exercises
from planner.system.situations import shipped_situations
from planner.ui.exercises import files
from planner.ui.exercises.choice import Chosen, play_words
from planner.ui.exercises.new_form import NewExerciseForm
from planner.ui.theme.theme import Theme, icon
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises import exercise_files, exercises, playing_turns
from planner.use_cases.exercises.play_log import situation_of_play

Choose = Callable[[str, str], object]
"""Put an exercise and a play in front, by id."""


class ExerciseActions:
    """Carries out the trainer's wishes; `choose` puts what was made in front."""

    def __init__(self, workspace: OpenWorkspace, theme: Theme, window: QWidget, choose: Choose) -> None:
        self._workspace = workspace
        self._theme = theme
        self._window = window
        self._choose = choose

    def menu(self, chosen: Chosen) -> QMenu:
        """Every exercise and play to choose from, and what can be done with the one in front."""
        menu = QMenu(self._window)
        for exercise in self._workspace.value.exercises:
            self._add_choice(menu, exercise, chosen)
        self._add_orphans(menu, chosen)
        menu.addSeparator()
        self._add(menu, "New exercise…", "add", self.ask_new)
        ready = menu.addMenu(icon("exercises", self._theme), "Take a ready exercise")
        for shipped in shipped_exercises():
            self._add(ready, shipped.name, "exercises", partial(self.take, shipped.id))
        self._add(menu, "Import…", "folder", self.ask_import)
        if chosen.exercise is not None:
            here = chosen.exercise
            menu.addSeparator()
            self._add(menu, "Begin a new play", "play", lambda: self.begin(here.id))
            self._add(menu, "Export…", "export", lambda: self.ask_export(here))
            self._add(menu, "Duplicate", "duplicate", lambda: self.duplicate(here.id))
            self._add(menu, "Delete the exercise…", "delete", lambda: self.ask_delete(here))
        if chosen.play is not None:
            play = chosen.play
            menu.addSeparator()
            self._add(menu, "Save the log…", "export", lambda: self.ask_save_log(play))
            self._add(menu, "Delete the play…", "delete", lambda: self.ask_delete_play(play))
        return menu

    def ask_new(self) -> None:
        """Ask for name, situation and terms, then start an empty exercise."""
        there = self._workspace.value.situations
        known = {found.id for found in there}
        situations = (*there, *(found for found in shipped_situations() if found.id not in known))
        form = NewExerciseForm(situations, self._theme, self._window)
        form.accepted.connect(lambda: self._new(form))
        form.open()

    def take(self, shipped_id: str) -> None:
        """Copy a ready exercise into the workspace and show it."""
        if self._workspace.apply(exercises.take_shipped, shipped_id) is not None:
            self._show_last()

    def begin(self, exercise_id: str) -> None:
        """Begin a play and show it."""
        if self._workspace.apply(playing_turns.begin_play, exercise_id) is not None:
            play = self._workspace.value.plays[-1]
            self._choose(play.exercise.id, play.id)

    def duplicate(self, exercise_id: str) -> None:
        """A copy beside the exercise."""
        if self._workspace.apply(exercises.duplicate_exercise, exercise_id) is not None:
            self._show_last()

    def ask_import(self) -> None:
        """Ask for a file and bring its exercise in."""
        path = files.ask_import(self._window, self._workspace.file.path.parent)
        if path is not None and self._workspace.apply(exercise_files.import_exercise, path) is not None:
            self._show_last()

    def ask_export(self, exercise: Exercise) -> None:
        """Ask where, and write the exercise as one file."""
        suggested = self._workspace.file.path.with_name(files.file_name(exercise.name, exercise_files.ENDING))
        path = files.ask_where(self._window, "Export the exercise", suggested, files.EXERCISE, exercise_files.ENDING)
        if path is not None:
            marking = self._workspace.value.settings.marking
            self._write(lambda: exercise_files.export_exercise(exercise, path, marking))

    def ask_save_log(self, play: Play) -> None:
        """Ask where, and write the log; the same log always replays to the same outcome."""
        suggested = self._workspace.file.path.with_name(files.file_name(f"{play.exercise.name}, log", ".json"))
        path = files.ask_where(self._window, "Save the log", suggested, files.LOG, ".json")
        if path is not None:
            value = self._workspace.value
            situation, marking = situation_of_play(value, play.exercise), value.settings.marking
            self._write(lambda: exercise_files.export_log(play, situation, path, marking))

    def ask_delete(self, exercise: Exercise) -> None:
        """Say what stays, then delete when told to."""
        self._confirm(
            "Delete the exercise",
            f"Delete “{exercise.name}”? Plays of it keep the exercise they began with, and stay.",
            lambda: self._workspace.apply(exercises.delete_exercise, exercise.id),
        )

    def ask_delete_play(self, play: Play) -> None:
        """Say what goes, then delete when told to."""
        self._confirm(
            "Delete the play",
            f"Delete this play of “{play.exercise.name}” with its log of {len(play.entries)} entries?",
            lambda: self._workspace.apply(playing_turns.delete_play, play.id),
        )

    def _new(self, form: NewExerciseForm) -> None:
        wish = form.wish
        made = self._workspace.apply(exercises.new_exercise, wish.name, wish.situation_id, wish.terms)
        if made is not None:
            self._show_last()

    def _show_last(self) -> None:
        self._choose(self._workspace.value.exercises[-1].id, "")

    def _write(self, write: Callable[[], object]) -> None:
        try:
            write()
        except PlannerError as problem:
            self._workspace.refused.emit(str(problem))

    def _add_choice(self, menu: QMenu, exercise: Exercise, chosen: Chosen) -> None:
        plays = [play for play in self._workspace.value.plays if play.exercise.id == exercise.id]
        here = chosen.choice.exercise_id == exercise.id
        self._add(menu, exercise.name, "exercises", lambda: self._choose(exercise.id, ""), on=here and not plays)
        self._add_plays(menu, plays, chosen)

    def _add_orphans(self, menu: QMenu, chosen: Chosen) -> None:
        """Plays whose exercise was deleted."""
        there = {exercise.id for exercise in self._workspace.value.exercises}
        self._add_plays(menu, [play for play in self._workspace.value.plays if play.exercise.id not in there], chosen)

    def _add_plays(self, menu: QMenu, plays: list[Play], chosen: Chosen) -> None:
        for play in plays:
            self._add(
                menu,
                f"{play.exercise.name}: {play_words(play)}",
                "history",
                partial(self._choose, play.exercise.id, play.id),
                on=chosen.play is not None and chosen.play.id == play.id,
            )

    def _add(self, menu: QMenu, words: str, icon_name: str, act: Callable[[], object], *, on: bool = False) -> None:
        action = menu.addAction(icon(icon_name, self._theme), words)
        action.setCheckable(on)
        action.setChecked(on)
        action.triggered.connect(lambda _=False: act())

    def _confirm(self, name: str, question: str, act: Callable[[], object]) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(name)
        box.setText(question)
        delete = box.addButton("Delete", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton("Keep", QMessageBox.ButtonRole.RejectRole))
        delete.clicked.connect(lambda: act())
        box.finished.connect(box.deleteLater)
        box.open()
