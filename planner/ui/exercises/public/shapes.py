"""Where everything stands on the public screen: one plan for wide screens and one for 4:3, in units of their own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

WIDE_FROM = 1.5
"""Width over height from which the ranges stand beside the chart instead of under it."""


@dataclass(frozen=True)
class Sizes:
    """Type in units of the plan; the smallest is 24 px at 1080 lines, and at 768."""

    band: float
    small: float
    body: float
    turn: float
    message: float
    figure: float
    clock: float
    box: float


WIDE = Sizes(band=32, small=32, body=34, turn=48, message=62, figure=76, clock=112, box=46)
SQUARE = Sizes(band=24, small=24, body=24, turn=32, message=38, figure=36, clock=66, box=34)


@dataclass(frozen=True)
class Plan:
    """Rectangles in units; `scale` is device-independent pixels a unit."""

    scale: float
    wide: bool
    sizes: Sizes
    width: float
    height: float
    upper_band: QRectF
    lower_band: QRectF
    turn: QRectF
    boxes: QRectF
    clock: QRectF
    message: QRectF
    chart: QRectF
    figures: tuple[QRectF, ...]
    footnote: QRectF


def plan_for(width: float, height: float, figures: int) -> Plan:
    """The plan of a screen of this size with so many ranges."""
    return _wide(width, height, figures) if width / max(height, 1.0) >= WIDE_FROM else _square(width, height, figures)


def _wide(width: float, height: float, figures: int) -> Plan:
    scale = min(height / 1080, width / 1620)
    w, h = width / scale, height / scale
    side = 1248 / 1920 * w
    each = 180.0
    top = 356.0
    return Plan(
        scale,
        True,
        WIDE,
        w,
        h,
        QRectF(0, 0, w, 64),
        QRectF(0, h - 64, w, 64),
        QRectF(64, 84, w * 0.62, 70),
        QRectF(64, 162, 900, 50),
        QRectF(w * 0.55, 76, w * 0.45 - 64, 160),
        QRectF(64, 234, w - 128, 106),
        QRectF(64, top, side - 64 - 52, h - 64 - 118 - top),
        tuple(QRectF(side, top + each * at, w - side - 64, each - 26) for at in range(figures)),
        QRectF(64, h - 64 - 76, w - 128, 48),
    )


def _square(width: float, height: float, figures: int) -> Plan:
    scale = min(height / 768, width / 1024)
    w, h = width / scale, height / scale
    foot, each = 136.0, (w - 64) / max(figures, 1)
    bottom = h - 44 - 52
    return Plan(
        scale,
        False,
        SQUARE,
        w,
        h,
        QRectF(0, 0, w, 44),
        QRectF(0, h - 44, w, 44),
        QRectF(32, 56, 400, 90),
        QRectF(w / 2 - 72, 80, 400, 36),
        QRectF(w - 432, 54, 400, 94),
        QRectF(32, 152, w - 64, 62),
        QRectF(32, 218, w - 56, bottom - foot - 218 - 8),
        tuple(QRectF(32 + each * at, bottom - foot, each - 12, foot) for at in range(figures)),
        QRectF(32, h - 44 - 42, w - 64, 36),
    )
