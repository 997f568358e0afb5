"""Buttons: one primary way on, plain ones, quiet ones, links, and icons that always have a name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton

from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import BODY, SMALL


def button(
    text: str, theme: Theme, *, look: str = "", icon_name: str = "", small: bool = False, tip: str = ""
) -> QPushButton:
    """A push button; `look` is "" (outlined), primary, quiet or link."""
    made = QPushButton(text)
    made.setFont(theme.font(SMALL if small else BODY, semibold=look == "primary"))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if look:
        made.setProperty("look", look)
    if small:
        made.setProperty("dense", "true")
    made.setFixedHeight(24 if small else 32)
    if icon_name:
        made.setIcon(icon(icon_name, theme, "on-accent" if look == "primary" else "text"))
        made.setIconSize(QSize(16, 16))
    if tip:
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
    return made


def icon_button(icon_name: str, name: str, theme: Theme, *, token: str = "muted") -> QToolButton:
    """A 28 px button without a word; `name` is its tooltip and its accessible name."""
    made = QToolButton()
    made.setIcon(icon(icon_name, theme, token))
    made.setIconSize(QSize(16, 16))
    made.setFixedSize(28, 28)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def action_button(action: QAction, theme: Theme) -> QToolButton:
    """A button with icon and word that follows an action's text and state."""
    made = QToolButton()
    made.setFont(theme.font())
    made.setDefaultAction(action)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setIconSize(QSize(16, 16))
    made.setFixedHeight(32)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
