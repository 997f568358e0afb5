"""The form of one row: lines of fields that are built once and filled anew at each rendering."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.ui.exercises.design.drafts import Draft
from planner.ui.exercises.design.field_boxes import LONG, FieldBox
from planner.ui.exercises.design.fields import Kind, Line
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column, ground, row, scrolling
from planner.ui.widgets.text import heading

_MARGIN = 16
_WIDEST = 920
_TWO_FROM = 1000
"""Width in px from which the second column stands beside the first."""


class PartForm(QWidget):
    """`committed` gives a field's name and what was typed; `acted` the name of a button in the form."""

    committed = Signal(str, str)
    acted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shape: tuple[object, ...] = ()
        self.boxes: dict[str, FieldBox] = {}
        self._titles: list[QLabel] = []
        self._area: QScrollArea | None = None
        self._columns: QBoxLayout | None = None
        self._page: QWidget | None = None
        self._inside = column(self, spacing=0)

    # render

    def render_lines(self, lines: Sequence[Line], draft_of: Callable[[str], Draft | None], *, editable: bool) -> None:
        """Show these fields; entries stay where they are while the same fields are shown."""
        shape = tuple((bool(found.title), field.name, field.kind) for found in lines for field in found.fields)
        if shape != self._shape:
            self._build(lines)
            self._shape = shape
        for field in (field for found in lines for field in found.fields):
            draft = draft_of(field.name)
            box = self.boxes[field.name]
            box.render_field(field, draft.text if draft else field.text, draft.sentence if draft else "")
            box.render_editable(editable)
        ordered = sorted(lines, key=lambda found: found.beside)
        titles = [found.title for found in ordered if found.title]
        for title, words in zip(self._titles, titles, strict=True):
            title.setText(words)

    def point_at(self, name: str) -> None:
        """Put the focus into a field."""
        box = self.boxes.get(name)
        if box is not None and self._area is not None:
            box.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(box)

    def begin_anew(self) -> None:
        """Another row is shown: the form begins at its top."""
        if self._area is not None:
            self._area.verticalScrollBar().setValue(0)

    def commit(self) -> None:
        """Commit what is typed and not yet committed."""
        for box in tuple(self.boxes.values()):
            box.commit()

    def _build(self, lines: Sequence[Line]) -> None:
        focused = next((name for name, box in self.boxes.items() if box.entry.hasFocus()), "")
        scrolled = self._area.verticalScrollBar().value() if self._area is not None and self._shape else 0
        self._page = page = ground("surface")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.boxes, self._titles = {}, []
        for own in ([found for found in lines if not found.beside], [found for found in lines if found.beside]):
            if own:
                self._columns.addLayout(self._column(own), 1)
        self._arrange()
        old, self._area = self._area, scrolling(page)
        self._area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._inside.addWidget(self._area)
        if old is not None:
            old.hide()
            self._inside.removeWidget(old)
            old.deleteLater()
        if focused:
            self.point_at(focused)
        self._area.verticalScrollBar().setValue(scrolled)

    def _column(self, lines: Sequence[Line]) -> QVBoxLayout:
        inside = column(spacing=10)
        for found in lines:
            if found.title:
                title = heading(found.title, self._theme)
                self._titles.append(title)
                inside.addWidget(title)
            inside.addLayout(self._line(found), 1 if _is_long(found) else 0)
            for narrow in (field for field in found.fields if field.width):
                inside.addWidget(self.boxes[narrow.name].problem)
        if not any(map(_is_long, lines)):
            inside.addStretch(1)
        return inside

    def _arrange(self) -> None:
        """One column beside the other, or below it; the last stretch takes what is left."""
        if self._columns is None:
            return
        two = self.width() >= _TWO_FROM and self._columns.count() > 1
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if two else down)
        self._columns.setSpacing(32 if two else 10)
        for place in range(self._columns.count()):
            self._columns.setStretch(place, 1 if two or place == self._columns.count() - 1 else 0)
        if self._page is not None:
            self._page.setMaximumWidth(16_777_215 if two else _WIDEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _line(self, found: Line) -> QHBoxLayout:
        beside = row(spacing=12)
        for field in found.fields:
            box = FieldBox(field, self._theme)
            name = field.name
            if field.kind is Kind.ACTION:
                box.committed.connect(lambda _, which=name: self.acted.emit(which))
            else:
                box.committed.connect(lambda text, which=name: self.committed.emit(which, text))
            self.boxes[name] = box
            beside.addWidget(box, 0 if field.width or field.kind is Kind.ACTION else 1)
        if all(field.width or field.kind is Kind.ACTION for field in found.fields):
            beside.addStretch(1)
        return beside


def _is_long(line: Line) -> bool:
    """Whether a line holds a text that takes all the height there is."""
    return any(field.kind is Kind.TEXT and field.lines >= LONG for field in line.fields)
