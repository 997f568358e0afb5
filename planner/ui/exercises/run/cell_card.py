"""A cell on the console: its levers in a grid to type into, its budget, and the way from open to locked and judged."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton, QWidget

from planner.domain.play_state import Standing
from planner.ui.exercises.run.budget_bar import BudgetBar
from planner.ui.exercises.run.cells import CellShown, Key
from planner.ui.exercises.run.fitted import Fitted
from planner.ui.exercises.run.key_button import KeyButton
from planner.ui.exercises.run.lever_line import LeverLine
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.actions import verb
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, empty, row
from planner.ui.widgets.text import caption, heading, icon_pill, label

_BRIEFING = "Briefing…"


class CellCard(QFrame):
    """Signals carry the cell's id, and what was typed; the keys L, A and M act on the card that has the keyboard."""

    decided = Signal(str, object, str)
    explained = Signal(str, object, str)
    seal_wanted = Signal(str)
    reopen_wanted = Signal(str)
    lock_wanted = Signal(str)
    return_wanted = Signal(str)
    accept_wanted = Signal(str)
    amend_wanted = Signal(str)
    briefing_wanted = Signal(str)

    def __init__(self, cell_id: str, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "cell")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._id, self._theme = cell_id, theme
        self._shown: CellShown | None = None
        self._lines: dict[Key, LeverLine] = {}
        self._limits_head: list[QWidget] = []
        self._compact = False
        self._on: Key | None = None
        self._verbs: dict[str, QAction] = {}
        self.name = heading("", theme)
        self._plays = Fitted(theme)
        self._plays.setProperty("tone", "muted")
        self._status = row(spacing=0)
        self._grid = QGridLayout()
        self._left = label("", theme, size=SMALL, semibold=True)
        self._bar = BudgetBar(theme)
        self.why = QLineEdit()
        self._why_name = caption("Why", theme)
        self._verdict = label("", theme, size=SMALL, wrap=True)
        self.seal = button("Seal", theme, icon_name="sealed", small=True)
        self.reopen = button("Reopen", theme, icon_name="unlock", small=True)
        self.lock = KeyButton("Lock now", "L", theme, icon_name="lock", look="primary", small=True)
        self.accept = KeyButton("Accept", "A", theme, icon_name="tick", small=True)
        self.amend = KeyButton("Amend…", "M", theme, icon_name="edit", small=True)
        self.briefing = button(_BRIEFING, theme, icon_name="report", small=True)
        self.briefing.setToolTip("What this cell has been told so far, to read out or to copy")
        self.give_back = button("Return to cell…", theme, small=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = row(spacing=8)
        head.setContentsMargins(12, 7, 10, 7)
        head.addWidget(self.name)
        head.addWidget(self._plays, 1)
        head.addLayout(self._status)
        head.addWidget(self.briefing)
        self._grid.setContentsMargins(12, 4, 12, 4)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        budget = row(spacing=8)
        budget.setContentsMargins(12, 4, 12, 6)
        budget.addWidget(caption("Budget left", self._theme))
        budget.addWidget(self._left)
        budget.addWidget(self._bar)
        budget.addSpacing(8)
        budget.addWidget(self._why_name)
        budget.addWidget(self.why, 1)
        budget.addStretch(0)
        self.why.setProperty("dense", "true")
        self.why.setFont(self._theme.font(SMALL))
        self._foot = QFrame()
        self._foot.setProperty("foot", "true")
        foot = column(self._foot, spacing=4)
        foot.setContentsMargins(12, 6, 10, 6)
        foot.addWidget(self._verdict)
        ways = row(spacing=6)
        for made in (self.seal, self.lock, self.accept, self.amend, self.reopen, self.give_back):
            ways.addWidget(made)
        ways.addStretch(1)
        foot.addLayout(ways)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        line = QFrame()
        line.setProperty("rule", "horizontal")
        inside.addWidget(line)
        inside.addLayout(self._grid)
        inside.addLayout(budget)
        inside.addWidget(self._foot)

    def _connect(self) -> None:
        self.seal.clicked.connect(lambda: self.seal_wanted.emit(self._id))
        self.reopen.clicked.connect(lambda: self.reopen_wanted.emit(self._id))
        self.lock.clicked.connect(lambda: self.lock_wanted.emit(self._id))
        self.accept.clicked.connect(lambda: self.accept_wanted.emit(self._id))
        self.amend.clicked.connect(lambda: self.amend_wanted.emit(self._id))
        self.give_back.clicked.connect(lambda: self.return_wanted.emit(self._id))
        self.briefing.clicked.connect(lambda: self.briefing_wanted.emit(self._id))
        self.why.editingFinished.connect(self._explain)
        for word, icon_name, made, key in (
            ("Lock", "lock", self.lock, "L"),
            ("Accept", "tick", self.accept, "A"),
            ("Amend", "edit", self.amend, "M"),
        ):
            action = verb(self, word, icon_name, made.click, key)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._verbs[word] = action

    # render

    def measure(self, measures: Measures) -> None:
        """Take the room there is: limits move into the empty fields, and the number says what the bar does."""
        self._compact = measures.compact
        self._bar.setVisible(not measures.compact)
        self.briefing.setText("" if measures.compact else _BRIEFING)
        self._grid.setHorizontalSpacing(6 if measures.compact else 10)
        for made in self._limits_head:
            made.setVisible(not measures.compact)

    def render_cell(self, shown: CellShown) -> None:
        """Show where the cell stands; what is being typed stays."""
        before, self._shown = self._shown, shown
        if before is None or [row.key for row in before.rows] != [row.key for row in shown.rows]:
            self._build_rows(shown)
        self.name.setText(shown.name)
        for word, action in self._verbs.items():
            action.setText(f"{word} what {shown.name} decided")
        self._plays.say(shown.plays)
        self.briefing.setAccessibleName(f"Briefing of {shown.name}…")
        self.setAccessibleName(f"Cell {shown.name}")
        self.setAccessibleDescription(
            f"{shown.pill.word}, budget left {shown.left_text}. L locks, A accepts, M amends."
        )
        if before is None or before.pill != shown.pill:
            empty(self._status)
            self._status.addWidget(icon_pill(shown.pill.icon, shown.pill.word, self._theme, shown.pill.kind))
        editable = shown.open and shown.standing is Standing.OPEN
        for found in shown.rows:
            self._lines[found.key].render_line(found, editable=editable, cell=shown.name, compact=self._compact)
        self._left.setText(shown.left_text)
        over = shown.left < 0
        self._left.setStyleSheet(f"color: {self._theme.color('bad' if over else 'text').name()};")
        self._bar.render_share(shown.left / shown.budget if shown.budget else 0)
        self._render_why()
        self._render_foot(shown)

    def _build_rows(self, shown: CellShown) -> None:
        empty(self._grid)
        self._lines.clear()
        for at, words in enumerate(("Lever it holds", "In force", "Decided", "Limits", "Cost")):
            name = caption(words, self._theme)
            name.setAlignment(Qt.AlignmentFlag.AlignLeft if at == 0 else Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(name, 0, at)
            if words == "Limits":
                name.setVisible(not self._compact)
                self._limits_head = [name]
        for number, found in enumerate(shown.rows, start=1):
            line = self._lines[found.key] = LeverLine(found, self._theme)
            line.place(self._grid, number)
            line.field.editingFinished.connect(lambda key=found.key: self._decide(key))
            line.field.selectionChanged.connect(lambda key=found.key: self._stand_on(key))
            line.field.textEdited.connect(lambda _, key=found.key: self._stand_on(key))

    def _render_why(self) -> None:
        shown = self._shown
        found = next((row for row in shown.rows if row.key == self._on), None) if shown else None
        if found is None and shown is not None:
            found = next((row for row in shown.rows if row.typed), None)
            self._on = found.key if found else None
        visible = found is not None and bool(found.typed)
        self._why_name.setVisible(visible)
        self.why.setVisible(visible)
        if found is None or shown is None:
            return
        self._why_name.setText("Why")
        self._why_name.setToolTip(f"Why {found.title}")
        if not self.why.isModified() or not self.why.hasFocus():
            self.why.setText(found.why)
        self.why.setPlaceholderText(f"why: {found.title}")
        self.why.setAccessibleName(f"Why {shown.name} decided this: {found.title}")
        self.why.setReadOnly(not (shown.open and shown.standing is Standing.OPEN))
        self.why.setToolTip(f"Why the cell decided “{found.title}”; kept in the log and in the report")

    def _render_foot(self, shown: CellShown) -> None:
        standing, on = shown.standing, shown.open
        self.seal.setVisible(on and standing is Standing.OPEN)
        self.lock.setVisible(on and standing is Standing.SEALED)
        self.reopen.setVisible(on and standing is Standing.SEALED)
        self.give_back.setVisible(on and standing is Standing.LOCKED)
        for made in (self.accept, self.amend):
            made.setVisible(on and standing is Standing.LOCKED)
        self.accept.say("Accepted" if shown.accepted else "Accept", "tick")
        self.amend.say("Amended" if shown.amended else "Amend…", "edit")
        _look(self.accept, down=shown.accepted)
        _look(self.amend, down=shown.amended)
        words = shown.warning or shown.verdict
        self._verdict.setText(words)
        self._verdict.setStyleSheet(f"color: {self._theme.color('warn' if shown.warning else 'text').name()};")
        self._verdict.setVisible(bool(words))
        self._foot.setVisible(on or bool(words))

    # gestures

    def _stand_on(self, key: Key) -> None:
        if self._lines[key].field.hasFocus() and self._on != key:
            self._on = key
            self._render_why()

    def _decide(self, key: Key) -> None:
        field = self._lines[key].field
        if field.isModified():
            field.setModified(False)
            self.decided.emit(self._id, key, field.text())

    def _explain(self) -> None:
        if self.why.isModified() and self._on is not None:
            self.why.setModified(False)
            self.explained.emit(self._id, self._on, self.why.text())

    def refuse(self, key: Key) -> None:
        """Put back what holds after something that cannot be used was typed."""
        if self._shown is not None:
            found = next(row for row in self._shown.rows if row.key == key)
            self._lines[key].field.setText(found.typed)

    def field(self, key: Key) -> QLineEdit:
        """Where a lever's decision is typed."""
        return self._lines[key].field


def _look(made: QPushButton, *, down: bool) -> None:
    """A verdict that was given looks pressed."""
    made.setProperty("down", "true" if down else "false")
    made.style().unpolish(made)
    made.style().polish(made)
