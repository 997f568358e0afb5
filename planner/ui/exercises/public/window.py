"""The public window on the projector: it is handed pictures and shows the last one; it knows nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from planner.analysis.exercises.public_picture import PublicPicture
from planner.ui.exercises.public.screen_painting import paint_screen
from planner.ui.theme.theme import Theme

_FRAME = Qt.WindowType.Window | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint
_BARE = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
_STILL = Qt.WindowType.WindowDoesNotAcceptFocus


class PublicWindow(QWidget):
    """No cursor, menu or tooltip; no key does anything; only `shut` closes it. It never takes the keyboard."""

    def __init__(self) -> None:
        super().__init__(None, _FRAME | _STILL)
        self._picture: PublicPicture | None = None
        self._theme = Theme()
        self._may_close = False
        self.setWindowTitle("Public window")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setMinimumSize(640, 480)
        self.resize(1024, 768)

    @property
    def picture(self) -> PublicPicture | None:
        """What is on the screen."""
        return self._picture

    def render_picture(self, picture: PublicPicture, theme: Theme) -> None:
        """Show a picture, light or dark."""
        if (picture, theme) == (self._picture, self._theme):
            return
        self._picture, self._theme = picture, theme
        self.setAccessibleName(spoken(picture))
        self.update()

    def open_on(self, screen: QScreen | None) -> None:
        """Fill a second screen; without one, stand as a window that can be moved."""
        self._may_close = False
        if screen is None:
            self.setWindowFlags(_FRAME | _STILL)
            self.show()
            return
        self.setWindowFlags(_BARE | _STILL)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def shut(self) -> None:
        """Close; only the console does this."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._picture is None:
            painter.fillRect(self.rect(), self._theme.color("window"))
            return
        paint_screen(painter, self.width(), self.height(), self._picture, self._theme)


def spoken(picture: PublicPicture) -> str:
    """The screen in words, without the clock, which would be read out every second."""
    figures = "; ".join(f"{found.title}: {found.text}" for found in picture.figures)
    news = f" Just in: {picture.news}." if picture.news else ""
    where = f"Turn {picture.turn} of {picture.turns}, {picture.month_text}"
    return f"{picture.marking}, exercise. {where}. {picture.message}{news} {figures}. {picture.footnote}".strip()


def second_screen(console: QScreen | None) -> QScreen | None:
    """A screen that is not the console's, or None where there is only one."""
    return next((found for found in QGuiApplication.screens() if found is not console), None)
