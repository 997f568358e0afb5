"""The head of the screen: which exercise, which page, and on the right what the page in front puts there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from planner.ui.compare.segments import Segments
from planner.ui.exercises.choice import PAGES, Chosen, subtitle
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import HEADLINE, SMALL
from planner.ui.widgets.frames import row


class ExerciseName(QPushButton):
    """The name with a line of facts below it; pressing it opens the list of exercises and plays."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._name, self._facts = "", ""
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setFixedHeight(44)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("look", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, name: str, facts: str) -> None:
        """Another exercise."""
        self._name, self._facts = name, facts
        self.setAccessibleName(f"Exercise: {name}. {facts}")
        self.setToolTip(f"{name}\n{facts}\nChoose another exercise or play")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        name = QFontMetrics(self._theme.font(HEADLINE, semibold=True)).horizontalAdvance(self._name) + 26
        facts = QFontMetrics(self._theme.font(SMALL)).horizontalAdvance(self._facts)
        return QSize(max(name, facts) + 12, 44)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme, room = QPainter(self), self._theme, self.width() - 10
        painter.setFont(theme.font(HEADLINE, semibold=True))
        painter.setPen(theme.color("text"))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room - 24)
        painter.drawText(4, 0, room, 26, Qt.AlignmentFlag.AlignVCenter, name)
        icon("chevron-down", theme, "muted").paint(painter, 10 + metrics.horizontalAdvance(name), 6, 16, 16)
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.color("muted"))
        facts = painter.fontMetrics().elidedText(self._facts, Qt.TextElideMode.ElideRight, room)
        painter.drawText(4, 24, room, 18, Qt.AlignmentFlag.AlignVCenter, facts)


class Head(QWidget):
    """Signals say which page was chosen, and that another exercise or play is wanted."""

    page_chosen = Signal(int)
    list_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.name = ExerciseName(theme)
        self.pages = Segments("Page", PAGES, theme)
        self._aside: QWidget | None = None
        self.setMinimumHeight(44)
        self._inside = row(self, spacing=16)
        self._inside.addWidget(self.name)
        self._inside.addWidget(self.pages)
        self._inside.addStretch(1)
        self.name.clicked.connect(self.list_wanted)
        self.pages.chosen.connect(self.page_chosen)

    def render_chosen(self, chosen: Chosen) -> None:
        """Show which exercise and which page are in front."""
        subject = chosen.subject
        self.name.say(subject.name if subject else "", subtitle(subject) if subject else "")
        self.pages.render_chosen(PAGES.index(chosen.page))

    def render_aside(self, aside: QWidget | None) -> None:
        """Put a page's own head at the right, or take it away; the page keeps it."""
        if aside is self._aside:
            return
        if self._aside is not None:
            self._inside.removeWidget(self._aside)
            self._aside.hide()
        self._aside = aside
        if aside is not None:
            self._inside.addWidget(aside)
            aside.show()

    def measure(self, measures: Measures) -> None:
        """Take the room there is."""
        self._inside.setSpacing(8 if measures.compact else 16)
        self.name.setMaximumWidth(480 if not measures.compact else (220 if measures.words else 150))
