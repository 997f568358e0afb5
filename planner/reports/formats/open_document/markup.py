"""The pieces of a report's flow in the markup of OpenDocument text."""

from __future__ import annotations

from collections.abc import Callable

from planner import assets
from planner.reports.formats.columns import SIZES
from planner.reports.formats.flow import PAGE_MM, Grid, Inline, Paragraph, Picture, Run, Sequence, Style
from planner.reports.formats.open_document.packaging import text

Embed = Callable[[Picture], str]
"""Takes a picture into the file and says its name there."""

_LEVELS = {Style.TITLE: 1, Style.SECTION: 2, Style.HEADING: 3}
_NUMERIC, _LEFT = "right", "left"
_KEEP = 'fo:keep-with-next="always"'
_BREAK = 'fo:break-before="page"'
_VARIANTS = {"-break": _BREAK, "-keep": _KEEP, "-break-keep": f"{_BREAK} {_KEEP}"}


def style_name(style: Style) -> str:
    """Its name in the file; blanks are written by number."""
    return style.value.replace(" ", "_20_")


def automatic_styles() -> str:
    """What the text adds to the named styles: page breaks, keeping together, sides and sizes of cells, tables."""
    made = [
        f'<style:style style:name="{style_name(style)}{suffix}" style:family="paragraph" '
        f'style:parent-style-name="{style_name(style)}"><style:paragraph-properties {properties}/></style:style>'
        for style in Style
        for suffix, properties in _VARIANTS.items()
    ]
    made += [
        f'<style:style style:name="cell-{size:g}-{side}{suffix}" style:family="paragraph" '
        f'style:parent-style-name="{style_name(Style.CELL)}"><style:paragraph-properties fo:text-align="{side}" '
        f'{properties}/><style:text-properties fo:font-size="{size:g}pt" style:font-size-complex="{size:g}pt"/>'
        "</style:style>"
        for size in SIZES
        for side in (_LEFT, _NUMERIC)
        for suffix, properties in (("", ""), ("-keep", _KEEP))
    ]
    return "".join(made) + assets.read_text("report", "open-text-tables.xml")


def paragraph(found: Paragraph, embed: Embed) -> str:
    """One paragraph or heading."""
    suffix = ("-break" if found.new_page else "") + ("-keep" if found.keep else "")
    name = style_name(found.style) + suffix
    parts = "".join(_inline(part, embed) for part in found.parts)
    level = _LEVELS.get(found.style)
    if level:
        return f'<text:h text:style-name="{name}" text:outline-level="{level}">{parts}</text:h>'
    return f'<text:p text:style-name="{name}">{parts}</text:p>'


def listed(items: list[Paragraph], embed: Embed) -> str:
    """A whole list; every one counts from 1."""
    kind = "Numbers" if items[0].style is Style.NUMBER else "Bullets"
    inner = "".join(f"<text:list-item>{paragraph(item, embed)}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{kind}">{inner}</text:list>'


def gap() -> str:
    """The little room between two tables."""
    return '<text:p text:style-name="Report_20_Gap"/>'


def grid(found: Grid, number: int, embed: Embed) -> str:
    """A table whose head is repeated on every page and whose rows are never split."""
    kind = "form" if found.boxed else "facing" if found.facing else "table"
    columns = "".join(f'<table:table-column table:style-name="{column_style(share)}"/>' for share in found.shares)
    head = "".join(_head(found, at, kind) for at in range(len(found.header)))
    rows = "".join(_row(found, at, kind, embed) for at in range(len(found.rows)))
    whole = "-whole" if found.whole else ""
    return (
        f'<table:table table:name="Grid {number}" table:style-name="{kind}{whole}">'
        f"<table:title>{text(found.title)}</table:title>{columns}"
        f'<table:table-header-rows><table:table-row table:style-name="row">{head}</table:table-row>'
        f"</table:table-header-rows>{rows}</table:table>"
    )


def column_style(share: float) -> str:
    """The name of the style of a column so wide, in tenths of a percent of the page."""
    return f"column-{share * 10:.0f}"


def column_styles(shares: set[str]) -> str:
    """The styles of these columns."""
    return "".join(
        f'<style:style style:name="{name}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{PAGE_MM * int(name.partition("-")[2]) / 1000:.2f}mm"/></style:style>'
        for name in sorted(shares)
    )


def run(words: str, *, strong: bool = False) -> str:
    """Some words, with tabs where they stand."""
    shown = "<text:tab/>".join(text(part) for part in words.split("\t"))
    return f'<text:span text:style-name="Strong">{shown}</text:span>' if strong else shown


def _head(found: Grid, at: int, kind: str) -> str:
    side = _NUMERIC if at in found.numeric else _LEFT
    name = "facing-title" if found.facing else f"cell-{found.size:g}-{side}-keep"
    inner = f'<text:p text:style-name="{name}">{run(found.header[at], strong=True)}</text:p>'
    apart = "-apart" if at in found.apart else ""
    return (
        f'<table:table-cell table:style-name="{kind}-head{apart}" office:value-type="string">{inner}</table:table-cell>'
    )


def _row(found: Grid, at: int, kind: str, embed: Embed) -> str:
    keep = "-keep" if found.whole and at < len(found.rows) - 1 else ""
    cells = []
    for column, cell in enumerate(found.rows[at]):
        side = _NUMERIC if column in found.numeric else _LEFT
        inner = "".join(_in_cell(one, f"cell-{found.size:g}-{side}{keep}", embed) for one in _grouped(list(cell)))
        apart = "-apart" if column in found.apart else ""
        cells.append(
            f'<table:table-cell table:style-name="{kind}-cell{apart}" office:value-type="string">{inner or gap()}'
            "</table:table-cell>"
        )
    return f'<table:table-row table:style-name="row">{"".join(cells)}</table:table-row>'


def _in_cell(found: list[Paragraph], name: str, embed: Embed) -> str:
    if found[0].listed:
        return listed(found, embed)
    if found[0].style is Style.CELL and not found[0].keep:
        parts = "".join(_inline(part, embed) for part in found[0].parts)
        return f'<text:p text:style-name="{name}">{parts}</text:p>'
    return paragraph(found[0], embed)


def _grouped(found: list[Paragraph]) -> list[list[Paragraph]]:
    """Items of one list together, everything else alone."""
    groups: list[list[Paragraph]] = []
    for one in found:
        if one.listed and groups and groups[-1][0].listed == one.listed:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _inline(part: Inline, embed: Embed) -> str:
    match part:
        case Run():
            return run(part.text, strong=part.strong)
        case Sequence():
            return (
                f'<text:sequence text:ref-name="ref{part.kind}{part.number}" text:name="{part.kind}" '
                f'text:formula="ooow:{part.kind}+1" style:num-format="1">{text(part.number)}</text:sequence>'
            )
        case Picture():
            return _picture(part, embed(part))


def _picture(found: Picture, name: str) -> str:
    return (
        f'<draw:frame draw:name="{text(name)}" text:anchor-type="as-char" svg:width="{found.width_mm:.2f}mm" '
        f'svg:height="{found.height_mm:.2f}mm"><draw:image xlink:href="{text(name)}" xlink:type="simple" '
        f'xlink:show="embed" xlink:actuate="onLoad"/><svg:title>{text(found.drawing.title)}</svg:title>'
        f"<svg:desc>{text(found.drawing.alt)}</svg:desc></draw:frame>"
    )
