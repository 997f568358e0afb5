"""Editing an inject in play: its words, its time, its addressees, and the strength of what it does to the model."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from planner.domain.errors import InputError
from planner.domain.exercise import Exercise, Inject
from planner.domain.value import changed
from planner.ui.exercises.run.inject_words import members_text
from planner.ui.shell.form import field_rows, ways_out
from planner.ui.theme.theme import Theme
from planner.ui.widgets.fields import number_field
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, describe, label, title


class InjectForm(QDialog):
    """`answer` gets the inject as written; it says whether it was taken, and the form stays open when it was not."""

    def __init__(
        self, inject: Inject, exercise: Exercise, theme: Theme, parent: QWidget, answer: Callable[[Inject], bool]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Edit inject {inject.number}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(720)
        self._inject, self._answer = inject, answer
        self.name = QLineEdit(inject.title)
        self.from_whom = QLineEdit(inject.sender)
        self.channel = QLineEdit(inject.channel)
        self.turn = number_field(inject.turn, 1, len(exercise.turns), "Turn")
        self.minute = number_field(inject.minute, 0, 600, "Minute of the turn", " min")
        self.text = _long(inject.text, "Text")
        self.expected = _long(inject.expected_action, "Expected action")
        self.public = QCheckBox("Show in the public window when sent")
        self.public.setChecked(inject.public)
        self.to: dict[str, QCheckBox] = {}
        for cell in exercise.cells:
            box = self.to[cell.id] = QCheckBox(cell.name)
            box.setChecked(not inject.to or cell.id in inject.to)
        self.values = [QLineEdit(f"{effect.value:g}") for effect in inject.effects]
        for field, words in ((self.name, "Title"), (self.from_whom, "From"), (self.channel, "Channel")):
            describe(field, words)
        self.problem = label("", theme, tone="bad", wrap=True)
        inside = column(self, margins=24, spacing=12)
        inside.addWidget(title(f"Edit inject {inject.number}", theme))
        inside.addLayout(
            field_rows(
                (
                    ("&Title", self.name),
                    ("&From", self.from_whom),
                    ("T&o", _across(*self.to.values())),
                    ("&Channel", self.channel),
                    ("T&urn", self.turn),
                    ("&Minute", self.minute),
                    ("Te&xt", self.text),
                    ("Expected &action", self.expected),
                    *((self._effect_name(at), field) for at, field in enumerate(self.values)),
                ),
                theme,
            )
        )
        inside.addWidget(self.public)
        inside.addWidget(caption("A sent inject is not edited: copy it to the next turn instead.", theme))
        inside.addWidget(self.problem)
        line, self.way_on = ways_out(self, "Save the inject", theme)
        inside.addLayout(line)

    def accept(self) -> None:
        """Close only when the inject was taken."""
        try:
            wish = self._wish()
        except InputError as problem:
            self.problem.setText(str(problem))
            return
        if self._answer(wish):
            super().accept()

    def _wish(self) -> Inject:
        if not self.name.text().strip():
            raise InputError("The title is empty; type what the inject is called.")
        to = tuple(cell for cell, box in self.to.items() if box.isChecked())
        if not to:
            raise InputError("Nobody is to get the inject; tick at least one cell.")
        return changed(
            self._inject,
            title=self.name.text().strip(),
            sender=self.from_whom.text().strip(),
            channel=self.channel.text().strip(),
            to=() if len(to) == len(self.to) else to,
            turn=self.turn.value(),
            minute=self.minute.value(),
            text=self.text.toPlainText().strip(),
            expected_action=self.expected.toPlainText().strip(),
            public=self.public.isChecked(),
            effects=tuple(
                changed(effect, value=_number(field.text()))
                for effect, field in zip(self._inject.effects, self.values, strict=True)
            ),
        )

    def _effect_name(self, at: int) -> str:
        effect = self._inject.effects[at]
        words = f"{effect.target.replace('_', ' ')}, {effect.operation.value}"
        whom = members_text(effect.members)
        self.values[at].setAccessibleName(f"Effect on {words} {whom}".strip())
        return f"Effect: {words}"


def _long(text: str, name: str) -> QPlainTextEdit:
    made = QPlainTextEdit(text)
    made.setStyleSheet("QPlainTextEdit { min-height: 62px; }")
    made.setTabChangesFocus(True)
    describe(made, name)
    return made


def _across(*widgets: QWidget) -> QWidget:
    held = QWidget()
    inside = row(held, spacing=12)
    for widget in widgets:
        inside.addWidget(widget)
    inside.addStretch(1)
    return held


def _number(text: str) -> float:
    try:
        return float(text.strip().replace("\u2212", "-"))
    except ValueError:
        raise InputError(f"“{text.strip()}” is not a number; type the strength of the effect, such as 0.8.") from None
