"""A chart card: title, unit and reading above the plot, its data table and maximise buttons, arrow keys and focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from planner.domain.period import Month
from planner.ui.plots.content import ChartContent
from planner.ui.plots.plot import PlotView
from planner.ui.plots.reading import Words, flags_text, reading_at, spoken, table_of
from planner.ui.plots.table import TableDialog
from planner.ui.plots.taken import taken_chart, taken_table, text_of
from planner.ui.taking import Taker
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme, icon

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -12, Qt.Key.Key_PageDown: 12}


class Chart(QFrame):
    """One chart. `month_pointed` and `maximise_wanted` say what the user did; the owner renders the answer."""

    month_pointed = Signal(object)
    maximise_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._content: ChartContent | None = None
        self._month: Month | None = None
        self._numbered = False
        self.taker: Taker | None = None
        self.setProperty("card", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

        self.title = QLabel()
        self.title.setFont(theme.font(tokens.BODY, semibold=True))
        self.unit = ReadingLine(theme)
        self.table_button = _button("table", "Data table (T)", theme)
        self.maximise_button = _button("maximise", "Maximise (Enter)", theme)
        self.reading = ReadingLine(theme)
        self.plot = PlotView(theme)
        self.verdict = ReadingLine(theme)
        self.verdict.hide()

        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.unit, stretch=1)
        head.addWidget(self.table_button)
        head.addWidget(self.maximise_button)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 4, 2)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.reading)
        layout.addWidget(self.plot, stretch=1)
        layout.addWidget(self.verdict)

        self.plot.month_pointed.connect(self.month_pointed)
        self.table_button.clicked.connect(self.open_table)
        self.maximise_button.clicked.connect(self.maximise_wanted)

    # render

    def render_content(
        self, content: ChartContent, month: Month, *, numbered: bool = True, maximised: bool = False
    ) -> None:
        """Show `content` with the crosshair at `month`; `numbered` draws the flags' numbers under the axis."""
        self._content, self._numbered = content, numbered
        self.title.setText(content.title)
        self.unit.render_words((Words(content.unit),))
        self.table_button.setEnabled(content.drawn)
        self.maximise_button.setIcon(icon("restore" if maximised else "maximise", self._theme, "muted"))
        self.maximise_button.setToolTip("Back to all charts (Enter)" if maximised else "Maximise (Enter)")
        self.setAccessibleName(f"Chart: {content.title}, {content.unit}")
        self.plot.setToolTip(flags_text(content.flags))
        said, aside = content.verdict
        self.verdict.render_words((Words(said, strong=True), Words(f"  {aside}" if aside else "")))
        self.verdict.setVisible(bool(said))
        self.plot.render_content(content, month, numbered=numbered)
        self.render_month(month)

    def render_month(self, month: Month) -> None:
        """Move the crosshair and its reading."""
        self._month = month
        if self._content is None:
            return
        self.plot.render_month(month, numbered=self._numbered)
        words = reading_at(self._content, month)
        self.unit.setVisible(bool(words))
        self.reading.render_words(words or (Words(self._content.unit),))
        self.setAccessibleDescription(
            f"{spoken(self._content, month)}. Arrow keys move the month, T opens the data table, "
            "the menu key takes the chart along."
        )

    @property
    def content(self) -> ChartContent | None:
        """What is shown."""
        return self._content

    # gestures

    def open_table(self) -> None:
        """Show the data table of this chart in its own window."""
        if self._content is not None and self._content.drawn:
            row = self._content.row(self._month) if self._month is not None else 0
            copied = text_of(taken_table(self._content))
            TableDialog(table_of(self._content), row, self._theme, self, copied).open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        content, month = self._content, self._month
        key = Qt.Key(event.key())
        if content is None or month is None or not content.drawn:
            super().keyPressEvent(event)
        elif key in _STEPS:
            step = _STEPS[key] * (12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            self.month_pointed.emit(content.start.plus(content.row(month.plus(step))))
        elif key is Qt.Key.Key_Home:
            self.month_pointed.emit(content.start)
        elif key is Qt.Key.Key_End:
            self.month_pointed.emit(content.start.plus(content.months))
        elif key is Qt.Key.Key_Menu or (
            key is Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self._offer(self.mapToGlobal(self.plot.geometry().center()))
        elif key is Qt.Key.Key_T:
            self.open_table()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.maximise_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._offer(event.globalPos())

    def _offer(self, spot: QPoint) -> None:
        """The ways to take this chart along, once."""
        shown = QApplication.activePopupWidget()
        if self.taker is not None and self._content is not None and self._content.drawn and shown is None:
            self.taker.menu(taken_chart(self._content), self, self._content.rests_on).popup(spot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus("accent")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus("true")

    def _show_focus(self, look: str) -> None:
        self.setProperty("card", look)
        edge = 1 if look == "true" else 0
        self._layout.setContentsMargins(7 + edge, 3 + edge, 3 + edge, 1 + edge)
        self.style().unpolish(self)
        self.style().polish(self)


class ReadingLine(QWidget):
    """One line of strong and muted words, cut with an ellipsis where the room ends."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words: tuple[Words, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def render_words(self, words: Sequence[Words]) -> None:
        """Show `words`; the whole line is in the tooltip."""
        self._words = tuple(words)
        self.setToolTip(self.text)
        self.update()

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(words.text for words in self._words)

    def sizeHint(self) -> QSize:
        return QSize(120, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = 0
        for words in self._words:
            painter.setFont(self._theme.font(tokens.SMALL, semibold=words.strong))
            painter.setPen(self._theme.color("text" if words.strong else "muted"))
            metrics = QFontMetrics(painter.font())
            shown = metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, self.width() - left)
            painter.drawText(QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += metrics.horizontalAdvance(words.text)
            if left >= self.width():
                return


def _button(name: str, words: str, theme: Theme) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name, theme, "muted"))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    return button
