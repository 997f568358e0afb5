"""The main window: the desk's workspace shown through one screen at a time. It decides nothing about the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from planner.domain.errors import PlannerError
from planner.domain.situation import Situation
from planner.domain.workspace import MARKINGS
from planner.domain.world import World
from planner.system.exercises import shipped_exercises
from planner.system.situations import shipped_situations
from planner.ui.appearance import CHOICES, Appearance
from planner.ui.desk import Desk
from planner.ui.recents import read_recents
from planner.ui.shell import files, status
from planner.ui.shell.chrome import Chrome
from planner.ui.shell.comparing_files import ComparingFiles
from planner.ui.shell.file_watch import FileWatch
from planner.ui.shell.finder import Entry
from planner.ui.shell.index import entries
from planner.ui.shell.model_changes import ModelChangesDialog
from planner.ui.shell.new_workspace import NewWorkspaceForm
from planner.ui.shell.notice import Offer
from planner.ui.shell.screen import Screen
from planner.ui.shell.tour import Tour
from planner.ui.shell.verbs import Verbs, say
from planner.ui.shell.workspace_settings import WorkspaceSettingsForm
from planner.ui.theme.measures import measures_for
from planner.ui.theme.theme import Theme, icon
from planner.ui.widgets.actions import verb
from planner.ui.widgets.empty import empty_page

if TYPE_CHECKING:
    from planner.ui.workspace import OpenWorkspace

TITLE = "Policy Scenario Planner"

Screens = Callable[[Desk, Verbs], Sequence[Screen]]
"""The screens in the order of the rail; they may use the window's verbs."""


class MainWindow(QMainWindow):
    """Frame and screens are built anew when the appearance changes; what they point at lives in the workspace."""

    def __init__(self, desk: Desk, appearance: Appearance, screens: Screens, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.desk = self._desk = desk
        self._appearance = appearance
        self._now = now
        self._shown = "start"
        self._saved_at: datetime | None = None
        self._watched: OpenWorkspace | None = None
        self._built: dict[str, QWidget] = {}
        self.verbs = self._make_verbs()
        self._screens = {screen.name: screen for screen in screens(desk, self.verbs)}
        for name, screen in self._screens.items():
            self.verbs.show[name] = verb(
                self, f"Go to {screen.title}", screen.icon, partial(self.show_screen, name), screen.shortcut
            )
        self.setMinimumSize(1024, 640)
        room = self.screen().availableSize()
        self.resize(min(1600, room.width()), min(960, room.height()))
        geometry = desk.store.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        self._dress(appearance.theme)
        appearance.changed.connect(self._dress)
        desk.workspace_changed.connect(self._watch)
        desk.refused.connect(self.tell)
        desk.reported.connect(self._on_report)
        desk.jobs.activity_changed.connect(self._render_work)
        self._file_watch = FileWatch(desk, self)

    def show_screen(self, name: str, item: str = "") -> None:
        """Bring a screen to the front, building it when it is shown for the first time, and point it at `item`."""
        self._shown = name
        built = self._built.get(name) or self._build(self._screens[name])
        self.chrome.stack.setCurrentWidget(built)
        self.chrome.rail.render_screen(name)
        self._render_marking()
        if item:
            reveal = getattr(built, "reveal", None)
            if reveal is not None:
                reveal(item)

    @property
    def screen_name(self) -> str:
        """The screen in front."""
        return self._shown

    def tell(self, sentence: str) -> None:
        """Show one sentence for the user in the notice strip; while the file is astray, with the ways on."""
        workspace = self._desk.workspace
        astray = workspace is not None and status.astray(workspace)
        self.chrome.notice.tell(sentence, offers=self._ways_on(workspace) if workspace and astray else ())

    def take_tour(self) -> None:
        """Show the short tour from its first step."""
        self.tour.begin()

    # build

    def _make_verbs(self) -> Verbs:
        standard = QKeySequence.StandardKey
        desk = self._desk
        return Verbs(
            open_file=verb(self, "Open a file", "folder", self._open_file, standard.Open),
            open_sample=verb(self, "Open the sample", "scenarios", self._open_sample),
            export_report=verb(self, "Export a report", "report", self._export_report, "Ctrl+E"),
            find_fingerprint=verb(self, "Find a fingerprint…", "search", partial(self.show_screen, "reports", "trace")),
            change_settings=verb(self, "Workspace settings…", "settings", self._change_settings, "Ctrl+,"),
            draw={
                world.value: verb(self, f"Draw ranges {world.words}", "compare", partial(desk.choose_world, world))
                for world in World
            },
            save_copy=verb(self, "Save a copy as…", "save-copy", self._save_copy, standard.SaveAs),
            release_copy=verb(self, "Release copy…", "export", self._release_copy),
            fold_history=verb(self, "Fold old history…", "history", self._fold_history),
            close_file=verb(self, "Close the workspace", "close", desk.close, "Ctrl+W"),
            undo=verb(self, "Undo", "undo", self._undo, standard.Undo),
            redo=verb(self, "Redo", "redo", self._redo, "Ctrl+Shift+Z"),
            find=verb(self, "Find anything", "search", self._find, "Ctrl+K"),
            take_tour=verb(self, "Take the tour", "info", self.take_tour),
            new_from={
                situation.id: verb(
                    self, f"New from situation: {situation.name}", "situation", partial(self._new, situation)
                )
                for situation in shipped_situations()
            },
            ready={
                exercise.id: verb(
                    self, f"Ready exercise: {exercise.name}", "exercises", partial(desk.open_exercise, exercise.id)
                )
                for exercise in shipped_exercises()
            },
            show={},
            wear={
                choice: verb(
                    self,
                    f"Appearance: {'as the system' if choice == 'system' else choice}",
                    "appearance",
                    partial(self._appearance.choose, choice),
                )
                for choice in CHOICES
            },
        )

    def _dress(self, theme: Theme) -> None:
        self._theme = theme
        self._built.clear()
        for action in self.verbs.all:
            action.setIcon(icon(str(action.data()), theme))
        self.chrome = Chrome(self.verbs, tuple(self._screens.values()), self.entries, theme)
        self.chrome.rail.chosen.connect(self.show_screen)
        self.chrome.status_bar.cancelled.connect(self._cancel)
        self.chrome.notice.more_wanted.connect(self._show_model_changes)
        self.tour = Tour(self.chrome, self.show_screen, self._desk.store, theme)
        self.chrome.measure(measures_for(self.width()))
        self.setCentralWidget(self.chrome)
        self.render_workspace()
        self.show_screen(self._shown)
        self.chrome.stack.setFocus()

    def _build(self, screen: Screen) -> QWidget:
        if screen.needs_workspace and self._desk.workspace is None:
            built = empty_page(
                screen.title, screen.belongs, "Open the sample", self.verbs.open_sample.trigger, self._theme
            )
        else:
            built = screen.build(self._desk.workspace, self._theme)
        self._built[screen.name] = built
        self.chrome.stack.addWidget(built)
        bands_changed = getattr(built, "bands_changed", None)
        if bands_changed is not None:
            bands_changed.connect(self._render_marking)
        return built

    # render

    def _watch(self) -> None:
        """Another workspace lies on the desk: screens that show one are built anew when they are next shown."""
        workspace = self._desk.workspace
        if workspace is not None and workspace is not self._watched:
            self._saved_at = None
            workspace.changed.connect(self._on_changed)
            workspace.selection_changed.connect(self._render_work)
            workspace.projection_ready.connect(self._render_work)
            workspace.screen_wanted.connect(self.show_screen)
            workspace.standing_changed.connect(self._on_standing)
            if workspace.other_model is not None:
                more = "What changed…" if workspace.other_model.sentences else ""
                self.chrome.notice.tell(workspace.other_model.told, "plain", more)
        self._watched = workspace
        self._on_standing()
        for name, screen in self._screens.items():
            if screen.needs_workspace and (stale := self._built.pop(name, None)) is not None:
                self.chrome.stack.removeWidget(stale)
                stale.deleteLater()
        self.render_workspace()
        self.show_screen(self._shown)

    def _show_model_changes(self) -> None:
        workspace = self._desk.workspace
        if workspace is not None and workspace.other_model is not None:
            ModelChangesDialog(workspace.other_model, self._theme, self).open()

    def _on_report(self, sentence: str) -> None:
        self.chrome.notice.tell(sentence, "plain")

    def _on_standing(self) -> None:
        """The file was moved, replaced or changed, or is as it was again."""
        workspace = self._desk.workspace
        if workspace is not None:
            said = status.astray(workspace)
            if said:
                self.chrome.notice.tell(said, "bad", offers=self._ways_on(workspace))
            elif self.chrome.notice.offers:
                self.chrome.notice.hide()
            self.render_workspace()

    def _ways_on(self, workspace: OpenWorkspace) -> list[Offer]:
        copy: Offer = ("Save a copy…", self._save_copy)
        if workspace.standing == "gone":
            return [copy, ("Put it back", workspace.put_back)]
        if workspace.unsound:
            return [("Save what is readable…", self._save_readable)]
        if workspace.standing == "diverged":
            return [copy, ("Reload", workspace.reload), ("Compare…", self._compare_files)]
        return [copy]

    def _compare_files(self) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return
        try:
            lines = workspace.differences()
        except PlannerError as problem:
            self.tell(str(problem))
            return
        ways: list[Offer] = [("Save a copy…", self._save_copy), ("Reload", workspace.reload)]
        ComparingFiles(lines, ways, self._theme, self).open()

    def _on_changed(self, touched: object) -> None:
        self._saved_at = self._now()
        self.render_workspace()

    def render_workspace(self) -> None:
        """Show what lies on the desk around the screens."""
        workspace = self._desk.workspace
        name = workspace.value.settings.name if workspace else ""
        file = workspace.file.path.name if workspace else ""
        self.setWindowTitle(f"{file} – {name} – {TITLE}" if workspace else TITLE)
        self.chrome.top_bar.render_workspace(name, read_only=workspace.read_only if workspace else False)
        self._render_marking()
        say(self.verbs.undo, "Undo", workspace.undo_label if workspace else "")
        say(self.verbs.redo, "Redo", workspace.redo_label if workspace else "")
        for action in self.verbs.of_workspace:
            action.setEnabled(workspace is not None)
        self.chrome.status_bar.render_saved(*status.saved(workspace, self._saved_at))
        self._render_work()

    def _render_marking(self) -> None:
        """The workspace's marking, and what the screen in front adds to it."""
        workspace = self._desk.workspace
        marking = workspace.value.settings.marking if workspace else self._highest_recent()
        self.chrome.render_marking(marking, getattr(self._built.get(self._shown), "in_bands", ""))

    def _render_work(self) -> None:
        self.chrome.status_bar.render_work(*status.work(self._desk.jobs))
        self.chrome.status_bar.render_basis(*status.basis(self._desk.workspace))
        self.chrome.status_bar.render_pace(status.pace(self._desk.workspace))

    def _highest_recent(self) -> str:
        """With no file open the band shows the highest marking listed."""
        listed = {recent.marking for recent in read_recents(self._desk.store)}
        known = [marking for marking in MARKINGS if marking in listed]
        return known[-1] if known else MARKINGS[0]

    def entries(self) -> tuple[Entry, ...]:
        """All that the command palette can find now."""
        here = self._built[self._shown]
        actions: list[QAction] = [action for action in self.verbs.all if action is not self.verbs.find]
        of_screen = getattr(here, "palette_actions", here.actions())
        return entries([*of_screen, *actions], self._desk.workspace, self.show_screen)

    # gestures

    def _undo(self) -> None:
        if self._desk.workspace is not None:
            self._desk.workspace.undo()

    def _redo(self) -> None:
        if self._desk.workspace is not None:
            self._desk.workspace.redo()

    def _cancel(self) -> None:
        if self._desk.workspace is not None:
            self._desk.workspace.stop_computing()
        for channel in ("open", "report", "comparison", "play", "debrief", "pages"):
            self._desk.jobs.cancel(channel)

    def _find(self) -> None:
        self.chrome.palette_list.begin()

    def _open_file(self) -> None:
        path = files.ask_open(self, self._desk.places.documents)
        if path is not None:
            self._desk.open_file(path)

    def _open_sample(self) -> None:
        self._shown = "scenarios"
        self._desk.open_sample()

    def _save_copy(self) -> None:
        if self._desk.workspace is not None:
            here = self._desk.workspace.file.path
            path = files.ask_save(self, "Save a copy", here.with_name(f"{here.stem}, copy.planner"))
            if path is not None:
                self._desk.save_copy(path)

    def _release_copy(self) -> None:
        from planner.ui.shell.release_form import ReleaseForm  # late, as the database comes with it

        workspace = self._desk.workspace
        if workspace is not None:
            form = ReleaseForm(workspace.value, workspace.ticked, self._theme, self)
            here = workspace.file.path
            if form.exec():
                path = files.ask_save(self, "Release copy", here.with_name(f"{here.stem}, release.planner"))
                if path is not None:
                    workspace.release(path, form.scenario_ids, form.documents, form.marking.currentText())

    def _fold_history(self) -> None:
        workspace = self._desk.workspace
        if workspace is not None and files.confirm_folding(self):
            workspace.fold_history()

    def _save_readable(self) -> None:
        if self._desk.workspace is not None:
            here = self._desk.workspace.file.path
            path = files.ask_save(self, "Save what is readable", here.with_name(f"{here.stem}, repaired.planner"))
            if path is not None:
                self._desk.workspace.repair(path)

    def _export_report(self) -> None:
        """To the report on what is compared; on the Reports screen, the open report becomes files."""
        self.show_screen("reports", "export" if self._shown == "reports" else "ticked")

    def _change_settings(self) -> None:
        workspace = self._desk.workspace
        if workspace is not None:
            form = WorkspaceSettingsForm(workspace.value.settings, self._desk.role, self._theme, self)
            if form.exec():
                self._desk.change_settings(form.wish, form.role.text().strip())

    def _new(self, situation: Situation) -> None:
        form = NewWorkspaceForm(situation, self._desk.places.documents, self._theme, self)
        if form.exec():
            self._shown = "scenarios"
            self._desk.create(form.wish.path, situation.id, form.wish.name, form.wish.marking)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.chrome.measure(measures_for(self.width()))
        self.tour.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._desk.store.setValue("geometry", self.saveGeometry())
        self._desk.close()
        self._desk.jobs.shutdown()
        super().closeEvent(event)
