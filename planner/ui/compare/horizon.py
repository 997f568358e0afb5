"""The horizon: one slider that moves the whole page, with the years below it and Play, which steps through them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QWidget

from planner.domain.period import Month
from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import BODY, SMALL
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import label

STEP_MS = 900
"""How long Play rests on a year."""

_YEAR = 12


class HorizonBar(QWidget):
    """`month_chosen` says which month is meant; the owner renders the answer."""

    month_chosen = Signal(object)

    def __init__(self, theme: Theme, step_ms: int = STEP_MS) -> None:
        super().__init__()
        self._theme = theme
        self._start = Month.of(2019, 11)
        self._months = 60
        self._month = self._start
        self.play_button = button("Play", theme, small=True, icon_name="play")
        self.play_button.setFixedWidth(84)
        self.play_button.setAccessibleName("Play: step through the years")
        self.slider = _MonthSlider(self)
        self.slider.setAccessibleName("Horizon")
        self._years = _Years(theme)
        self.name = label("", theme, size=15, semibold=True)
        self.name.setMinimumWidth(84)
        self._timer = QTimer(self)
        self._timer.setInterval(step_ms)
        self._timer.timeout.connect(self._step)
        along = column(spacing=0)
        along.setContentsMargins(0, 6, 0, 0)
        along.addWidget(self.slider)
        along.addWidget(self._years)
        inside = row(self, spacing=12)
        inside.addWidget(label("Horizon", theme, semibold=True))
        inside.addWidget(self.play_button)
        inside.addLayout(along, 1)
        inside.addWidget(self.name)
        self.slider.actionTriggered.connect(self._on_move)
        self.play_button.clicked.connect(self._toggle)

    # render

    def render_horizon(self, start: Month, months: int, month: Month) -> None:
        """Show the months that can be chosen and the one that is."""
        self._start, self._months, self._month = start, months, month
        self.slider.setRange(1, months)
        self.slider.setValue(month - start)
        self.slider.setAccessibleDescription(f"{month.label}; arrow keys move a month, Page keys a year")
        self._years.render_years(start, months)
        self.name.setText(month.label)

    @property
    def is_playing(self) -> bool:
        """Whether the years go by."""
        return self._timer.isActive()

    # gestures

    def stop(self) -> None:
        """Rest where it is."""
        self._timer.stop()
        self._say()

    def _toggle(self) -> None:
        if self.is_playing:
            self.stop()
            return
        if self._month >= self._start.plus(self._months):
            self.month_chosen.emit(self._start.plus(min(_YEAR, self._months)))
        self._timer.start()
        self._say()

    def _step(self) -> None:
        last = self._start.plus(self._months)
        gone = (self._month - self._start) // _YEAR + 1
        self.month_chosen.emit(min(last, self._start.plus(gone * _YEAR)))
        if self._month >= last:
            self.stop()

    def _say(self) -> None:
        words, name = ("Pause", "pause") if self.is_playing else ("Play", "play")
        self.play_button.setText(words)
        self.play_button.setIcon(icon(name, self._theme))
        self.play_button.setAccessibleName("Pause" if self.is_playing else "Play: step through the years")

    def _on_move(self) -> None:
        """The user moved the slider; setting its value, as rendering does, triggers no action."""
        month = self._start.plus(self.slider.sliderPosition())
        if month != self._month:
            self.month_chosen.emit(month)


class _MonthSlider(QSlider):
    """A slider of months: arrows one, Page keys twelve; a press goes where it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSingleStep(1)
        self.setPageStep(_YEAR)
        self.setMinimumWidth(160)
        self.setFixedHeight(18)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        complex_control, handle_part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        handle = self.style().subControlRect(complex_control, option, handle_part, self)
        at = event.position().toPoint()
        if not handle.contains(at):
            room, place = self.width() - handle.width(), at.x() - handle.width() // 2
            self.setSliderPosition(QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, room))
        super().mousePressEvent(event)


class _Years(QWidget):
    """The years under the slider."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._start = Month.of(2019, 11)
        self._months = 60
        self.setFont(theme.font(SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(BODY + 3)

    def render_years(self, start: Month, months: int) -> None:
        """Show these months' januaries."""
        if (start, months) != (self._start, self._months):
            self._start, self._months = start, months
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, BODY + 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        half = 8
        room = self.width() - 2 * half
        januaries = [month for month in range(1, self._months + 1) if self._start.plus(month).month == 1]
        every = max(1, -(-len(januaries) * 44 // max(room, 1)))
        painter.setPen(self._theme.color("muted"))
        for month in januaries[::every]:
            x = half + round((month - 1) / max(self._months - 1, 1) * room)
            painter.drawText(
                QRect(x - 22, 0, 44, self.height()), Qt.AlignmentFlag.AlignCenter, str(self._start.plus(month).year)
            )
