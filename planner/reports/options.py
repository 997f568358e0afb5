"""The options against the reference: security and rights on facing columns, capacity, and the figures behind."""

from __future__ import annotations

from planner.analysis.breaches import breach_at, over_text, sites_of
from planner.analysis.comparison import Cell, Row
from planner.analysis.summary import ways_text
from planner.domain.quantity import Quantity
from planner.domain.wording import NOT_APPLICABLE, RANGE
from planner.reports.document import Bar, BarChart, Block, Facing, Figure, Heading, Key, Mark, Section, Table, Text
from planner.reports.material import Material, mark_of
from planner.reports.plain_text import plain

_FACING = (
    ("escapes", "child_months|nationality=third-country"),
    ("untracked", "months_without_review"),
    ("plot_involvement", "deaths_in_custody"),
    ("plot_latent_home", "minors_held|nationality=third-country"),
    ("plot_potential_abroad", "minors_without_carer"),
    ("at_large|group=foreign men", "deprived"),
)
_CAPACITY = (("occupancy|site=SDF prisons", "occupancy|site=SDF camps"), ("bed_months_over", "tracking_load"))


def options_section(material: Material) -> Section:
    """Ranges of paired change as bars, security facing rights, then capacity."""
    reference = mark_of(material.reference)
    intro = Text(
        f"Change by {material.horizon.label} against {reference.letter} “{reference.name}”, {RANGE} over the same "
        "runs. Each indicator has its own scale round its own zero; none is weighed against another."
    )
    note = f"Line at zero: {reference.letter} {reference.name}"
    key = Key(tuple(mark_of(option) for option in material.options), note)
    return Section(
        f"Options against “{reference.name}”",
        (
            intro,
            key,
            Facing("Security", "Rights", _pairs(material, _FACING)),
            Facing("Capacity", "Capacity", _pairs(material, _CAPACITY)),
            Text("The values behind the bars are under “Figures at the horizon”."),
        ),
        new_page=True,
    )


def values_section(material: Material) -> Section:
    """Every headline figure as tables: the reference's levels, then one table an option, and how people left."""
    reference = mark_of(material.reference)
    rows = material.comparison.rows
    levels = Table(
        f"{reference.letter} {reference.name}, {material.horizon.label}",
        ("Indicator", "Unit", RANGE, "Median"),
        tuple((_title(row), row.indicator.unit, row.reference_text, _median(row)) for row in rows),
        frozenset({2, 3}),
        (38, 22, 22, 18),
    )
    tables = [_option_table(material, place) for place in range(len(material.options))]
    return Section("Figures at the horizon", (levels, *tables, *_ways(material), *_breaches(material)), new_page=True)


def _pairs(material: Material, keys: tuple[tuple[str, str], ...]) -> tuple[tuple[Block, Block], ...]:
    pairs = ((material.row(left), material.row(right)) for left, right in keys)
    return tuple((_bars(material, left), _bars(material, right)) for left, right in pairs if left and right)


def _bars(material: Material, row: Row) -> Figure:
    bars = tuple(
        _bar(mark_of(option), cell, row.scale) for option, cell in zip(material.options, row.cells, strict=True)
    )
    said = "; ".join(f"{bar.mark.letter} {bar.text}" for bar in bars)
    return Figure(
        title=_title(row),
        subtitle=f"{row.indicator.unit}; {material.letter}: {row.reference_text}",
        alt=f"{_title(row)}, change against {material.letter}, {RANGE}: {said}.",
        chart=BarChart(bars),
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
        rows.append((_title(row), cell.text, cell.median_text.removeprefix("median ") or "–", agreed, word))
    return Table(
        f"{mark.letter} {mark.name}: change against {material.letter} by {material.horizon.label}",
        ("Indicator", f"Change, {RANGE}", "Median change", "Runs", "Likelihood"),
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


def _breaches(material: Material) -> tuple[Block, ...]:
    sites = sites_of(material.projections[material.reference.id])
    rows = []
    for site in sites:
        for scenario in material.scenarios:
            found = breach_at(material.projections[scenario.id], site, material.horizon)
            head = f"{plain(site)}, {scenario.sign.letter}"
            if found is None:
                rows.append((head, *[NOT_APPLICABLE] * 4))
                continue
            rows.append(
                (
                    head,
                    over_text(found),
                    found.back_under.text if found.first_over.share else "never over",
                    found.peak_shortfall.range_text(Quantity.PLACES),
                    found.bed_months_over.range_text(Quantity.PERSON_MONTHS),
                )
            )
    return (
        Heading("Custody against places"),
        Table(
            f"Sites over their places, to {material.horizon.label}, {RANGE}s",
            ("Site, scenario", "Months over", "Back under its places", "Peak shortfall, places", "Bed-months over"),
            tuple(rows),
            frozenset({1, 3, 4}),
            (28, 14, 26, 16, 16),
        ),
    )


def _title(row: Row) -> str:
    return row.indicator.title


def _median(row: Row) -> str:
    return row.reference_median.removeprefix("median ")
