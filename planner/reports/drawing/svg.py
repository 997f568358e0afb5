"""Hand-made SVG: elements, text and the signs of a scenario. Charts are in `line_chart` and `bar_chart`."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from planner.reports.document import Mark
from planner.reports.drawing.glyphs import ems
from planner.reports.plain_text import printable

COLOURS = ("#3A86F2", "#A03A00", "#1A795E", "#80498C", "#B88404", "#2B3036")
DASHES = ("", "10 4", "8 3 2 3", "2 3")
TEXT, MUTED, EDGE, GRID, SURFACE = "#1A2129", "#56616E", "#7D8896", "#D5DAE1", "#FFFFFF"
FONT = 16
_SEMI_BOLD, _ELLIPSIS = 1.06, 0.9
FAMILY = "Inter, DejaVu Sans"

_HATCHES = (
    '<path d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" stroke="{c}" stroke-width="2.6"/>',
    '<circle cx="2" cy="2" r="1.5" fill="{c}"/><circle cx="6" cy="6" r="1.5" fill="{c}"/>',
    '<path d="M0 0 L8 8 M0 8 L8 0" stroke="{c}" stroke-width="1.3"/>',
    '<path d="M0 2 H8 M0 6 H8" stroke="{c}" stroke-width="1.8"/>',
    '<path d="M2 0 V8 M6 0 V8" stroke="{c}" stroke-width="1.8"/>',
    '<rect width="8" height="8" fill="{c}"/>',
)


def element(name: str, *children: str, **attributes: str | float) -> str:
    """One element; `stroke_width=2` becomes `stroke-width="2"`, numbers get two decimals at most."""
    parts = [name, *(f'{key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())]
    inner = "".join(children)
    return f"<{' '.join(parts)}>{inner}</{name}>" if inner else f"<{' '.join(parts)}/>"


def words(text: str, x: float, y: float, **attributes: str | float) -> str:
    """A line of text whose baseline is at `y`; escaped."""
    return element("text", escape(printable(text)), x=x, y=y, **({"fill": TEXT} | attributes))


@dataclass(frozen=True)
class Drawing:
    """A picture with its title and description for those who do not see it; sizes in its own pixels."""

    identity: str
    width: float
    height: float
    title: str
    alt: str
    parts: tuple[str, ...]

    def svg(self, **attributes: str | float) -> str:
        """The picture as one element; `x`, `y`, `width` and `height` put it inside another picture."""
        title = element("title", escape(printable(self.title)), id=f"{self.identity}-title")
        alt = element("desc", escape(printable(self.alt)), id=f"{self.identity}-desc")
        told = {"role": "img", "aria_labelledby": f"{self.identity}-title {self.identity}-desc"}
        return self._element(title, alt, **told, **attributes)

    def decoration(self, **attributes: str | float) -> str:
        """The same for where it says nothing that is not said beside it."""
        return self._element(aria_hidden="true", **attributes)

    def _element(self, *told: str, **attributes: str | float) -> str:
        return element(
            "svg",
            *told,
            *self.parts,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {self.width:g} {self.height:g}",
            font_family=FAMILY,
            font_size=FONT,
            **attributes,
        )


def colour(mark: Mark) -> str:
    """The scenario's line colour."""
    return COLOURS[mark.colour - 1]


def hatch(identity: str, mark: Mark) -> str:
    """The definition of a scenario's fill pattern, so that it can be told apart in black and white."""
    inner = _HATCHES[mark.colour - 1].format(c=colour(mark))
    return element("pattern", inner, id=identity, width=8, height=8, patternUnits="userSpaceOnUse")


def point(mark: Mark, x: float, y: float) -> str:
    """A scenario's marker: circle, square, diamond, triangle, triangle down or cross."""
    style: dict[str, str | float] = {"fill": SURFACE, "stroke": colour(mark), "stroke_width": 2}
    match mark.colour:
        case 1:
            return element("circle", cx=x, cy=y, r=4.5, **style)
        case 2:
            return element("rect", x=x - 4, y=y - 4, width=8, height=8, **style)
        case 3:
            return _polygon(((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)), style)
        case 4:
            return _polygon(((x, y - 5.5), (x + 5.5, y + 4.5), (x - 5.5, y + 4.5)), style)
        case 5:
            return _polygon(((x, y + 5.5), (x + 5.5, y - 4.5), (x - 5.5, y - 4.5)), style)
        case _:
            return element(
                "path", d=f"M{x - 4:.1f} {y - 4:.1f} l8 8 m0 -8 l-8 8", stroke=colour(mark), stroke_width=2.4
            )


def shortened(text: str, width: float) -> str:
    """The text cut to `width` pixels at the chart's type size; the full name is in the key and the tables."""
    room = width / (FONT * _SEMI_BOLD)
    if ems(text) <= room:
        return text
    kept = len(text) - 1
    while kept > 1 and ems(text[:kept]) + _ELLIPSIS > room:
        kept -= 1
    return f"{text[:kept].rstrip()}…"


def _polygon(points: tuple[tuple[float, float], ...], style: dict[str, str | float]) -> str:
    return element("polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), **style)


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
