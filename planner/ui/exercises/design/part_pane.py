"""One part in the middle of the page: its rows with what can be done to them, and the form of the selected one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from planner.ui.exercises.design.drafts import Draft
from planner.ui.exercises.design.fields import Line
from planner.ui.exercises.design.form import PartForm
from planner.ui.exercises.design.parts import ONE_ROW, Part, Place, name_of
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button, icon_button
from planner.ui.widgets.frames import card, column, ground, row, rule
from planner.ui.widgets.lines_table import ROW, Lines, LinesTable
from planner.ui.widgets.text import caption, heading, label

_BELONGS = {
    Part.OBJECTIVES: "What the players should be able to do. Each is rated in the debrief, by its criteria.",
    Part.CELLS: "The groups of players: whom they play, what they are told, and what they may spend in a turn.",
    Part.LEVERS: "What each cell may decide: levers of the model, within limits, for a price in points.",
    Part.VIEWS: "What each cell may see: late, with noise, or not at all. Nobody sees the true figures.",
    Part.TURNS: "Turns follow one another from the situation’s start: some months of exercise time each.",
    Part.INJECTS: "What happens to the players: scripted, on a condition, or brought about by what they do.",
    Part.PUBLIC: "The figures of the public window; the first of them is its chart.",
    Part.GIVEN: "Levers already set when play begins, as a scenario would set them.",
    Part.EVENTS: "Shocks that are dated before play begins, as in a scenario.",
}
_MOST_ROWS = 12


class PartPane(QWidget):
    """Says what was asked for; the page does it and renders again."""

    row_pointed = Signal(int)
    added = Signal()
    duplicated = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._place = Place(Part.GENERAL)
        self.title = heading("", theme)
        self.belongs = caption("", theme, wrap=True)
        self.add_button = button("Add", theme, small=True, icon_name="add")
        self.duplicate_button = button("Duplicate", theme, small=True, icon_name="duplicate")
        self.up_button = icon_button("chevron-up", "Move up (Alt+Up)", theme)
        self.down_button = icon_button("chevron-down", "Move down (Alt+Down)", theme)
        self.remove_button = button("Remove", theme, small=True, icon_name="delete")
        self.table = LinesTable(theme)
        self.form = PartForm(theme)
        self.nothing = label("", theme, tone="muted", wrap=True)
        self.nothing.setContentsMargins(16, 16, 16, 16)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._head = ground("surface")
        head = row(self._head, spacing=8)
        head.setContentsMargins(16, 8, 12, 8)
        words = column(spacing=0)
        words.addWidget(self.title)
        words.addWidget(self.belongs)
        head.addLayout(words, 1)
        self._buttons = (self.add_button, self.duplicate_button, self.up_button, self.down_button, self.remove_button)
        for made in self._buttons:
            head.addWidget(made, alignment=Qt.AlignmentFlag.AlignTop)
        upper = ground("surface")
        above = column(upper, spacing=0)
        above.addWidget(self.table, 1)
        above.addWidget(self.nothing, 1)
        self._upper = upper
        lower = ground("surface")
        below = column(lower, spacing=0)
        below.addWidget(self.form)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(3)
        self.split.addWidget(upper)
        self.split.addWidget(lower)
        self.split.setStretchFactor(1, 1)
        whole = card()
        inside = column(whole, spacing=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._head)
        inside.addWidget(rule())
        inside.addWidget(self.split, 1)
        column(self).addWidget(whole)

    # render

    def render_part(
        self,
        place: Place,
        title: str,
        lines: Lines,
        marked: Collection[int],
        form: Sequence[Line],
        draft_of: Callable[[str], Draft | None],
        *,
        editable: bool,
        lacks: str = "",
    ) -> None:
        """Show a part with one of its rows; `lacks` says why no row can be added yet."""
        before, self._place = self._place, place
        one, count = place.part in ONE_ROW, len(lines.rows)
        self.title.setText(title if one else f"{title} · {count}")
        self.belongs.setText(_BELONGS.get(place.part, ""))
        self.belongs.setVisible(place.part in _BELONGS)
        for made in self._buttons:
            made.setVisible(not one)
            made.setEnabled(editable and count > 0)
        self.add_button.setEnabled(editable and not lacks)
        self.add_button.setAccessibleName(f"Add {_a(name_of(place.part))}")
        self.duplicate_button.setAccessibleName(f"Duplicate the {name_of(place.part)}")
        self.remove_button.setAccessibleName(f"Remove the {name_of(place.part)}")
        self.up_button.setEnabled(editable and place.row > 0)
        self.down_button.setEnabled(editable and place.row < count - 1)
        self._upper.setVisible(not one)
        self.table.setVisible(count > 0)
        self.nothing.setVisible(not one and count == 0)
        self.nothing.setText(lacks or f"None yet. Press Add for the first {name_of(place.part)}.")
        if not one:
            self.table.render_rows(f"{title}, table", lines, marked, place.row)
        if before.part is not place.part:
            self._share_out(count)
        if (before.part, before.row) != (place.part, place.row):
            self.form.begin_anew()
        self.form.render_lines(form, draft_of, editable=editable)

    def _share_out(self, count: int) -> None:
        wanted = ROW * (min(max(count, 3), _MOST_ROWS) + 1) + 8
        room = max(self.split.height(), 1)
        upper = min(wanted, room * 2 // 5)
        self.split.setSizes([upper, room - upper])

    # gestures

    def _connect(self) -> None:
        self.table.pointed.connect(self.row_pointed)
        for made, signal in (
            (self.add_button, self.added),
            (self.duplicate_button, self.duplicated),
            (self.remove_button, self.removed),
        ):
            made.clicked.connect(lambda _=False, said=signal: said.emit())
        self.up_button.clicked.connect(lambda: self.moved.emit(-1))
        self.down_button.clicked.connect(lambda: self.moved.emit(1))
        for keys, press in (
            ("Ins", self.add_button.click),
            ("Ctrl+D", self.duplicate_button.click),
            ("Alt+Up", self.up_button.click),
            ("Alt+Down", self.down_button.click),
            ("Del", self.remove_button.click),
        ):
            self.table.act_on(keys, press)


def _a(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
