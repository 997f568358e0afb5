"""The pieces of a report's flow in the markup of Word; text is escaped here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from planner.reports.formats.flow import PAGE_MM, Grid, Inline, Paragraph, Picture, Run, Sequence, Style
from planner.reports.plain_text import printable

PAGE_TWIPS = round(PAGE_MM / 25.4 * 1440)
_EMU_PER_MM = 36_000
_BULLETS = 1
_APART_TWIPS = 240

Embed = Callable[[Picture], int]
"""Takes a picture into the document; its number stands in for the file until that is made."""

STYLE_IDS = {style: style.value.replace(" ", "") for style in Style}


def paragraph(found: Paragraph, embed: Embed, *, size: float = 12.0, right: bool = False, keep: bool = False) -> str:
    """One paragraph; `size`, `right` and `keep` come from the cell it stands in."""
    properties = [f'<w:pStyle w:val="{STYLE_IDS[found.style]}"/>']
    if found.keep or keep:
        properties.append("<w:keepNext/>")
    if found.new_page:
        properties.append("<w:pageBreakBefore/>")
    if found.style is Style.NUMBER:
        properties.append(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_BULLETS + found.listed}"/></w:numPr>')
    if right:
        properties.append('<w:jc w:val="right"/>')
    parts = "".join(_inline(part, embed, size) for part in found.parts)
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{parts}</w:p>"


def gap() -> str:
    """The little room between two tables, which would else grow into one."""
    return '<w:p><w:pPr><w:pStyle w:val="ReportGap"/></w:pPr></w:p>'


def grid(found: Grid, embed: Embed) -> str:
    """A table of fixed columns whose head is repeated on every page and whose rows are never split."""
    style = "ReportForm" if found.boxed else "ReportFacing" if found.facing else "ReportTable"
    widths = [round(PAGE_TWIPS * share / 100) for share in found.shares]
    head = "".join(_head(found, at, width, embed) for at, width in enumerate(widths))
    rows = "".join(_row(found, at, widths, embed) for at in range(len(found.rows)))
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look, first = ("0020", 0) if found.facing else ("00A0", 1)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{first}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{text(found.title)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def run(words: str, *, strong: bool = False, size: float = 12.0) -> str:
    """Some words, with tabs where they stand."""
    properties = "<w:b/><w:bCs/>" if strong else ""
    if size != 12.0:
        properties += f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>'
    shown = "<w:tab/>".join(f'<w:t xml:space="preserve">{text(part)}</w:t>' for part in words.split("\t"))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{shown}</w:r>"


def field(instruction: str, shown: str) -> str:
    """A field Word keeps up to date, such as the page number; `shown` stands there until it does."""
    signs = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    begin, separate, end = signs
    order = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{begin}{order}{separate}{run(shown)}{end}"


def text(words: str) -> str:
    """Text fit for an element or an attribute."""
    return escape(printable(words))


def _head(found: Grid, at: int, width: int, embed: Embed) -> str:
    words = Paragraph(Style.CELL, (Run(found.header[at], True),))
    inner = paragraph(words, embed, size=found.size, right=at in found.numeric, keep=True)
    return _cell(found, at, width, inner)


def _row(found: Grid, at: int, widths: list[int], embed: Embed) -> str:
    keep = found.whole and at < len(found.rows) - 1
    cells = []
    for column, (cell, width) in enumerate(zip(found.rows[at], widths, strict=True)):
        right = column in found.numeric
        inner = "".join(paragraph(one, embed, size=found.size, right=right, keep=keep) for one in cell)
        cells.append(_cell(found, column, width, inner or gap()))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _cell(found: Grid, column: int, width: int, inner: str) -> str:
    apart = f'<w:tcMar><w:left w:w="{_APART_TWIPS}" w:type="dxa"/></w:tcMar>' if column in found.apart else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{apart}</w:tcPr>{inner}</w:tc>'


def _inline(part: Inline, embed: Embed, size: float) -> str:
    match part:
        case Run():
            return run(part.text, strong=part.strong, size=size)
        case Sequence():
            return field(f"SEQ {part.kind} \\* ARABIC", part.number)
        case Picture():
            return _picture(part, embed(part))


def _picture(found: Picture, number: int) -> str:
    """An inline picture with its description; `r:embed` holds its number until the file is taken in."""
    across, down = round(found.width_mm * _EMU_PER_MM), round(found.height_mm * _EMU_PER_MM)
    alt = text(found.drawing.alt)
    extent = f'cx="{across}" cy="{down}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number + 1}" name="Picture {number + 1}" descr="{alt}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number + 1}" name="picture-{number + 1}.png" descr="{alt}"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
