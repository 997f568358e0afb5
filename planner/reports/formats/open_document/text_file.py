"""Writes a report as OpenDocument text: the same flow as the Word document, for exchange."""

from __future__ import annotations

from planner import assets
from planner.domain.progress import Report
from planner.reports.document import ReportContent
from planner.reports.drawing.pictures import pngs
from planner.reports.formats.flow import Grid, Paragraph, Picture, flow_of
from planner.reports.formats.open_document.markup import (
    automatic_styles,
    column_style,
    column_styles,
    gap,
    grid,
    listed,
    paragraph,
)
from planner.reports.formats.open_document.packaging import packed, text

DOTS_PER_INCH = 240
_COUNTED = "".join(
    f'<text:sequence-decl text:display-outline-level="0" text:name="{kind}"/>' for kind in ("Table", "Figure")
)


def open_text_of(content: ReportContent, report: Report) -> bytes:
    """The document; the same content gives the same bytes. Raises `Cancelled` between its steps."""
    flow = _Flow(content)
    report(0.3, "drawing the charts")
    drawings = [found.drawing for found in flow.pictures]
    widest = max((DOTS_PER_INCH * found.width_mm / 25.4 / found.drawing.width for found in flow.pictures), default=1.0)
    files = pngs(drawings, pixels_per_unit=widest)
    report(0.7, "putting it together")
    body = (
        f"<office:automatic-styles>{automatic_styles()}{column_styles(flow.columns)}</office:automatic-styles>"
        f"<office:body><office:text><text:sequence-decls>{_COUNTED}</text:sequence-decls>{flow.text}"
        "</office:text></office:body>"
    )
    pictures = {_name(at): file for at, file in enumerate(files)}
    return packed("text", content, body, _styles(content), pictures=pictures)


class _Flow:
    """The text in markup, with the pictures and the column widths met on the way."""

    def __init__(self, content: ReportContent) -> None:
        self.pictures: list[Picture] = []
        self.columns: set[str] = set()
        self._list: list[Paragraph] = []
        self._grids = 0
        parts: list[str] = []
        for piece in flow_of(content):
            parts += self._open_list_before(piece)
            parts += self._piece(piece)
        parts += [*self._open_list_before(None), gap()]
        self.text = "".join(parts)

    def _piece(self, piece: Paragraph | Grid) -> list[str]:
        if isinstance(piece, Grid):
            self._grids += 1
            self.columns |= {column_style(share) for share in piece.shares}
            return [grid(piece, self._grids, self._embed)]
        if piece.listed:
            self._list.append(piece)
            return []
        return [paragraph(piece, self._embed)]

    def _open_list_before(self, piece: Paragraph | Grid | None) -> list[str]:
        """The list that ends here, if one does."""
        items = self._list
        if not items or (isinstance(piece, Paragraph) and piece.listed == items[0].listed):
            return []
        self._list = []
        return [listed(items, self._embed)]

    def _embed(self, found: Picture) -> str:
        self.pictures.append(found)
        return _name(len(self.pictures) - 1)


def _name(at: int) -> str:
    return f"Pictures/picture-{at + 1}.png"


def _styles(content: ReportContent) -> str:
    language, _, country = content.language.partition("-")
    filled = assets.read_text("report", "open-text-styles.xml")
    words = {"@LANGUAGE@": language, "@COUNTRY@": country, "@MARKING@": content.band, "@STAMP@": content.stamp}
    for sign, said in words.items():
        filled = filled.replace(sign, text(said))
    return filled
