"""The strip of turns: those played, the six steps of the one on the table with their planned times, those to come."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from planner.domain.exercise import Step
from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import BODY, SMALL
from planner.ui.widgets.frames import empty, row

HEIGHT = 56


@dataclass(frozen=True)
class StepBox:
    """One step: its word, its planned time, and whether it is over, on the table, or may be begun."""

    step: Step
    time: str
    done: bool = False
    here: bool = False
    open: bool = False


@dataclass(frozen=True)
class TurnBox:
    """One turn; only the one on the table has steps. `open` when it may be begun next."""

    turn: int
    title: str
    line: str
    played: bool = False
    here: bool = False
    open: bool = False
    steps: tuple[StepBox, ...] = ()


class _Box(QPushButton):
    """Two lines in a box, the first with an icon; what cannot be begun from here is off and still legible."""

    def __init__(
        self, first: str, second: str, theme: Theme, *, icon_name: str = "", here: bool, step: bool, short: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        self._short = short or first
        self._first, self._second, self._icon = first, second, icon_name
        self._here, self._step = here, step
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setFont(theme.font(SMALL if step else BODY, semibold=True))
        self.setFixedHeight(HEIGHT - 12 if step else HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{first}, {second}")

    def sizeHint(self) -> QSize:
        widest = max(
            QFontMetrics(self.font()).horizontalAdvance(self._first) + (20 if self._icon else 0),
            QFontMetrics(self._theme.font(SMALL)).horizontalAdvance(self._second),
        )
        return QSize(widest + 20, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(44, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), self._theme, self.rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._step:
            edge = QPen(theme.color("accent" if self._here else "line"), 2 if self._here else 1)
            inset = 1 if self._here else 0.5
            painter.setPen(edge)
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), 4, 4)
        elif self.underMouse() and self.isEnabled():
            painter.fillRect(box, theme.color("accent-soft"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(2, 2, -2, -2), 3, 3)
        side = Qt.AlignmentFlag.AlignHCenter if self._step else Qt.AlignmentFlag.AlignLeft
        upper = QRect(8, box.height() // 2 - 19, box.width() - 16, 19)
        lower = QRect(8, box.height() // 2, box.width() - 16, 18)
        painter.setFont(self.font())
        self._paint_first(painter, upper)
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.color("muted"))
        second = painter.fontMetrics().elidedText(self._second, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, side | Qt.AlignmentFlag.AlignVCenter, second)

    def _paint_first(self, painter: QPainter, box: QRect) -> None:
        """The icon stands before the word, and both in the middle of a step."""
        theme, ink = self._theme, "accent" if self._here else "text"
        room = 18 if self._icon else 0
        metrics = painter.fontMetrics()
        whole = metrics.horizontalAdvance(self._first) <= box.width() - room
        words = self._first if whole else self._short
        word = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() - room)
        wide = painter.fontMetrics().horizontalAdvance(word) + room
        left = box.left() + max(0, (box.width() - wide) // 2) if self._step else box.left()
        if self._icon:
            icon(self._icon, theme, ink).paint(painter, left, box.center().y() - 7, 15, 15)
        painter.setPen(theme.color(ink))
        painter.drawText(
            QRect(left + room, box.top(), box.right() - left - room + 2, box.height()),
            Qt.AlignmentFlag.AlignVCenter,
            word,
        )


class TurnStrip(QFrame):
    """Says which step or turn was asked for; whether it may begin is for the use case to say."""

    step_wanted = Signal(object)
    turn_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName("Turns and steps")
        self.setFixedHeight(HEIGHT + 2)
        self._theme = theme
        self._shown: tuple[TurnBox, ...] = ()
        self.boxes: dict[object, QPushButton] = {}
        self._inside = row(self, margins=1, spacing=0)

    def render_turns(self, turns: tuple[TurnBox, ...]) -> None:
        """Show the turns; what did not change is not built again, so that the keyboard stays where it was."""
        if turns == self._shown:
            return
        self._shown = turns
        held = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        empty(self._inside)
        self.boxes.clear()
        for turn in turns:
            self._inside.addWidget(self._turn(turn), 6 if turn.here else 1)
        if held in self.boxes:
            self.boxes[held].setFocus()

    def _turn(self, turn: TurnBox) -> QWidget:
        made = QFrame()
        made.setProperty("turn", "here" if turn.here else "other")
        inside = row(made, spacing=6)
        inside.setContentsMargins(0, 0, 6 if turn.here else 0, 0)
        head = _Box(
            turn.title,
            turn.line,
            self._theme,
            icon_name="tick" if turn.played else "",
            here=turn.here,
            step=False,
            short=f"Turn {turn.turn}",
        )
        head.setMinimumWidth(92 if turn.here else 56)
        head.setEnabled(turn.open)
        head.setAccessibleName(f"Begin {turn.title}" if turn.open else f"{turn.title}, {turn.line}")
        head.clicked.connect(self.turn_wanted)
        self.boxes[turn.turn] = head
        inside.addWidget(head, 2)
        for found in turn.steps:
            inside.addWidget(self._step(found), 3 if found.here else 2)
        return made

    def _step(self, found: StepBox) -> QPushButton:
        done = "tick" if found.done else ""
        made = _Box(
            _WORDS[found.step],
            found.time,
            self._theme,
            icon_name="lock" if found.here and found.step is Step.ADJUDICATE else done,
            here=found.here,
            step=True,
            short=_SHORT[found.step],
        )
        made.setEnabled(found.open)
        state = "on the table" if found.here else ("done" if found.done else "to come")
        made.setAccessibleName(f"{_WORDS[found.step]}, {found.time}, {state}")
        if found.open:
            made.setToolTip(f"Go on to: {_WORDS[found.step]}")
            made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda _=False, step=found.step: self.step_wanted.emit(step))
        self.boxes[found.step] = made
        return made


_WORDS = {
    Step.BRIEF: "Brief",
    Step.PLAN: "Plan",
    Step.SEAL: "Seal",
    Step.ADJUDICATE: "Lock and adjudicate",
    Step.REVEAL: "Advance, reveal",
    Step.DISCUSS: "Discuss",
}

_SHORT = _WORDS | {Step.ADJUDICATE: "Lock", Step.REVEAL: "Reveal"}
