"""What the buttons of a card do, and the two that every card has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import icon_button


@dataclass(frozen=True)
class Gestures:
    """What a card's buttons do, each with an item's id."""

    open_item: Callable[[str], None]
    pin: Callable[[str], None]
    close: Callable[[str], None]


def add_pin_and_close(
    line: QHBoxLayout, item_id: str, name: str, theme: Theme, gestures: Gestures, *, pinned: bool
) -> None:
    """The buttons at the right end of a card's head."""
    keep = icon_button("pinned" if pinned else "pin", f"{'Unpin' if pinned else 'Pin'} {name}", theme)
    keep.clicked.connect(lambda: gestures.pin(item_id))
    away = icon_button("close", f"Close {name}", theme)
    away.clicked.connect(lambda: gestures.close(item_id))
    for each in (keep, away):
        line.addWidget(each, alignment=Qt.AlignmentFlag.AlignTop)
