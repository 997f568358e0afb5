"""Questions that must be answered before something happens: a reason, a verdict with reasons, a turn to go back to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QLineEdit, QRadioButton, QWidget

from planner.domain.errors import InputError
from planner.domain.play import Amendment
from planner.domain.schedule import Schedule
from planner.ui.shell.form import ways_out
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column
from planner.ui.widgets.text import caption, label, title


class LineForm(QDialog):
    """One line of text; the way on is off while a line that must be given is empty."""

    def __init__(
        self,
        name: str,
        question: str,
        way_on: str,
        theme: Theme,
        parent: QWidget,
        answer: Callable[[str], object],
        *,
        text: str = "",
        needed: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        self._needed = needed
        self.field = QLineEdit(text)
        self.field.setAccessibleName(question)
        self.field.selectAll()
        inside = column(self, margins=24, spacing=12)
        inside.addWidget(title(name, theme))
        inside.addWidget(label(question, theme, wrap=True))
        inside.addWidget(self.field)
        line, self.way_on = ways_out(self, way_on, theme)
        inside.addLayout(line)
        self.field.textChanged.connect(self._render)
        self.accepted.connect(lambda: answer(self.field.text().strip()))
        self._render()

    def _render(self) -> None:
        self.way_on.setEnabled(not self._needed or bool(self.field.text().strip()))


@dataclass(frozen=True)
class Asked:
    """One decision of a cell to judge: what it asked, what it may be, and how to read what is typed.

    `before` is what the cell typed, `typed` what the facilitator made of it, which is the same at first.
    """

    lever: str
    members: str
    title: str
    asked: str
    limits: str
    typed: str
    before: str
    reason: str
    read: Callable[[str], Schedule | None]


class AmendForm(QDialog):
    """Every decision of a cell with a field to change it and one for the reason, which must be given."""

    def __init__(
        self,
        cell: str,
        decisions: Sequence[Asked],
        theme: Theme,
        parent: QWidget,
        answer: Callable[[tuple[Amendment, ...]], object],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Amend: {cell}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(680)
        self._decisions = tuple(decisions)
        self._answer = answer
        self.values: list[QLineEdit] = []
        self.reasons: list[QLineEdit] = []
        self.problem = label("", theme, tone="bad", wrap=True)
        inside = column(self, margins=24, spacing=12)
        inside.addWidget(title(f"Amend what {cell} decided", theme))
        inside.addWidget(
            caption(
                "Change a value, or empty it to refuse the decision. The reason is told to the cell.", theme, wrap=True
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        for at, words in enumerate(("Lever", "Asked", "Becomes", "Reason")):
            grid.addWidget(caption(words, theme), 0, at)
        for number, found in enumerate(self._decisions, start=1):
            value, reason = QLineEdit(found.typed), QLineEdit(found.reason)
            value.setFixedWidth(96)
            value.setAccessibleName(f"{found.title} becomes")
            value.setToolTip(f"The cell may decide {found.limits}; the facilitator is not bound by it")
            reason.setAccessibleName(f"Reason for amending {found.title}")
            grid.addWidget(label(found.title, theme, wrap=True), number, 0)
            grid.addWidget(label(found.asked, theme), number, 1)
            grid.addWidget(value, number, 2)
            grid.addWidget(reason, number, 3)
            self.values.append(value)
            self.reasons.append(reason)
            value.textChanged.connect(self._render)
            reason.textChanged.connect(self._render)
        inside.addLayout(grid)
        inside.addWidget(self.problem)
        line, self.way_on = ways_out(self, "Amend", theme)
        inside.addLayout(line)
        self._render()

    def accept(self) -> None:
        """Close only with amendments that can be read."""
        try:
            amendments = tuple(self._read(at) for at in self._changed)
        except InputError as problem:
            self.problem.setText(str(problem))
            return
        self._answer(amendments)
        super().accept()

    @property
    def _changed(self) -> list[int]:
        return [at for at, found in enumerate(self._decisions) if self.values[at].text().strip() != found.before]

    def _read(self, at: int) -> Amendment:
        found = self._decisions[at]
        schedule = found.read(self.values[at].text())
        return Amendment(
            lever=found.lever, members=found.members, schedule=schedule, reason=self.reasons[at].text().strip()
        )

    def _render(self) -> None:
        """The way on opens when something is changed and every change has its reason."""
        self.problem.setText("")
        changed = self._changed
        self.way_on.setEnabled(bool(changed) and all(self.reasons[at].text().strip() for at in changed))


class RewindForm(QDialog):
    """The saved turns to go back to, and why; going back starts a branch and keeps the old path."""

    def __init__(
        self, turns: Sequence[tuple[int, str]], theme: Theme, parent: QWidget, answer: Callable[[int, str], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rewind to a turn")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        self.group = QButtonGroup(self)
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Why you go back")
        self.reason.setPlaceholderText("for the log and the debrief")
        inside = column(self, margins=24, spacing=12)
        inside.addWidget(title("Rewind to a turn", theme))
        inside.addWidget(
            label(
                "Play goes on from the start of that turn on a new path. The path you leave is kept.", theme, wrap=True
            )
        )
        for number, words in turns:
            choice = QRadioButton(words)
            self.group.addButton(choice, number)
            inside.addWidget(choice)
        self.group.buttons()[-1].setChecked(True)
        inside.addWidget(label("Why", theme, semibold=True))
        inside.addWidget(self.reason)
        line, self.way_on = ways_out(self, "Rewind", theme)
        inside.addLayout(line)
        self.accepted.connect(lambda: answer(self.group.checkedId(), self.reason.text().strip()))
