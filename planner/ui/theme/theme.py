"""The theme as a value: colours, series signs, band strengths and fonts of one appearance, and its way onto the app."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPalette, QPen
from PySide6.QtWidgets import QApplication

from planner.ui.theme import tokens
from planner.ui.theme.fonts import family
from planner.ui.theme.icons import coloured_icon
from planner.ui.theme.stylesheet import stylesheet


@dataclass(frozen=True)
class Theme:
    """One appearance. Views take it when they are built; a change of appearance builds them again."""

    dark: bool = False

    def color(self, token: str) -> QColor:
        """The colour of a design token, e.g. `accent`, `muted`, `surface`. Raises `KeyError`."""
        return QColor((tokens.DARK if self.dark else tokens.LIGHT)[token])

    def series(self, number: int) -> QColor:
        """The line colour of a scenario's colour sign, 1 to 6."""
        return QColor((tokens.SERIES_DARK if self.dark else tokens.SERIES_LIGHT)[number - 1])

    def dash(self, number: int) -> list[float]:
        """Strokes and gaps in px of a scenario's dash sign, 1 to 4; empty is solid."""
        return list(tokens.DASHES[number - 1])

    @property
    def parent_dash(self) -> list[float]:
        """Strokes and gaps in px of a parent's line."""
        return list(tokens.PARENT_DASH)

    def band_alpha(self, share: int) -> float:
        """Opacity (0 to 1) of the 95, 90, 80 or 50 % band polygon."""
        return (tokens.BAND_ALPHA_DARK if self.dark else tokens.BAND_ALPHA_LIGHT)[share]

    def band_color(self, number: int, share: int) -> QColor:
        """The fill of a fan's 95, 90, 80 or 50 % polygon in a scenario's colour."""
        fill = self.series(number)
        fill.setAlphaF(self.band_alpha(share))
        return fill

    def font(self, size: int = tokens.BODY, semibold: bool = False) -> QFont:
        """The interface font, `size` in logical px."""
        return QFont(_font(size, semibold, tabular=False))

    def figures(self, size: int = tokens.SMALL, semibold: bool = False) -> QFont:
        """The font for columns of numbers: figures all as wide. It widens hyphens too, so words have the other one."""
        return QFont(_font(size, semibold, tabular=True))


@lru_cache(maxsize=16)
def _font(size: int, semibold: bool, tabular: bool) -> QFont:
    font = QFont(family())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def pen(color: QColor, width: float = 1.0, dash: Sequence[float] = ()) -> QPen:
    """A flat-ended pen `width` logical px wide whose `dash` is given in px (Qt counts dashes in pen widths)."""
    made = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if dash:
        made.setDashPattern([length / width for length in dash])
    return made


@lru_cache(maxsize=512)
def icon(name: str, theme: Theme, token: str = "text") -> QIcon:
    """The line icon `resources/icons/NAME.svg` in a token's colour; drawn once per appearance and colour."""
    return coloured_icon(name, theme.color(token), theme.color("edge"))


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole application: Fusion, palette, font and stylesheet. Applying it twice is applying it once."""
    app.setStyle("Fusion")
    app.setPalette(palette_of(theme))
    app.setFont(theme.font())
    app.setStyleSheet(stylesheet(tokens.DARK if theme.dark else tokens.LIGHT, theme.dark))


def palette_of(theme: Theme) -> QPalette:
    """The palette for what the stylesheet does not reach."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, token in {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.PlaceholderText: "muted",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "bad",
        role.Highlight: "accent",
        role.HighlightedText: "on-accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.Light: "surface",
        role.Midlight: "grid",
        role.Mid: "line",
        role.Dark: "edge",
        role.Shadow: "edge",
        role.Accent: "accent",
    }.items():
        palette.setColor(name, theme.color(token))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.color("edge"))
    return palette
