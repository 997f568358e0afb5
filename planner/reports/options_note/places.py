"""Custody against places: when sites go over, come back, and how far they are over."""

from __future__ import annotations

from planner.analysis.breaches import Breach, breach_at, over_text, sites_of
from planner.domain.quantity import Quantity
from planner.domain.wording import NOT_APPLICABLE
from planner.reports.document import Number, Section, Table, Text
from planner.reports.options_note.catalogue import titled
from planner.reports.options_note.material import Material
from planner.reports.options_note.numbers import months_cell, spread_cell
from planner.reports.plain_text import plain

_MOST_SITES = 2
_FROM_START = "from the start"


def places_section(material: Material) -> Section:
    """Every site against its places; scenarios that say the same share a row."""
    when: dict[tuple[str, ...], list[str]] = {}
    far: dict[tuple[str, ...], list[str]] = {}
    without = []
    for site in sites_of(material.projections[material.reference.id]):
        found = [breach_at(material.projections[one.id], site, material.horizon) for one in material.scenarios]
        if not any(found):
            without.append(plain(site))
            continue
        for scenario, breach in zip(material.scenarios, found, strict=True):
            when.setdefault((plain(site), *_when(breach)), []).append(scenario.sign.letter)
            far.setdefault((plain(site), *_far(breach)), []).append(scenario.sign.letter)
    by = material.horizon.label
    none = (Text(f"{' and '.join(without)}: no places in any scenario."),) if without else ()
    return Section(
        titled("places"),
        (
            Text(
                "A month counts as over when more people are held than there are places. Places that come late are "
                f"places that are not there. {_told(material)} over runs, {material.world.words}, to {by}."
            ),
            *none,
            Table(
                f"When sites are over their places, to {by}",
                ("Site, scenarios", "First over", "Back under", "Over again", "Months over"),
                _rows(when),
                frozenset({4}),
                (26, 21, 21, 18, 14),
            ),
            Table(
                f"How far sites are over their places, to {by}",
                ("Site, scenarios", "Peak shortfall, places", "Bed-months over"),
                _rows(far),
                frozenset({1, 2}),
                (40, 30, 30),
            ),
        ),
        new_page=True,
        name="places",
    )


def _told(material: Material) -> str:
    """`95 % ranges`, or `Medians`."""
    name = f"{material.range_name}s"
    return name[:1].upper() + name[1:]


def _rows(said: dict[tuple[str, ...], list[str]]) -> tuple[tuple[str, ...], ...]:
    """`SDF prisons: A, B`, then what is said of them."""
    return tuple((f"{site}: {', '.join(letters)}", *cells) for (site, *cells), letters in said.items())


def first_over_sentence(material: Material) -> Text:
    """When the two sites that are most over first go over, scenario by scenario."""
    found = {
        site: [breach_at(material.projections[one.id], site, material.horizon) for one in material.scenarios]
        for site in sites_of(material.projections[material.reference.id])
    }
    over = {site: worst for site, breaches in found.items() if (worst := max(map(_months_over, breaches)))[2] > 0}
    ranked = sorted(over, key=lambda site: over[site], reverse=True)
    named, more = ranked[:_MOST_SITES], len(ranked) - _MOST_SITES
    if not named:
        return Text(f"No site is over its places by {material.horizon.label}.", "Over places.")
    by_words: dict[str, list[str]] = {}
    for site in named:
        by_words.setdefault(_site_words(material, found[site]), []).append(plain(site))
    said = (f"{' and '.join(sites)} {words}" for words, sites in by_words.items())
    rest = f"; and {more} more site{'s' if more > 1 else ''}" if more > 0 else ""
    return Text(f"{'; '.join(said)}{rest}.", "Over places.")


def _site_words(material: Material, breaches: list[Breach | None]) -> str:
    """`from Nov 2019 (A, B), not by Nov 2024 (C)`."""
    said: dict[str, list[str]] = {}
    for scenario, breach in zip(material.scenarios, breaches, strict=True):
        said.setdefault(_first_words(material, breach), []).append(scenario.sign.letter)
    if list(said) == [_FROM_START]:
        said = {}
        for scenario, breach in zip(material.scenarios, breaches, strict=True):
            said.setdefault(_for_months(breach), []).append(scenario.sign.letter)
        return f"{_FROM_START}, {_with_letters(said)}"
    return _with_letters(said)


def _with_letters(said: dict[str, list[str]]) -> str:
    return ", ".join(f"{words} ({', '.join(letters)})" for words, letters in said.items())


def _for_months(breach: Breach | None) -> str:
    """`for 36–60 months`: what differs between scenarios where all are over from the start."""
    if breach is None:
        return "no places known"
    return f"for {over_text(breach)}"


def _first_words(material: Material, breach: Breach | None) -> str:
    if breach is None:
        return "no places known"
    when = breach.first_over
    if when.low is not None and when.low == when.high:
        return _FROM_START if when.low == material.situation.start else f"from {when.low.label}"
    return when.text if when.share == 0 or when.low is None else f"from {when.text}"


def _months_over(breach: Breach | None) -> tuple[float, float, float]:
    """How surely a site is over: months over in the middle run, in a low one, in a high one."""
    months = breach.months_over if breach else None
    return (months.median, months.low, months.high) if months else (0.0, 0.0, 0.0)


def _when(found: Breach | None) -> tuple[str, ...]:
    if found is None:
        return (NOT_APPLICABLE,) * 4
    first, back, again = found.first_over.text, found.back_under.text, found.over_again.text
    if found.first_over.share == 0:
        first = back = again = "never"
    elif found.back_under.share == 0:
        again = "never under"
    return first, back, again, months_cell(found, over_text(found))


def _far(found: Breach | None) -> tuple[str, ...]:
    if found is None:
        nothing = Number(NOT_APPLICABLE, float("nan"))
        return nothing, nothing
    return (
        spread_cell(found.peak_shortfall, Quantity.PLACES, "places"),
        spread_cell(found.bed_months_over, Quantity.PERSON_MONTHS, "person-months"),
    )
