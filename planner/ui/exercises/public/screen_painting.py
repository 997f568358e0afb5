"""The public screen painted from its picture and nothing else: bands, turn, clock, one message, ranges, footnote."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from planner.analysis.exercises.public_picture import PublicFigure, PublicPicture
from planner.ui.exercises.public.chart_painting import paint_chart
from planner.ui.exercises.public.shapes import Plan, plan_for
from planner.ui.theme.theme import Theme

EXERCISE = "EXERCISE  EXERCISE  EXERCISE"
LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignCenter
MIDDLE, TOP, BOTTOM = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom


def paint_screen(painter: QPainter, width: float, height: float, picture: PublicPicture, theme: Theme) -> None:
    """The whole screen, `width` × `height` logical px from the painter's origin."""
    plan = plan_for(width, height, len(picture.figures))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(plan.scale, plan.scale)
    painter.fillRect(QRectF(0, 0, plan.width, plan.height), theme.color("window"))
    _paint_bands(painter, plan, picture, theme)
    _paint_turn(painter, plan, picture, theme)
    _paint_clock(painter, plan, picture, theme)
    _paint_message(painter, plan, picture, theme)
    paint_chart(painter, plan.chart, picture.chart, plan.sizes, theme)
    for box, figure in zip(plan.figures, picture.figures, strict=True):
        _paint_figure(painter, box, figure, plan, theme)
    painter.setFont(theme.font(round(plan.sizes.small)))
    painter.setPen(theme.color("muted"))
    _fitted(painter, plan.footnote, picture.footnote if plan.wide else picture.footnote.split(". ")[0] + _stop(picture))
    painter.restore()


def _stop(picture: PublicPicture) -> str:
    return "." if ". " in picture.footnote else ""


def _paint_bands(painter: QPainter, plan: Plan, picture: PublicPicture, theme: Theme) -> None:
    painter.setFont(theme.font(round(plan.sizes.band), semibold=True))
    words = f"{EXERCISE}  ·  {picture.marking.upper()}"
    for box in (plan.upper_band, plan.lower_band):
        painter.fillRect(box, theme.color("mark"))
        painter.setPen(theme.color("on-mark"))
        painter.drawText(box, CENTRE, words)


def _paint_turn(painter: QPainter, plan: Plan, picture: PublicPicture, theme: Theme) -> None:
    first = f"Turn {picture.turn} of {picture.turns}"
    strong = theme.font(round(plan.sizes.turn), semibold=True)
    painter.setFont(strong)
    painter.setPen(theme.color("text"))
    if plan.wide:
        painter.drawText(plan.turn, LEFT | MIDDLE, first)
        used = QFontMetricsF(strong).horizontalAdvance(first) + 26
        painter.setFont(theme.font(round(plan.sizes.turn)))
        _fitted(painter, plan.turn.adjusted(used, 0, 0, 0), picture.month_text)
    else:
        painter.drawText(plan.turn, LEFT | TOP, first)
        painter.setFont(theme.font(round(plan.sizes.small)))
        painter.setPen(theme.color("muted"))
        painter.drawText(plan.turn.adjusted(0, 46, 0, 0), LEFT | TOP, picture.month_text)
    _paint_boxes(painter, plan, picture, theme)


def _paint_boxes(painter: QPainter, plan: Plan, picture: PublicPicture, theme: Theme) -> None:
    """One box a turn: played ones bordered and soft, this one filled, those to come empty."""
    side, gap = plan.sizes.box, 8.0
    wide = side * 1.2
    month = QFontMetricsF(theme.font(round(plan.sizes.small))).horizontalAdvance(picture.month_text)
    middle = max(plan.width / 2 - (wide + gap) * picture.turns / 2, plan.turn.left() + month + 20)
    left = plan.boxes.left() if plan.wide else middle
    painter.setFont(theme.font(max(24, round(side * 0.62)), semibold=True))
    for turn in range(1, picture.turns + 1):
        box = QRectF(left + (wide + gap) * (turn - 1), plan.boxes.top(), wide, side).adjusted(1.5, 1.5, -1.5, -1.5)
        here, played = turn == picture.turn, turn < picture.turn
        painter.setPen(QPen(theme.color("accent" if here or played else "edge"), 3))
        painter.setBrush(theme.color("accent" if here else ("accent-soft" if played else "window")))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(theme.color("on-accent" if here else ("accent" if played else "muted")))
        painter.drawText(box, CENTRE, str(turn))


def _paint_clock(painter: QPainter, plan: Plan, picture: PublicPicture, theme: Theme) -> None:
    over = picture.clock.startswith("over")
    size = plan.sizes.clock * (0.5 if over else 1)
    painter.setFont(theme.figures(round(size), semibold=True))
    painter.setPen(theme.color("warn" if over else "text"))
    words = plan.sizes.small + 10
    _fitted(painter, plan.clock.adjusted(0, 0, 0, -words), picture.clock, RIGHT | MIDDLE)
    painter.setFont(theme.font(round(plan.sizes.small)))
    painter.setPen(theme.color("muted"))
    said = "clock paused" if picture.paused else picture.clock_words
    _fitted(painter, plan.clock.adjusted(0, plan.clock.height() - words, 0, 0), said, RIGHT | MIDDLE)


def _paint_message(painter: QPainter, plan: Plan, picture: PublicPicture, theme: Theme) -> None:
    """The one message, as large as it fits on one line, else on two; what has just come in stands under it."""
    box, size = plan.message, plan.sizes.message
    news = picture.news if picture.news and picture.news != picture.message else ""
    room = plan.sizes.body + 8 if news else 0.0
    words = box.adjusted(0, 0, 0, -room)
    painter.setPen(theme.color("text"))
    font, two_lines = _font_for(words, picture.message, size, plan.sizes.small, theme)
    painter.setFont(font)
    flags = LEFT | MIDDLE
    painter.drawText(words, int(flags) | (int(Qt.TextFlag.TextWordWrap) if two_lines else 0), picture.message)
    if news:
        painter.setFont(theme.font(round(plan.sizes.small)))
        _fitted(painter, QRectF(box.left(), box.bottom() - room, box.width(), room), f"Just in: {news}")


def _font_for(box: QRectF, text: str, size: float, least: float, theme: Theme) -> tuple[QFont, bool]:
    """The largest semi-bold type in which the text fits the box, and whether it takes two lines."""
    for step in range(20):
        now = max(least, size * (1 - step * 0.04))
        font = theme.font(round(now), semibold=True)
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(text) <= box.width() and metrics.height() <= box.height() + 8:
            return font, False
        wrapped = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), text)
        if (
            wrapped.height() <= box.height() + 4
            and wrapped.width() <= box.width()
            and metrics.height() * 1.9 <= wrapped.height()
        ):
            return font, True
    return theme.font(round(least), semibold=True), True


def _paint_figure(painter: QPainter, box: QRectF, figure: PublicFigure, plan: Plan, theme: Theme) -> None:
    painter.fillRect(QRectF(box.left(), box.top(), 5 if plan.wide else 4, box.height()), theme.color("accent"))
    inside = box.adjusted(28 if plan.wide else 14, 0, 0, 0)
    painter.setPen(theme.color("text"))
    size = plan.sizes.figure
    known = figure.month is not None
    painter.setFont(_shrunk(figure.text, inside.width(), size if known else size * 0.7, plan.sizes.small, theme))
    upper = inside.adjusted(0, -4, 0, 0)
    upper.setHeight(size * 1.15)
    painter.drawText(upper, LEFT | MIDDLE, figure.text)
    painter.setFont(theme.font(round(plan.sizes.small)))
    lower = inside.adjusted(0, size * 1.18, 0, 8)
    painter.drawText(lower, int(LEFT | TOP) | int(Qt.TextFlag.TextWordWrap), figure.words)


def _shrunk(text: str, width: float, size: float, least: float, theme: Theme) -> QFont:
    wide = QFontMetricsF(theme.figures(round(size), semibold=True)).horizontalAdvance(text)
    return theme.figures(round(max(least, size * min(1.0, width / max(wide, 1.0)))), semibold=True)


def _fitted(painter: QPainter, box: QRectF, text: str, flags: Qt.AlignmentFlag = LEFT | MIDDLE) -> None:
    """One line; where it is too long its end gives way."""
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, flags, shown)
