"""What each audience will be told after the advance: items across audiences, with rows that can never be ticked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QWidget

from planner.ui.exercises.run.key_button import KeyButton
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import column, empty, ground, row, scrolling
from planner.ui.widgets.text import caption, heading, label, picture

ROW = 24
NEVER = "never"


@dataclass(frozen=True)
class Tick:
    """One field of the grid. `possible` when the audience may be told; `on` when it is ticked; `told` when it was.

    `own` decisions need no telling.
    """

    audience: str
    possible: bool
    on: bool = False
    told: bool = False
    own: bool = False


@dataclass(frozen=True)
class RevealRow:
    """One item; its ticks in the order of the audiences. An item nobody may be told is a row of “never”."""

    item: str
    title: str
    note: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class RevealShown:
    """The card: audiences by name, rows, and whether something can be revealed now."""

    audiences: tuple[str, ...]
    rows: tuple[RevealRow, ...]
    note: str
    ready: bool
    hint: str


class RevealCard(QFrame):
    """`ticked` gives item, audience and state; `reveal_wanted` the button. The key R is the page's."""

    ticked = Signal(str, str, bool)
    reveal_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._theme = theme
        self._shown: RevealShown | None = None
        self.boxes: dict[tuple[str, str], QCheckBox] = {}
        self._note = caption("", theme)
        self.button = KeyButton("Reveal", "R", theme, icon_name="eye", small=True)
        self.title = heading("Reveal after the advance", theme)
        head = row(spacing=8)
        head.setContentsMargins(12, 6, 8, 6)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self._note)
        head.addWidget(self.button)
        held = ground("surface")
        self._grid = QGridLayout(held)
        self._grid.setContentsMargins(12, 0, 12, 6)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        inside.addWidget(scrolling(held), 1)
        self.button.clicked.connect(self.reveal_wanted)

    def render_reveal(self, shown: RevealShown) -> None:
        """Show items and ticks."""
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        self.button.setEnabled(shown.ready)
        self.button.setToolTip(shown.hint)
        self._note.setText(shown.note)
        same = before is not None and _outline(before) == _outline(shown)
        if not same:
            self._build(shown)
        for found in shown.rows:
            for tick in found.ticks:
                box = self.boxes.get((found.item, tick.audience))
                if box is not None:
                    box.setChecked(tick.on)

    def _build(self, shown: RevealShown) -> None:
        empty(self._grid)
        self.boxes.clear()
        self._grid.addWidget(caption("Item", self._theme), 0, 0)
        for at, name in enumerate(shown.audiences, start=1):
            made = caption(name.split()[0], self._theme)
            made.setToolTip(name)
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            made.setMinimumWidth(44)
            self._grid.addWidget(made, 0, at)
        for number, found in enumerate(shown.rows, start=1):
            self._grid.setRowMinimumHeight(number, ROW)
            item = label(found.title, self._theme, size=SMALL, wrap=True)
            item.setToolTip(f"{found.title}: {found.note}" if found.note else found.title)
            self._grid.addWidget(item, number, 0)
            for at, (tick, audience) in enumerate(zip(found.ticks, shown.audiences, strict=True), start=1):
                self._grid.addWidget(self._field(found, tick, audience), number, at, Qt.AlignmentFlag.AlignCenter)

    def _field(self, found: RevealRow, tick: Tick, audience: str) -> QWidget:
        if tick.told:
            made = QWidget()
            inside = row(made, spacing=2)
            inside.addWidget(picture("tick", self._theme, token="good", size=14))
            inside.addWidget(caption("told", self._theme))
            return made
        if not tick.possible:
            return caption("own" if tick.own else NEVER, self._theme)
        box = QCheckBox()
        box.setAccessibleName(f"{found.title}, for {audience}")
        box.setToolTip(f"{found.note or found.title}, for {audience}")
        box.clicked.connect(lambda on, item=found.item, to=tick.audience: self.ticked.emit(item, to, on))
        self.boxes[found.item, tick.audience] = box
        return box


def _outline(shown: RevealShown) -> tuple[object, ...]:
    return shown.audiences, tuple(
        (found.item, found.title, tuple((tick.possible, tick.told) for tick in found.ticks)) for found in shown.rows
    )
