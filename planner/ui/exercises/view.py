"""Exercises: choose one or take a ready one, then design it, run it before a room, and debrief it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.system.exercises import shipped_exercises
from planner.ui.exercises.actions import ExerciseActions
from planner.ui.exercises.choice import MEMORY, PAGES, Choice, Chosen, Page, choice_in, chosen_of, with_page
from planner.ui.exercises.debrief.page import DebriefPage
from planner.ui.exercises.design.page import DesignPage
from planner.ui.exercises.head import Head
from planner.ui.exercises.run.page import RunPage
from planner.ui.exercises.starting import no_play_page, starting_page
from planner.ui.theme.measures import measures_for
from planner.ui.theme.theme import Theme
from planner.ui.widgets.actions import verb
from planner.ui.widgets.frames import column
from planner.ui.workspace import OpenWorkspace

IN_BANDS = "EXERCISE EXERCISE EXERCISE"
"""What joins the marking while a play is in front, so that nobody takes an exercise for the world."""


class ExercisesView(QWidget):
    """What is in front is remembered in the file; the pages know nothing of each other."""

    bands_changed = Signal()

    def __init__(self, workspace: OpenWorkspace, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._now = now
        self._choice = choice_in(workspace.recall(MEMORY))
        self._built: dict[tuple[str, str], QWidget] = {}
        self.actions_of_exercises = ExerciseActions(workspace, theme, self, self.choose)
        self.head = Head(theme)
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_actions()
        self.render_choice()

    def _lay_out(self) -> None:
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._inside = column(self)
        self._inside.addWidget(self.head)
        self._inside.addWidget(self.pages, 1)

    # render

    def render_choice(self) -> None:
        """Show the exercise, the play and the page that are chosen, as far as the workspace still has them."""
        chosen = self.chosen
        self.head.setVisible(chosen.subject is not None)
        page = self._page(chosen)
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.head.render_chosen(chosen)
        self.head.render_aside(_aside(page))
        self._drop_the_gone()
        self.bands_changed.emit()

    @property
    def palette_actions(self) -> tuple[QAction, ...]:
        """What the command palette finds while this screen is in front."""
        return (*self.actions(), *(self.run.palette_actions if self.run else ()))

    @property
    def in_bands(self) -> str:
        """What the window's marking bands say besides the marking."""
        return IN_BANDS if self.chosen.play is not None else ""

    @property
    def chosen(self) -> Chosen:
        """What is in front."""
        return chosen_of(self._workspace.value, self._choice)

    @property
    def run(self) -> RunPage | None:
        """The console, when it is in front."""
        page = self.pages.currentWidget()
        return page if isinstance(page, RunPage) else None

    def _page(self, chosen: Chosen) -> QWidget:
        exercise, play = chosen.exercise, chosen.play
        if chosen.subject is None:
            return self._once(("start", ""), self._starting)
        if chosen.page is Page.DESIGN and exercise is not None:
            return self._once(("design", exercise.id), lambda: DesignPage(self._workspace, self._theme, exercise.id))
        if play is None:
            assert exercise is not None
            begin = self.actions_of_exercises.begin
            return self._once(
                ("no play", exercise.id), lambda: no_play_page(exercise, lambda: begin(exercise.id), self._theme)
            )
        if chosen.page is Page.DEBRIEF:
            return self._once(("debrief", play.id), lambda: DebriefPage(self._workspace, self._theme, play.id))
        return self._once(("run", play.id), lambda: self._run_page(play.id))

    def _run_page(self, play_id: str) -> RunPage:
        made = RunPage(self._workspace, self._theme, play_id, self._now)
        made.debrief_wanted.connect(lambda: self._turn_to(Page.DEBRIEF))
        made.save_log_wanted.connect(self._save_log)
        return made

    def _starting(self) -> QWidget:
        acts = self.actions_of_exercises
        return starting_page(shipped_exercises(), acts.take, acts.ask_new, acts.ask_import, self._theme)

    def _once(self, key: tuple[str, str], build: Callable[[], QWidget]) -> QWidget:
        if key not in self._built:
            self._built[key] = build()
        return self._built[key]

    def _drop_the_gone(self) -> None:
        """Let pages go whose exercise or play was deleted, and the console of a play that is not in front."""
        value = self._workspace.value
        there = {exercise.id for exercise in value.exercises} | {play.id for play in value.plays} | {""}
        shown = self.pages.currentWidget()
        for (kind, found), page in tuple(self._built.items()):
            gone = found not in there or (kind == "run" and not self._is_chosen(found))
            if gone and page is not shown:
                del self._built[kind, found]
                self.pages.removeWidget(page)
                page.close()
                page.deleteLater()

    def _is_chosen(self, play_id: str) -> bool:
        play = self.chosen.play
        return play is not None and play.id == play_id

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render_sizes()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render_sizes()
        self.bands_changed.emit()

    def _render_sizes(self) -> None:
        measures = measures_for(self.window().width())
        margin = measures.margin
        self._inside.setContentsMargins(margin, margin // 2, margin, margin)
        self._inside.setSpacing(measures.gap // 2)
        self.head.measure(measures)

    # gestures

    def choose(self, exercise_id: str, play_id: str) -> None:
        """Put an exercise in front, and a play of it: the last one when none is named."""
        page = Page.RUN if play_id else self._choice.page
        if not play_id and all(play.exercise.id != exercise_id for play in self._workspace.value.plays):
            page = Page.DESIGN if page is Page.DEBRIEF else page
        self._turn(Choice(exercise_id, play_id, page))

    def reveal(self, item: str) -> None:
        """Point at `play:ID`, `exercise:ID`, or a page by its name."""
        kind, _, found = item.partition(":")
        if kind == "play":
            self._turn(Choice("", found, Page.RUN))
        elif kind == "exercise":
            self._turn(Choice(found, "", Page.DESIGN))
        elif kind == "page":
            self._turn_to(Page(found))

    def _connect(self) -> None:
        self._workspace.changed.connect(self._on_changed)
        self.head.page_chosen.connect(lambda number: self._turn_to(PAGES[number]))
        self.head.list_wanted.connect(self._show_list)

    def _add_actions(self) -> None:
        """What the command palette finds while this screen is in front."""
        acts = self.actions_of_exercises
        for page in PAGES:
            verb(self, f"Exercise: {page}", "exercises", partial(self._turn_to, page))
        verb(self, "New exercise…", "add", acts.ask_new)
        for shipped in shipped_exercises():
            verb(self, f"Take the exercise {shipped.name}", "exercises", partial(acts.take, shipped.id))
        verb(self, "Import an exercise…", "folder", acts.ask_import)
        verb(self, "Begin a new play", "play", self._begin)
        verb(self, "Choose an exercise or a play", "exercises", self._show_list)

    def _save_log(self) -> None:
        play = self.chosen.play
        if play is not None:
            self.actions_of_exercises.ask_save_log(play)

    def _begin(self) -> None:
        exercise = self.chosen.exercise
        if exercise is not None:
            self.actions_of_exercises.begin(exercise.id)

    def _show_list(self) -> None:
        menu = self.actions_of_exercises.menu(self.chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.head.name.mapToGlobal(self.head.name.rect().bottomLeft()))

    def _turn_to(self, page: Page) -> None:
        self._turn(with_page(self.chosen.choice, page))

    def _turn(self, choice: Choice) -> None:
        self._choice = choice
        self.render_choice()
        self._choice = self.chosen.choice
        if self._workspace.recall(MEMORY) != self._choice.as_memory():
            self._workspace.remember(MEMORY, self._choice.as_memory())

    def _on_changed(self, touched: object) -> None:
        if isinstance(touched, frozenset) and touched & {"exercise", "play"}:
            self.render_choice()
        self.bands_changed.emit()


def _aside(page: QWidget) -> QWidget | None:
    """What a page has to say or to press beside its name."""
    if isinstance(page, RunPage):
        return page.head
    return page.tools if isinstance(page, DesignPage | DebriefPage) else None
