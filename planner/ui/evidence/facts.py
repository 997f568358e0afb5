"""The lines under a card's numbers: a name, and words or links beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.buttons import button
from planner.ui.widgets.text import caption, label

_BESIDE_A_BUTTON = 5
"""Pixels by which words on a link stand lower than plain ones."""


@dataclass(frozen=True)
class Link:
    """A way to another card: what opens, the words on it, and what is told of it."""

    target: str
    words: str
    tip: str = ""


def facts_grid() -> QGridLayout:
    """An empty grid of lines."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    return grid


def add_words(grid: QGridLayout, name: str, words: str, theme: Theme, *, tip: str = "") -> None:
    """One line of words; nothing where there are none."""
    if words:
        said = label(words, theme, size=SMALL, wrap=True)
        said.setToolTip(tip)
        add_fact(grid, name, said, theme)


def add_links(
    grid: QGridLayout,
    name: str,
    links: Sequence[Link],
    theme: Theme,
    open_item: Callable[[str], None],
    *,
    across: int,
    most: int = 24,
    tip: str = "",
) -> None:
    """One line of links, `across` beside one another; those after the first `most` come when they are asked for."""
    if not links:
        return
    holder = QWidget()
    inside = QGridLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(4)
    inside.setColumnStretch(across, 1)
    for number, link in enumerate(links):
        made = button(link.words, theme, look="link", small=True)
        made.setToolTip(link.tip)
        made.setAccessibleName(f"Open {link.words}")
        made.setAccessibleDescription(link.tip)
        made.clicked.connect(lambda _=False, wanted=link.target: open_item(wanted))
        if number >= most:
            made.hide()  # showing one that has no parent yet would open a window
        inside.addWidget(made, number // across, number % across)
    if len(links) > most:
        _offer_rest(inside, len(links) - most, name, theme, most)
    add_fact(grid, name, holder, theme, tip=tip)


def _offer_rest(inside: QGridLayout, rest: int, name: str, theme: Theme, most: int) -> None:
    """A last link that shows the rest, and gives its place and the focus to them."""
    more = button(f"and {rest} more", theme, look="link", small=True)
    more.setAccessibleName(f"{name}: show {rest} more")

    def show_rest() -> None:
        made = [item.widget() for at in range(inside.count()) if (item := inside.itemAt(at)) is not None]
        rest_of_them = [widget for widget in made[most:] if widget is not None and widget is not more]
        for widget in rest_of_them:
            widget.show()
        rest_of_them[0].setFocus()
        more.hide()

    more.clicked.connect(show_rest)
    inside.addWidget(more, inside.rowCount(), 0, 1, -1, Qt.AlignmentFlag.AlignLeft)


def add_fact(grid: QGridLayout, name: str, value: QWidget, theme: Theme, *, tip: str = "") -> None:
    """One line: its name at the top, and anything beside it."""
    at = grid.rowCount()
    said: QLabel = caption(name, theme)
    said.setMinimumWidth(104)
    said.setToolTip(tip)
    if value.findChild(QPushButton) is not None:
        said.setContentsMargins(0, _BESIDE_A_BUTTON, 0, 0)
    grid.addWidget(said, at, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(value, at, 1)
