"""The head of the console: three clocks that only show, and what stops them, freezes the room and goes back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from planner.ui.exercises.run.clocks import Clocks, Countdown
from planner.ui.exercises.run.key_button import KeyButton
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import HEADLINE
from planner.ui.widgets.frames import column, row, rule
from planner.ui.widgets.text import caption

TURN_CLOCK = 32
"""The one larger size, px: the clock everybody in the room looks for."""


class _Clock(QWidget):
    def __init__(self, theme: Theme, size: int) -> None:
        super().__init__()
        self._theme, self._size = theme, size
        self._name = caption("", theme)
        self._time = QLabel()
        self._aside = caption("", theme)
        inside = column(self, spacing=0)
        inside.addWidget(self._name)
        line = row(spacing=6)
        line.addWidget(self._time)
        line.addWidget(self._aside)
        line.addStretch(1)
        inside.addLayout(line)

    def render_countdown(self, shown: Countdown, *, running: bool, aside: bool) -> None:
        """Show one clock; one that is over is smaller and in amber, and says so."""
        self._name.setText(shown.name if running else f"{shown.name} · paused")
        self._time.setText(shown.text)
        small = shown.over and self._size > HEADLINE
        self._time.setFont(self._theme.figures(HEADLINE if small else self._size, semibold=True))
        self._time.setProperty("tone", "warn" if shown.over else "")
        self._time.setStyleSheet(f"color: {self._theme.color('warn' if shown.over else 'text').name()};")
        self._aside.setText(shown.aside)
        self._aside.setVisible(aside and bool(shown.aside))
        self.setAccessibleName(f"{shown.name}: {shown.text} {shown.aside}".strip())


class ClockBar(QWidget):
    """Signals say which button was pressed; the keys P and F are the page's."""

    pause_wanted = Signal()
    freeze_wanted = Signal()
    rewind_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Clocks")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._compact = False
        self._narrow = False
        self.step = _Clock(theme, TURN_CLOCK)
        self.turn = _Clock(theme, HEADLINE)
        self.session = _Clock(theme, HEADLINE)
        self.pause = KeyButton("Pause clock", "P", theme, icon_name="pause")
        self.freeze = KeyButton("Freeze public", "F", theme, icon_name="freeze")
        self.rewind = KeyButton("Rewind to a turn…", "", theme, icon_name="rewind")
        self._inside: QHBoxLayout = row(self, spacing=12)
        self._rules = [rule(vertical=True) for _ in range(3)]
        for line, clock in zip(self._rules, (self.step, self.turn, self.session), strict=True):
            self._inside.addWidget(line)
            self._inside.addWidget(clock)
        for made in (self.pause, self.freeze, self.rewind):
            self._inside.addWidget(made)
        self.pause.clicked.connect(self.pause_wanted)
        self.freeze.clicked.connect(self.freeze_wanted)
        self.rewind.clicked.connect(self.rewind_wanted)

    # render

    def render_clocks(self, clocks: Clocks) -> None:
        """Show the time; nothing else happens when it runs out."""
        roomy = not self._compact
        self.step.render_countdown(clocks.step, running=clocks.running, aside=False)
        self.turn.render_countdown(clocks.turn, running=clocks.running, aside=roomy)
        self.session.render_countdown(clocks.session, running=clocks.running, aside=True)

    def render_state(self, *, running: bool, frozen: bool, ended: bool) -> None:
        """Say what the buttons do now."""
        word = "clock" if not self._compact else ""
        self.pause.say(f"{'Pause' if running else 'Run'} {word}".strip(), "pause" if running else "play")
        public = " public" if not self._compact else ""
        self.freeze.say(f"{'Show' if frozen else 'Freeze'}{public}", "screen" if frozen else "freeze")
        self.rewind.say("Rewind to a turn…" if not self._compact else "Rewind…", "rewind")
        self.pause.setDisabled(ended)

    def measure(self, measures: Measures) -> None:
        """Take the room there is."""
        self._compact = measures.compact
        self._narrow = not measures.words
        self._inside.setSpacing(6 if measures.compact else 12)
        self.session.setVisible(not self._narrow)
        self._rules[2].setVisible(not self._narrow)
        for made in (self.pause, self.freeze, self.rewind):
            made.setMaximumWidth(40 if self._narrow else 16_777_215)
