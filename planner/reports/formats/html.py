"""Writes a report as one self-contained web page: no network, no script, every text escaped."""

from __future__ import annotations

from html import escape
from pathlib import Path

from planner import assets
from planner.disk.replacing import write_whole
from planner.reports.document import (
    BarChart,
    Block,
    Bullets,
    Facing,
    Figure,
    Heading,
    Key,
    Mark,
    Notice,
    RedBox,
    ReportContent,
    Section,
    Table,
    Text,
)
from planner.reports.drawing.pictures import drawn, swatch
from planner.reports.formats.numbering import Numbering
from planner.reports.plain_text import printable

_KEPT_WHOLE = 8
"""Tables of so few rows are not parted between pages."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_html(content: ReportContent, path: Path) -> None:
    """Write the report to `path`, whole or not at all. Raises `WorldError` when the disk or folder refuses."""
    write_whole(path, html_of(content).encode("utf-8"))


def html_of(content: ReportContent) -> str:
    """The page as text."""
    page = _Page()
    sections = "".join(page.section(section) for section in content.sections)
    marking = f'<p class="marking">{_text(content.band)}</p>'
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{_text(content.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{_text(content.band)} – {_text(content.title)}</title>",
            f"<style>{assets.read_text('report', 'report.css')}{_page_rules(content)}</style>",
            "</head>",
            "<body>",
            f"<header>{marking}</header>",
            "<main>",
            f'<p class="kicker"><span>{_text(content.kind)} · {_text(content.author_role)}</span>'
            f"<span>{_text(content.date)}</span></p>",
            f"<h1>{_text(content.title)}</h1>",
            _notice(content.illustrative),
            sections,
            "</main>",
            f'<footer><p class="stamp">{_text(content.stamp)}</p>{marking}</footer>',
            "</body>",
            "</html>",
            "",
        )
    )


class _Page:
    """Counts figures and sections while they are set, so that every identity on the page is its own."""

    def __init__(self) -> None:
        self._numbering = Numbering()
        self._sections = 0

    def section(self, section: Section) -> str:
        self._sections += 1
        identity = f"part-{self._sections}"
        level = 3
        parts = []
        for block in section.blocks:
            parts.append(self._block(block, level))
            level = 4 if isinstance(block, Heading) else level
        kind = ' class="sheet"' if section.new_page else ""
        quiet = ' class="quiet"' if section.quiet else ""
        heading = f'<h2 id="{identity}"{quiet}>{_text(section.title)}</h2>'
        return f'<section{kind} aria-labelledby="{identity}">{heading}{"".join(parts)}</section>'

    def _block(self, block: Block, level: int) -> str:
        match block:
            case Text():
                return f"<p>{_lead(block)}</p>"
            case Bullets():
                items = "".join(f"<li>{_lead(item)}</li>" for item in block.items)
                return f"<ol>{items}</ol>" if block.ordered else f"<ul>{items}</ul>"
            case Notice():
                return _notice(block)
            case Heading():
                return f"<h3>{_text(block.text)}</h3>"
            case Table():
                return _table(block, block.caption if block.boxed else self._numbering.table(block.caption))
            case RedBox():
                return _red_box(block)
            case Figure():
                return self._figure(block)
            case Key():
                return self._key(block)
            case Facing():
                return self._facing(block, level)

    def _figure(self, figure: Figure) -> str:
        heading = f"<strong>{_text(figure.title)}</strong> <span>{_text(figure.subtitle)}</span>"
        chart = drawn(self._numbering.picture(), figure).svg()
        if isinstance(figure.chart, BarChart):
            return f'<figure class="bars"><figcaption>{heading}</figcaption>{chart}</figure>'
        caption = f'<p class="caption">{_text(self._numbering.figure(figure.caption))}</p>'
        stamp = f'<p class="made">{_text(figure.stamp)}</p>' if figure.stamp else ""
        table = self._block(figure.table, 4) if figure.table else ""
        return f"<figure><figcaption>{heading}</figcaption>{chart}{caption}{stamp}</figure>{table}"

    def _key(self, key: Key) -> str:
        items = "".join(f"<li>{self._mark(mark)}</li>" for mark in key.marks)
        note = f"<li>{_text(key.note)}</li>" if key.note else ""
        return f'<ul class="key">{items}{note}</ul>'

    def _mark(self, mark: Mark) -> str:
        pattern = swatch(self._numbering.picture(), mark).decoration(width=32, height=16)
        return f"{pattern}<b>{_text(mark.letter)}</b> {_text(mark.name)}"

    def _facing(self, facing: Facing, level: int) -> str:
        columns = []
        for title, side in ((facing.left_title, 0), (facing.right_title, 1)):
            blocks = "".join(self._block(row[side], level + 1) for row in facing.rows)
            columns.append(f"<div><h{level}>{_text(title)}</h{level}>{blocks}</div>")
        return f'<div class="facing">{"".join(columns)}</div>'


def _red_box(box: RedBox) -> str:
    rows = "".join(
        f"<li><b>{_text(row.identity)}</b> <span>{_text(row.words)}</span> <span>{_text(row.span)}</span></li>"
        for row in box.rows
    )
    note = f"<p>{_text(box.note)}</p>" if box.note else ""
    lead = f'<p><strong class="badge">{_text(box.badge)}</strong> <strong>{_text(box.lead)}</strong></p>'
    return f'<div class="reds">{lead}<ul>{rows}</ul>{note}</div>'


def _table(table: Table, caption: str) -> str:
    widths = "".join(f'<col style="width:{width}%">' for width in table.widths)
    columns = f"<colgroup>{widths}</colgroup>" if widths else ""
    head = "".join(f'<th scope="col"{_side(table, at)}>{_text(cell)}</th>' for at, cell in enumerate(table.header))
    body = "".join(_row(table, row, at in table.strong) for at, row in enumerate(table.rows))
    quiet = ' class="quiet"' if table.boxed else ""
    kinds = [*(["whole"] if len(table.rows) <= _KEPT_WHOLE else []), *(["boxed"] if table.boxed else [])]
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    title = f"<caption{quiet}>{_text(caption)}</caption>"
    return f"<table{kind}>{title}{columns}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(table: Table, row: tuple[str, ...], strong: bool) -> str:
    first, *rest = row
    cells = "".join(f"<td{_side(table, at)}>{_text(cell)}</td>" for at, cell in enumerate(rest, start=1))
    kind = ' class="strong"' if strong else ""
    return f'<tr{kind}><th scope="row">{_text(first)}</th>{cells}</tr>'


def _side(table: Table, column: int) -> str:
    return ' class="number"' if column in table.numeric else ""


def _notice(notice: Notice) -> str:
    kind = "notice grave" if notice.grave else "notice"
    return f'<p class="{kind}"><strong>{_text(notice.lead)}</strong> {_text(notice.text)}</p>'


def _lead(text: Text) -> str:
    return f"<strong>{_text(text.lead)}</strong> {_text(text.text)}" if text.lead else _text(text.text)


def _text(text: str) -> str:
    return escape(printable(text))


def _page_rules(content: ReportContent) -> str:
    """Marking at the head and foot of every printed page, with the stamp and the page number."""
    marking, stamp = _css(content.band), _css(content.stamp)
    return (
        f'@page{{@top-center{{content:"{marking}"}}@bottom-center{{content:"{marking}"}}'
        f'@bottom-left{{content:"{stamp}"}}@bottom-right{{content:"page " counter(page) " of " counter(pages)}}}}'
    )


def _css(text: str) -> str:
    """A text inside a CSS string: everything but letters, digits and spaces by number."""
    return "".join(
        character if character.isascii() and (character.isalnum() or character == " ") else f"\\{ord(character):x} "
        for character in text
    )
