"""Who has signed the report, and who has still to: roles and posts, never names."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QWidget

from planner.reports.options_note.marks import spaced
from planner.reports.options_note.sign_off import SignOff, sign_offs, wording_of
from planner.ui.reports.parts import Card
from planner.ui.reports.shown import Shown
from planner.ui.shell.form import field_rows, ways_out
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, empty, row
from planner.ui.widgets.text import caption, describe, label, picture, title
from planner.use_cases.models import OtherModel, told_briefly

_LOOKS = {"signed": ("tick", "good"), "lapsed": ("warning", "warn"), "missing": ("draft", "muted")}


class SignOffCard(Card):
    """`sign_wanted` and `withdraw_wanted` name the role; `assurance_wanted` opens the assurance statement."""

    sign_wanted = Signal(str)
    withdraw_wanted = Signal(str)
    assurance_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("Sign-off", theme)
        self._shown: tuple[object, ...] = ()
        self._signed_with: Mapping[str, OtherModel] = {}
        self._rows = QGridLayout()
        self._rows.setContentsMargins(14, 8, 12, 4)
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(1, 1)
        self.inside.addLayout(self._rows)
        foot = row(spacing=8)
        foot.setContentsMargins(14, 0, 12, 8)
        self.assurance = button("", theme, look="link", small=True)
        foot.addWidget(self.assurance)
        foot.addStretch(1)
        self.inside.addLayout(foot)
        self.assurance.clicked.connect(self.assurance_wanted)

    def render_shown(self, shown: Shown) -> None:
        """Show the signatures of a report as they count for its present results and words."""
        design = shown.design
        offs = tuple(sign_offs(design, shown.mark, wording_of(design, shown.workspace.settings)))
        self.aside.setText(f"results {spaced(shown.mark)}" if shown.mark else "")
        self.assurance.setText(
            "Change the assurance statement…" if design.assurance else "Write an assurance statement…"
        )
        if (offs, shown.read_only) == self._shown:
            return
        self._shown = offs, shown.read_only
        self._signed_with = shown.signed_with
        empty(self._rows)
        for at, off in enumerate(offs):
            self._line(at, off, read_only=shown.read_only)

    def _line(self, at: int, off: SignOff, *, read_only: bool) -> None:
        name, tone = _LOOKS[off.state]
        words = column(spacing=0)
        words.addWidget(label(off.role, self._theme))
        if off.post:
            second = caption(f"{off.post}, {off.words}", self._theme, wrap=True)
            second.setProperty("tone", "warn" if tone == "warn" else "muted")
            words.addWidget(second)
        act = "Withdraw" if off.state == "signed" else "Sign again…" if off.state == "lapsed" else "Sign…"
        made = button(act, self._theme, small=True)
        made.setAccessibleName(f"{act.rstrip('…')} as {off.role}")
        made.setAccessibleDescription(off.words)
        made.setToolTip(self._told(off))
        made.setEnabled(not read_only)
        wanted = self.withdraw_wanted if off.state == "signed" else self.sign_wanted
        made.clicked.connect(lambda: wanted.emit(off.role))
        self._rows.addWidget(picture(name, self._theme, token=tone), at, 0)
        self._rows.addLayout(words, at, 1)
        self._rows.addWidget(made, at, 2)

    def _told(self, off: SignOff) -> str:
        """What a signature is worth; where another model made what was signed, also what changed in it."""
        other = self._signed_with.get(off.model)
        if other is None or off.state != "lapsed":
            return off.words
        return "\n".join((f"{off.words}: {other.summary}", *told_briefly(other.sentences)))


class SignForm(QDialog):
    """Asks for the post that signs, and says what the signature stands for."""

    def __init__(self, role: str, stands_for: str, post: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Sign as {role.lower()}")
        self.setMinimumWidth(460)
        self.post = QLineEdit(post)
        self.post.setMaxLength(120)
        describe(self.post, "Post that signs", "A post, such as Head of modelling; not a name")
        line, self._on = ways_out(self, "Sign", theme)
        inside = column(self, margins=24, spacing=16)
        inside.addWidget(title(f"Sign as {role.lower()}", theme))
        inside.addLayout(field_rows([("Post", self.post)], theme))
        inside.addWidget(caption(stands_for, theme, wrap=True))
        inside.addLayout(line)
        self.post.textEdited.connect(self._render)
        self._render()

    @property
    def wish(self) -> str:
        """The post, without stray spaces."""
        return " ".join(self.post.text().split())

    def _render(self) -> None:
        self._on.setEnabled(bool(self.wish))
