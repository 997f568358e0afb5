"""In which formats the report is written."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout

from planner.reports.formats.formats import FORMATS, Format
from planner.ui.reports.parts import Card, Elided
from planner.ui.reports.shown import Shown
from planner.ui.theme.theme import Theme
from planner.ui.widgets.text import caption, describe

ORDER = ("docx", "pdf", "xlsx", "odt", "ods", "html")
"""What officers use most comes first."""


SHORT = {"odt": "OpenDocument", "ods": "OpenDocument"}
"""Names that the ending beside them completes."""


class FormatsCard(Card):
    """At least one format stays ticked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Formats", theme)
        self.boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout()
        grid.setContentsMargins(14, 6, 16, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for at, (ending, found) in enumerate(offered()):
            box = QCheckBox(SHORT.get(ending, found.name))
            box.setFont(theme.font())
            describe(box, f"{found.name}, .{ending}", found.purpose)
            box.clicked.connect(self._choose)
            self.boxes[ending] = box
            grid.addWidget(box, at, 0)
            grid.addWidget(caption(f".{ending}", theme), at, 1)
            grid.addWidget(Elided(found.purpose, theme), at, 2)
        self.inside.addLayout(grid)

    @property
    def first_box(self) -> QCheckBox:
        """The first format."""
        return next(iter(self.boxes.values()))

    def render_shown(self, shown: Shown) -> None:
        """Tick the formats of a report."""
        for ending, box in self.boxes.items():
            box.setChecked(ending in shown.design.formats)
        count = sum(box.isChecked() for box in self.boxes.values())
        self.aside.setText(f"{count} of {len(self.boxes)}")

    def _choose(self) -> None:
        chosen = tuple(ending for ending, box in self.boxes.items() if box.isChecked())
        if chosen:
            self.want(formats=chosen)
            return
        sender = self.sender()
        if isinstance(sender, QCheckBox):
            sender.setChecked(True)


def offered() -> tuple[tuple[str, Format], ...]:
    """Every format with its ending, in the order of use."""
    return tuple(sorted(FORMATS.items(), key=lambda pair: ORDER.index(pair[0])))
