"""Dating an event: what it strikes, where, from when, for how long, how much, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.analysis.differences import members_words
from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.scenario import Operation
from planner.domain.situation import Situation
from planner.system.facts import blocs_of, can_change_custodian
from planner.system.inputs import members_of_dimension
from planner.system.levers import LEVER_BY_NAME, LEVERS, PRACTICE_SWITCHES
from planner.ui.scenarios.lever_lines import words_of
from planner.ui.scenarios.member_chooser import MemberChooser
from planner.ui.scenarios.typed import allowed_text, read_month
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.fields import number_field
from planner.ui.widgets.text import caption, label

CUSTODIAN_CHANGE = "custodian_change"
BLOC_OPEN = "bloc_open"
_ALL = {CUSTODIAN_CHANGE: "every site that can change", BLOC_OPEN: "every group of states"}
_HINTS = {CUSTODIAN_CHANGE: "1 strikes the whole site, 0.5 half."} | dict.fromkeys(
    PRACTICE_SWITCHES, "1 begins it, 0 ends it, for as long as the event lasts; then today’s practice goes on."
)
_EFFECTS = {"times": Operation.MULTIPLY, "set to": Operation.SET, "plus": Operation.ADD}


@dataclass(frozen=True)
class EventWish:
    """An event as an officer asked for it; whether it can be had is for the use case to say."""

    name: str
    start: Month
    months: int
    target: str
    members: str
    operation: Operation
    value: float
    why: str


class EventDialog(QDialog):
    """`wished` gives an `EventWish`; the owner closes the dialog when it was granted, or says why not."""

    wished = Signal(object)

    def __init__(self, situation: Situation, month: Month, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._situation = situation
        self._theme = theme
        self._members = ""
        self.setWindowTitle("Add an event")
        self.target = QComboBox()
        self.target.addItem("Change of custodian", CUSTODIAN_CHANGE)
        for name, words in PRACTICE_SWITCHES.items():
            self.target.addItem(words, name)
        for lever in LEVERS:
            self.target.addItem(lever.title, lever.name)
        self.whom = button("", theme, look="link")
        self.name = QLineEdit()
        self.start = QLineEdit(month.label)
        self.months = number_field(3, 1, 240, "Months it lasts", " months")
        self.effect = QComboBox()
        self.value = QLineEdit()
        self.why = QLineEdit()
        self.hint = caption("", theme, wrap=True)
        self.problem = label("", theme, tone="bad", wrap=True)
        self.add_button = button("Add the event", theme, look="primary")
        cancel = button("Cancel", theme)

        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        amount = QHBoxLayout()
        amount.addWidget(self.effect)
        amount.addWidget(self.value, stretch=1)
        fields: Mapping[str, QWidget | QHBoxLayout] = {
            "Strikes": self.target,
            "For": self.whom,
            "Effect": amount,
            "From": self.start,
            "Lasts": self.months,
            "Name": self.name,
            "Why": self.why,
        }
        for words, field in fields.items():
            form.addRow(label(words, theme), field)
            if isinstance(field, QWidget):
                field.setAccessibleName(words)
        self.value.setAccessibleName("Amount")
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.hint)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        self.resize(460, 420)
        self._render_target()
        self.render_problem("")

        self.target.activated.connect(self._change_target)
        self.whom.clicked.connect(self._choose_members)
        self.add_button.clicked.connect(self._wish)
        cancel.clicked.connect(self.reject)

    # render

    def render_problem(self, sentence: str) -> None:
        """Say what cannot be used; everything typed stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _render_target(self) -> None:
        lever = LEVER_BY_NAME.get(self._target)
        names = ("times", "set to", "plus") if lever else ("set to",)
        self.effect.clear()
        self.effect.addItems(list(names))
        self.whom.setVisible(bool(self._dimensions))
        words = words_of(self._situation, lever, self._members) if lever else members_words(self._members)
        self.whom.setText(f"{words or _ALL.get(self._target, 'everyone')} ▾")
        self.hint.setText(f"Allowed for the lever: {allowed_text(lever)}." if lever else _HINTS[self._target])
        self.value.setPlaceholderText("0.5" if lever else "1")

    @property
    def _target(self) -> str:
        return str(self.target.currentData())

    @property
    def _dimensions(self) -> Mapping[str, tuple[str, ...]]:
        """By dimension, the members the target can be struck for."""
        lever = LEVER_BY_NAME.get(self._target)
        if lever is not None:
            return {name: members_of_dimension(self._situation, lever, name) for name in lever.dimensions}
        if self._target == BLOC_OPEN:
            return {"bloc": blocs_of(self._situation.origins)}
        sites = tuple(site.name for site in self._situation.sites if can_change_custodian(site))
        return {"site": sites} if self._target == CUSTODIAN_CHANGE else {}

    # gestures

    def _change_target(self) -> None:
        self._members = ""
        self._render_target()

    def _choose_members(self) -> None:
        chooser = MemberChooser(self.target.currentText(), self._dimensions, self._members, self._theme, self)
        chooser.chosen.connect(self._use_members)
        chooser.open()

    def _use_members(self, members: str) -> None:
        self._members = members
        self._render_target()

    def _wish(self) -> None:
        try:
            wish = EventWish(
                self.name.text().strip() or self.target.currentText(),
                read_month(self.start.text()),
                self.months.value(),
                self._target,
                self._members,
                _EFFECTS[self.effect.currentText()],
                _amount(self.value.text()),
                self.why.text().strip(),
            )
        except InputError as problem:
            self.render_problem(str(problem))
            return
        self.wished.emit(wish)


def _amount(text: str) -> float:
    try:
        return float(text.strip().replace("\u2212", "-"))
    except ValueError:
        raise InputError(f"“{text.strip()}” is not a number; type the amount, for example 0.5.") from None
