"""Hands pictures to the public window: opens and closes it, keeps a frozen screen, remembers light or dark."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QGuiApplication, QScreen

from planner.analysis.exercises.public_picture import PublicPicture, play_as_shown, public_picture
from planner.domain.play import Play
from planner.domain.play_state import moment_of, state_of
from planner.ui.exercises.public.thumbnail import SHAPE
from planner.ui.exercises.public.window import PublicWindow, second_screen
from planner.ui.exercises.run.board import Board
from planner.ui.exercises.run.clocks import clocks_of
from planner.ui.theme.theme import Theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises.play_results import played_on

MEMORY = "public window"


class PublicDesk(QObject):
    """The one place where the console and the public window meet; what crosses is a picture and a look."""

    def __init__(self, workspace: OpenWorkspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        memory = workspace.recall(MEMORY) or {}
        self.look = Theme(bool(memory.get("dark", False)))
        self.window = PublicWindow()
        self.frozen_at = ""
        self._picture: PublicPicture | None = None
        self._whole = False
        parent.destroyed.connect(self.window.deleteLater)

    @property
    def picture(self) -> PublicPicture:
        """What the room sees, or would see if the window were open."""
        assert self._picture is not None
        return self._picture

    @property
    def is_open(self) -> bool:
        """Whether the public window is shown."""
        return self.window.isVisible()

    @property
    def where(self) -> str:
        """`live, display 2`; empty while it is closed."""
        if not self.is_open:
            return ""
        screens = QGuiApplication.screens()
        return f"live, display {screens.index(self.window.screen()) + 1}" if len(screens) > 1 else "live"

    @property
    def size(self) -> QSize:
        """The size of the room's screen."""
        return self.window.size() if self.is_open else SHAPE

    def render_play(self, board: Board, now: datetime) -> None:
        """Make the picture of the play as it stands; a frozen one stays as it was, whatever happens since."""
        marking = self._workspace.value.settings.marking
        self.frozen_at = ""
        if board.state.frozen:
            kept = play_as_shown(board.play)
            self.frozen_at = f"{kept.entries[-1].at:%H:%M}"
            if self._picture is None or not self._whole:
                self._picture = self._frozen(board, kept, marking)
            self._picture = replace(self._picture, marking=marking, frozen=True)
        else:
            state = board.state
            clock = "" if state.ended else clocks_of(state, board.play.began, now).step.text
            played = board.results.played if board.results else None
            self._picture = public_picture(state, board.situation, played, clock, marking=marking)
            self._whole = played is not None
        self.window.render_picture(self._picture, self.look)

    def _frozen(self, board: Board, kept: Play, marking: str) -> PublicPicture:
        """The screen at the freeze made again after a restart, from the results of the path that was on it."""
        state = state_of(kept)
        clock = "" if state.ended else clocks_of(state, kept.began, moment_of(kept.began, kept.entries[-1])).step.text
        played = played_on(self._workspace.file, state, board.situation)
        self._whole = played is not None
        return public_picture(state, board.situation, played, clock, marking=marking)

    def resume(self, console: QScreen | None) -> None:
        """Open the window again where it was open before a restart, if there is a second screen for it."""
        other = second_screen(console)
        remembered = self._workspace.recall(MEMORY) or {}
        if remembered.get("open") and other is not None and not self.is_open:
            self.window.open_on(other)

    def toggle(self, console: QScreen | None) -> None:
        """Open the window, on a second screen where there is one; or close it."""
        if self.is_open:
            self.window.shut()
        else:
            self.window.open_on(second_screen(console))
        self._remember()

    def change_look(self) -> None:
        """Dark or light, as the room is lit."""
        self.look = Theme(not self.look.dark)
        self._remember()

    def _remember(self) -> None:
        self._workspace.remember(MEMORY, {"dark": self.look.dark, "open": self.is_open})
