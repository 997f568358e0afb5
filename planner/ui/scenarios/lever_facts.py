"""What is known of the lever on the bench: allowed range, evidence, who changed it when, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from planner.ui.scenarios.editing import Editing
from planner.ui.scenarios.typed import allowed_text
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.tab_order import put_before
from planner.ui.widgets.text import caption

_LINKS_A_ROW = 4


class LeverFacts(QWidget):
    """`evidence_wanted` names an item; `reason_given` is the why as typed."""

    evidence_wanted = Signal(str)
    reason_given = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.allowed = caption("", theme)
        self.changed_line = caption("", theme)
        for line in (self.allowed, self.changed_line):
            line.setWordWrap(True)
        self.evidence: dict[str, QPushButton] = {}
        self._evidence_row = QGridLayout()
        self._evidence_row.setSpacing(4)
        self._evidence_row.setColumnStretch(_LINKS_A_ROW, 1)
        self.why = QLineEdit()
        self.why.setFont(theme.font(tokens.SMALL))
        self.why.setFixedHeight(26)
        self.why.setStyleSheet("min-height: 22px;")
        self.why.setPlaceholderText("Why (kept with the change)")
        self.why.setAccessibleName("Why")
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(3)
        layout.setColumnStretch(1, 1)
        self._names = {name: caption(name, theme) for name in ("Allowed", "Evidence", "Changed", "Why")}
        for row, name in enumerate(self._names.values()):
            layout.addWidget(name, row, 0, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.allowed, 0, 1)
        layout.addLayout(self._evidence_row, 1, 1)
        layout.addWidget(self.changed_line, 2, 1)
        layout.addWidget(self.why, 3, 1)
        self.why.editingFinished.connect(self._finish)

    # render

    def render_editing(self, editing: Editing, *, compact: bool) -> None:
        """Show the facts of a lever's line; a compact bench keeps range and change in tooltips."""
        line = editing.line
        for widget in (self._names["Allowed"], self.allowed):
            widget.setVisible(not compact)
        for widget in (self._names["Changed"], self.changed_line):
            widget.setVisible(not compact or bool(editing.closed))
        self.allowed.setText(f"{allowed_text(line.lever)}; today {line.today_text}")
        if tuple(self.evidence) != line.lever.evidence:
            self._render_evidence(line.lever.evidence)
        wrote = line.override.authorship if line.override else None
        said = f"{wrote.when:%d %b %Y %H:%M}, {wrote.who}" if wrote else "not set here or above"
        reason = f": “{wrote.why}”" if wrote and wrote.why and not line.set_here else ""
        self.changed_line.setText(editing.closed or f"{said}{reason}")
        self.why.setText(wrote.why if wrote and line.set_here else "")
        self.why.setReadOnly(bool(editing.closed))
        self.why.setToolTip("\n".join(part for part in (self.changed_line.text(), self.why.text()) if part))
        self.why.setCursorPosition(0)

    @property
    def reason(self) -> str:
        """The why as it stands."""
        return self.why.text().strip()

    def _render_evidence(self, ids: tuple[str, ...]) -> None:
        while (item := self._evidence_row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.evidence = {item_id: self._link(item_id) for item_id in ids}
        for place, link in enumerate(self.evidence.values()):
            self._evidence_row.addWidget(link, *divmod(place, _LINKS_A_ROW))
        put_before(self.why, self.evidence.values())

    def _link(self, item_id: str) -> QPushButton:
        link = button(item_id, self._theme, look="link", small=True, tip=f"Open {item_id} in Evidence")
        link.setFixedHeight(20)
        link.clicked.connect(lambda: self.evidence_wanted.emit(item_id))
        return link

    # gestures

    def _finish(self) -> None:
        if self.why.isModified():
            self.why.setModified(False)
            self.reason_given.emit(self.reason)
