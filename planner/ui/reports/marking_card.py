"""How the report is protected and how long it may be used."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from planner.domain.errors import InputError
from planner.domain.workspace import MARKINGS
from planner.ui.reports.dates import date_text, months_later, read_date
from planner.ui.reports.parts import Card, Fields, is_in_use, line_field, line_of, narrow, render_text
from planner.ui.reports.shown import Shown
from planner.ui.theme.theme import Theme
from planner.ui.widgets.text import caption

CARRIED = "Every page, sheet and picture carries the marking. The files hold no user name and no path."
_MONTHS = (3, 6, 12)


class MarkingCard(Card):
    """`refused` says in a sentence what cannot be."""

    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("Marking and validity", theme)
        self._shown: tuple[str, str, str] = ("", "", "")
        self.marking = narrow(QComboBox())
        self.marking.setEditable(True)
        self.handling = line_field(200, lambda text: self.want(handling=text))
        self.handling.setPlaceholderText("none")
        self.sunset = narrow(QComboBox())
        self.sunset.setEditable(True)
        line_of(self.sunset).setPlaceholderText("no day chosen")
        fields = Fields(theme)
        fields.add("Marking", self.marking, "Another one may be typed")
        fields.add("Handling", self.handling, "Stands after the marking, such as: recipients only")
        fields.add("Do not use after", self.sunset, "Choose a day, or type one such as 31 May 2027")
        self.inside.addLayout(fields)
        said = caption(CARRIED, theme, wrap=True)
        said.setContentsMargins(16, 0, 16, 12)
        self.inside.addWidget(said)
        for field, act in ((self.marking, self._mark), (self.sunset, self._end)):
            field.activated.connect(act)
            line_of(field).editingFinished.connect(act)

    # render

    def render_shown(self, shown: Shown, today: date) -> None:
        """Show the marking of a report, and the days after which it may no longer be used."""
        workspace, design = shown.workspace.settings.marking, shown.design
        marking = design.marking or workspace
        sunset = date_text(design.do_not_use_after) if design.do_not_use_after else ""
        self._shown = workspace, marking, sunset
        render_text(self.handling, design.handling)
        if not is_in_use(self.marking):
            self.marking.clear()
            self.marking.addItems(list(dict.fromkeys((workspace, *MARKINGS))))
            self.marking.setCurrentText(marking)
            line_of(self.marking).setCursorPosition(0)
        if not is_in_use(self.sunset):
            self.sunset.clear()
            self.sunset.addItems([date_text(months_later(today, months)) for months in _MONTHS])
            self.sunset.setCurrentText(sunset)

    # gestures

    def _mark(self) -> None:
        workspace, marking, sunset = self._shown
        text = " ".join(self.marking.currentText().split())
        line_of(self.marking).setModified(False)
        if not text:
            self.marking.setCurrentText(marking)
        elif text != marking:
            self._shown = workspace, text, sunset
            self.want(marking=None if text == workspace else text)

    def _end(self) -> None:
        workspace, marking, sunset = self._shown
        text = self.sunset.currentText().strip()
        line_of(self.sunset).setModified(False)
        if text == sunset:
            return
        try:
            day = read_date(text)
        except InputError as problem:
            self.sunset.setCurrentText(sunset)
            self.refused.emit(str(problem))
            return
        self._shown = workspace, marking, text
        self.want(do_not_use_after=day)
