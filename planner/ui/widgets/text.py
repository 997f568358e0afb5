"""Labels and pills in the four type sizes, so that no screen sets a font or a colour by hand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import BODY, SMALL, TITLE


def label(
    text: str, theme: Theme, *, size: int = BODY, semibold: bool = False, tone: str = "", wrap: bool = False
) -> QLabel:
    """Plain text; `tone` is muted, accent, good, warn or bad."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(size, semibold))
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
    return made


def title(text: str, theme: Theme) -> QLabel:
    """The title of a page or pane."""
    return label(text, theme, size=TITLE, semibold=True)


def heading(text: str, theme: Theme) -> QLabel:
    """The title of a card or a group."""
    return label(text, theme, semibold=True)


def caption(text: str, theme: Theme, *, wrap: bool = False) -> QLabel:
    """Small muted text."""
    return label(text, theme, size=SMALL, tone="muted", wrap=wrap)


def pill(text: str, theme: Theme, kind: str = "plain", semibold: bool = False) -> QLabel:
    """A small tag, always with a word; `kind` is plain, accent, good, warn, bad, mark or key."""
    made = label(text, theme, size=SMALL, semibold=semibold)
    made.setProperty("pill", kind)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def icon_pill(icon_name: str, text: str, theme: Theme, kind: str) -> QFrame:
    """A tag with a line icon before its word; `kind` is plain, good, warn or bad."""
    tone = "muted" if kind == "plain" else kind
    made = QFrame()
    made.setProperty("pill", kind)
    inside = QHBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(4)
    inside.addWidget(picture(icon_name, theme, token=tone, size=14))
    inside.addWidget(label(text, theme, size=SMALL, tone=tone))
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(text)
    return made


def picture(name: str, theme: Theme, *, token: str = "text", size: int = 16) -> QLabel:
    """A line icon that is only decoration beside a word."""
    made = QLabel()
    made.setPixmap(icon(name, theme, token).pixmap(size, size))
    made.setFixedWidth(size + 2)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def describe(widget: QWidget, name: str, description: str = "") -> None:
    """Say to a screen reader what a control is and what it does."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)
