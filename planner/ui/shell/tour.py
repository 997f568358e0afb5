"""The short tour: a card beside what it speaks of, five steps, skipped at any time, shown once by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from planner.ui.shell.chrome import Chrome
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, heading, label


@dataclass(frozen=True)
class Step:
    """What a step says, and the screen it stands on."""

    title: str
    words: str
    screen: str


STEPS = (
    Step("Start here", "The sample is open. It holds four scenarios on north-east Syria; change anything.", "start"),
    Step(
        "Branch and set levers",
        "On the left the scenarios: a child inherits all it does not set. On the right the levers. Move one, and the "
        "charts follow.",
        "scenarios",
    ),
    Step(
        "Compare draw by draw",
        "Tick two to eight scenarios. Their difference is computed draw by draw, so it is clearer than two fans.",
        "compare",
    ),
    Step(
        "Every number has a source",
        "Figures, assumptions and what is contested, with low, central and high.",
        "evidence",
    ),
    Step(
        "Find anything", "Ctrl+K reaches every action, scenario, lever, indicator and evidence item by name.", "start"
    ),
)


class Tour(QFrame):
    """Stands over the page without taking the mouse from the rest of it."""

    def __init__(self, chrome: Chrome, show_screen: Callable[[str], None], store: QSettings, theme: Theme) -> None:
        super().__init__(chrome)
        self.setProperty("card", "accent")
        self.setAccessibleName("Tour")
        self.setFixedWidth(360)
        self._chrome = chrome
        self._show_screen = show_screen
        self._store = store
        self._at = 0
        self._title = heading("", theme)
        self._count = caption("", theme)
        self._words = label("", theme, wrap=True)
        self.way_on = button("", theme, look="primary", small=True)
        self.way_on.clicked.connect(lambda: self._go(self._at + 1))
        skip = button("Skip the tour", theme, look="quiet", small=True)
        skip.clicked.connect(self.end)
        head = row()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(skip)
        foot.addWidget(self.way_on)
        inside = column(self, margins=16, spacing=8)
        inside.addLayout(head)
        inside.addWidget(self._words)
        inside.addLayout(foot)
        self.hide()

    @property
    def was_seen(self) -> bool:
        """Whether this user has ended the tour before."""
        return str(self._store.value("tour_seen", "")) == "yes"

    def begin(self) -> None:
        """Show the first step."""
        self._go(0)

    def end(self) -> None:
        """Close the tour and do not show it by itself again."""
        self._store.setValue("tour_seen", "yes")
        self.hide()

    def place(self) -> None:
        """Stand beside what the step speaks of."""
        if self.isHidden():
            return
        self.setFixedHeight(self.sizeHint().height())
        target: QWidget = self._chrome.top_bar.field
        corner = target.mapTo(self._chrome, QPoint(0, target.height() + 12))
        if self._at < len(STEPS) - 1:
            target = self._chrome.rail.button(STEPS[self._at].screen)
            corner = target.mapTo(self._chrome, QPoint(target.width() + 12, 0))
        self.move(corner)
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def _go(self, number: int) -> None:
        if number == len(STEPS):
            self.end()
            return
        self._at = number
        step = STEPS[number]
        self._title.setText(step.title)
        self._count.setText(f"{number + 1} of {len(STEPS)}")
        self._words.setText(step.words)
        self.way_on.setText("Done" if number == len(STEPS) - 1 else f"Next: {STEPS[number + 1].title.lower()}")
        self._show_screen(step.screen)
        self.show()
        self.place()
        self.way_on.setFocus(Qt.FocusReason.OtherFocusReason)
