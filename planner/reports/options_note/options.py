"""The options against the reference: security and rights on facing columns, capacity, and the figures behind."""

from __future__ import annotations

from planner.analysis.comparison import Cell, Row
from planner.analysis.roles import Role, keys_of
from planner.analysis.summary import ways_text
from planner.domain.wording import NOT_APPLICABLE
from planner.reports.document import Bar, BarChart, Block, Facing, Figure, Heading, Key, Mark, Section, Table, Text
from planner.reports.options_note.catalogue import titled
from planner.reports.options_note.material import Material, mark_of
from planner.reports.options_note.numbers import change_cell, level_cell, median_cell, median_change_cell


def options_section(material: Material) -> Section:
    """Ranges of paired change as bars, security facing rights, then capacity."""
    reference = mark_of(material.reference)
    intro = Text(
        f"Change by {material.horizon.label} against {reference.letter} “{reference.name}”, {material.range_name} over "
        f"the same runs, {material.world.words}. Each indicator has its own scale round its own zero; none is weighed "
        "against another."
    )
    note = f"Line at zero: {reference.letter} {reference.name}"
    key = Key(tuple(mark_of(option) for option in material.options), note)
    return Section(
        f"{titled('options')} against “{reference.name}”",
        (
            intro,
            key,
            *_facing(material, ("Security", "Rights"), Role.FACING_SECURITY, Role.FACING_RIGHTS),
            *_facing(material, ("Capacity", "Capacity"), Role.CAPACITY_LEFT, Role.CAPACITY_RIGHT),
            Text("The values behind the bars are under “Figures at the horizon”."),
        ),
        new_page=True,
        name="options",
    )


def values_section(material: Material) -> Section:
    """Every headline figure as tables: the reference's levels, then one table an option, and how people left."""
    reference = mark_of(material.reference)
    rows = material.comparison.rows
    levels = Table(
        f"{reference.letter} {reference.name}, {material.horizon.label}, {material.world.words}",
        ("Indicator", "Unit", _opened(material.range_name), "Median"),
        tuple((_title(row), row.indicator.unit, level_cell(row), median_cell(row)) for row in rows),
        frozenset({2, 3}),
        (38, 22, 22, 18),
    )
    tables = [_option_table(material, place) for place in range(len(material.options))]
    return Section(titled("values"), (levels, *tables, *_ways(material)), new_page=True, name="values")


def _facing(material: Material, titles: tuple[str, str], left: Role, right: Role) -> tuple[Block, ...]:
    """Two columns of equal standing; what the report has more of on one side follows in pairs under its own title."""
    chosen = [keys_of(role, material.situation) for role in (left, right)]
    sides = [[_bars(material, row) for key in keys if (row := material.row(key))] for keys in chosen]
    both = min(len(side) for side in sides)
    paired = tuple(zip(sides[0][:both], sides[1][:both], strict=True))
    longer = max((0, 1), key=lambda side: len(sides[side]))
    rest, title = sides[longer][both:], titles[longer]
    further = tuple(zip(rest[::2], rest[1::2], strict=False))
    return (
        *((Facing(*titles, paired),) if paired else ()),
        *((Facing(title, title, further),) if further else ()),
        *(rest[-1:] if len(rest) % 2 else ()),
    )


def _bars(material: Material, row: Row) -> Figure:
    bars = tuple(
        _bar(mark_of(option), cell, row.scale) for option, cell in zip(material.options, row.cells, strict=True)
    )
    said, by = "; ".join(f"{bar.mark.letter} {bar.text}" for bar in bars), material.horizon.label
    return Figure(
        title=_title(row),
        subtitle=f"{row.indicator.unit}; {material.letter}: {row.reference_text}",
        alt=f"{_title(row)}, change by {by} against {material.letter}, {material.range_name}: {said}.",
        chart=BarChart(bars),
        stamp=material.stamp,
    )


def _bar(mark: Mark, cell: Cell, scale: float) -> Bar:
    """A change on the row's scale; one too small for a number is still drawn where it can be seen."""
    spread = cell.difference.spread
    if cell.glyph:
        return Bar(mark, cell.glyph[0], cell.glyph[2], cell.text)
    if cell.difference.draws == 0 or scale == 0:
        return Bar(mark, 0.0, 0.0, cell.text)
    return Bar(mark, max(-1.0, spread.low / scale), min(1.0, spread.high / scale), cell.text)


def _option_table(material: Material, place: int) -> Table:
    mark = mark_of(material.options[place])
    rows = []
    for row in material.comparison.rows:
        cell = row.cells[place]
        agreed = cell.likelihood.share_text if cell.likelihood else "–"
        word = cell.likelihood.likelihood.text if cell.likelihood else "–"
        rows.append((_title(row), change_cell(row, cell), median_change_cell(row, cell), agreed, word))
    said = f"change against {material.letter} by {material.horizon.label}, {material.world.words}"
    return Table(
        f"{mark.letter} {mark.name}: {said}",
        ("Indicator", f"Change, {material.range_name}", "Median change", "Runs", "Likelihood"),
        tuple(rows),
        frozenset({1, 2, 3}),
        (26, 20, 14, 20, 20),
    )


def _ways(material: Material) -> tuple[Block, ...]:
    rows = []
    for scenario in material.scenarios:
        projection, mark = material.projections[scenario.id], mark_of(scenario)
        people = ways_text(projection, "left_custody", material.horizon)
        minors = ways_text(projection, "minors_left_custody", material.horizon)
        rows.append((f"{mark.letter} {mark.name}", people or NOT_APPLICABLE, minors or NOT_APPLICABLE))
    return (
        Heading("How people left custody"),
        Text("Rights figures fall when people escape or die, not only when they go home. Medians, persons."),
        Table(
            f"How people left custody by {material.horizon.label}",
            ("Scenario", "Everyone", "Third-country minors"),
            tuple(rows),
            widths=(24, 38, 38),
        ),
    )


def _title(row: Row) -> str:
    return row.indicator.title


def _opened(words: str) -> str:
    return words[:1].upper() + words[1:]
