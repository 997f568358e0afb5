"""The choice of world: one button that says which world ranges are drawn in, and offers the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from planner.domain.world import World
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import BODY, SMALL

READ_ONLY = "This file is open for reading only; its world cannot be changed here."


class WorldButton(QToolButton):
    """`chosen` gives the world that is wanted; the owner renders the answer."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, *, small: bool = False) -> None:
        super().__init__()
        self._shown: tuple[World, bool, bool] | None = None
        self.setFont(theme.font(SMALL if small else BODY))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFixedHeight(24 if small else 32)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(f"QToolButton {{ border: 1px solid {theme.color('edge').name()}; }}")
        self.setMenu(QMenu(self))

    # render

    def render_world(self, world: World, *, editable: bool, brief: bool = False) -> None:
        """Say which world is chosen; a `brief` button has a word for it."""
        if self._shown == (world, editable, brief):
            return
        self._shown = world, editable, brief
        self.setText(f"World: {world.brief if brief else world.words} ▾")
        self.setAccessibleName(f"World of the ranges: {world.words}")
        told = f"Ranges are drawn {world.words}: {world.meaning}"
        self.setToolTip(told if editable else f"{told}\n{READ_ONLY}")
        self.setAccessibleDescription(self.toolTip())
        self.setEnabled(editable)
        menu = self.menu()
        assert menu is not None
        menu.clear()
        for offered in World:
            action = menu.addAction(f"{offered.heading}: {offered.meaning}")
            action.setCheckable(True)
            action.setChecked(offered is world)
            action.triggered.connect(lambda _=False, wanted=offered: self.chosen.emit(wanted))
