"""Writes a report as a Word document an officer can edit: real styles, captions, tagged tables, marked pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from planner import assets
from planner.domain.progress import Report
from planner.reports.document import ReportContent
from planner.reports.drawing.pictures import pngs
from planner.reports.drawing.typesetting import UNDATED
from planner.reports.formats.flow import Grid, Picture, flow_of
from planner.reports.formats.packing import repacked
from planner.reports.formats.word.markup import field, gap, grid, paragraph, run
from planner.reports.plain_text import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

DOTS_PER_INCH = 240
_THUMBNAIL = "docProps/thumbnail.jpeg"
_SPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}"'
    for prefix, name in {
        "w": "wordprocessingml/2006/main",
        "r": "officeDocument/2006/relationships",
        "wp": "drawingml/2006/wordprocessingDrawing",
        "a": "drawingml/2006/main",
        "pic": "drawingml/2006/picture",
    }.items()
)
_MM = 1440 / 25.4
_SHEET = (
    f'<w:pgSz w:w="{210 * _MM:.0f}" w:h="{297 * _MM:.0f}"/>'
    f'<w:pgMar w:top="{20 * _MM:.0f}" w:right="{18 * _MM:.0f}" w:bottom="{28 * _MM:.0f}" w:left="{18 * _MM:.0f}" '
    f'w:header="{8 * _MM:.0f}" w:footer="{8 * _MM:.0f}" w:gutter="0"/>'
)


def word_of(content: ReportContent, report: Report) -> bytes:
    """The document; the same content gives the same bytes. Raises `Cancelled` between its steps."""
    import docx  # with lxml 5 MB, and off the way to the first window

    document = docx.Document()
    _set_styles(document)
    pictures: list[Picture] = []
    body, lists = _body(content, pictures)
    report(0.3, "drawing the charts")
    files = pngs([found.drawing for found in pictures], pixels_per_unit=_sharpness(pictures))
    report(0.7, "putting it together")
    _number_lists(document, lists)
    _fill(document, body, files)
    _mark(document, content)
    _describe(document, content)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue(), content.made or UNDATED)


def _body(content: ReportContent, pictures: list[Picture]) -> tuple[str, int]:
    """The text in markup, and how many lists it has; pictures are collected in their order."""

    def embed(found: Picture) -> int:
        pictures.append(found)
        return len(pictures) - 1

    parts, lists, after_grid = [], 0, False
    for piece in flow_of(content):
        if isinstance(piece, Grid):
            parts.append((gap() if after_grid or piece.boxed else "") + grid(piece, embed))
        else:
            lists = max(lists, piece.listed)
            parts.append(paragraph(piece, embed))
        after_grid = isinstance(piece, Grid)
    return "".join(parts) + (gap() if after_grid else ""), lists


def _sharpness(pictures: list[Picture]) -> float:
    """Pixels a unit of the drawing, so that the widest is printed at `DOTS_PER_INCH`."""
    return max((DOTS_PER_INCH * found.width_mm / 25.4 / found.drawing.width for found in pictures), default=1.0)


def _fill(document: Document, body: str, files: list[bytes]) -> None:
    """Put the text in, and every picture's file where its number stands."""
    found = _parsed(f"<w:body {_SPACES}>{body}</w:body>")
    parts = [document.part.get_or_add_image(io.BytesIO(file))[0] for file in files]
    for blip in found.iter("{*}blip"):
        name = next(key for key in blip.attrib if str(key).endswith("}embed"))
        blip.attrib[name] = parts[int(str(blip.attrib[name]))]
    target = document.element.body
    for child in list(target):
        target.remove(child)
    target.extend(found)
    target.append(_parsed(f"<w:sectPr {_SPACES}>{_SHEET}</w:sectPr>"))


def _mark(document: Document, content: ReportContent) -> None:
    """The marking at the head and foot of every page, stamp and page number above the lower one."""
    section = document.sections[0]
    marking = f'<w:p {_SPACES}><w:pPr><w:pStyle w:val="Header"/></w:pPr>{run(content.band, strong=True)}</w:p>'
    pages = f"{run(content.stamp + chr(9) + 'page ')}{field('PAGE', '1')}{run(' of ')}{field('NUMPAGES', '1')}"
    footer = f'<w:p {_SPACES}><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{pages}</w:p>'
    for part, lines in ((section.header, (marking,)), (section.footer, (footer, marking))):
        part.is_linked_to_previous = False
        element = part._element
        for child in list(element):
            element.remove(child)
        element.extend(_parsed(line) for line in lines)


def _set_styles(document: Document) -> None:
    """This house's styles and settings in the place of the library's, and none of its leftovers."""
    for target, name in (
        (document.styles.element, "word-styles.xml"),
        (document.settings.element, "word-settings.xml"),
    ):
        for child in list(target):
            target.remove(child)
        target.extend(list(_parsed(assets.read_text("report", name).partition("?>")[2])))
    for holder in (document.part, document.part.package):
        for key, related in list(holder.rels.items()):
            if related.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml", "/extended-properties")):
                del holder.rels[key]


def _number_lists(document: Document, lists: int) -> None:
    """Bullets, and one numbered list for each list of the report, so that every one starts at 1."""
    target = document.part.numbering_part.element
    for child in list(target):
        target.remove(child)
    levels = (("bullet", "•", 340), ("decimal", "%1.", 397))
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{room}" w:hanging="{room}"/></w:pPr></w:lvl></w:abstractNum>'
        for at, (kind, sign, room) in enumerate(levels)
    )
    numbered = "".join(
        f'<w:num w:numId="{number + 1}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(1, lists + 1)
    )
    bullets = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    target.extend(list(_parsed(f"<w:numbering {_SPACES}>{kinds}{bullets}{numbered}</w:numbering>")))


def _describe(document: Document, content: ReportContent) -> None:
    """Title, marking, date and language; no author and no last editor."""
    properties, made = document.core_properties, content.made or UNDATED
    properties.title = printable(content.title)[:255]
    properties.subject = printable(content.band)[:255]
    properties.comments = printable(content.stamp)[:255]
    properties.author = properties.last_modified_by = properties.keywords = properties.category = ""
    properties.language = content.language
    properties.created = properties.modified = made.replace(tzinfo=None)
    properties.revision = 1


def _parsed(markup: str) -> BaseOxmlElement:
    from docx.oxml import parse_xml

    return parse_xml(markup)
