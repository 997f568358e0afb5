"""What to look at before a report leaves the house: ticks, things to look at, and what keeps it a draft."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.finding import Finding, Severity
from planner.domain.likelihood import BOUNDARY
from planner.domain.scenario import Status
from planner.reports.document import BarChart, Block, Bullets, Facing, Figure, ReportContent, Section, Table, Text
from planner.reports.options_note.dossier import Dossier
from planner.reports.options_note.marks import spaced
from planner.reports.options_note.sign_off import SignState, day_text
from planner.reports.plain_text import plain


def checks_before_export(dossier: Dossier, content: ReportContent) -> tuple[Finding, ...]:
    """Every check with its outcome: a note is in order, a warning is to be looked at, a failure keeps it a draft."""
    return (
        *_final(dossier),
        *_assured(dossier),
        *_scenarios(dossier),
        *_words(content),
        *_charts(content),
        *_headings(content),
    )


def _final(dossier: Dossier) -> Iterator[Finding]:
    """What makes a report final: marking, date, sign-off."""
    marking = plain(dossier.marking)
    yield (
        _fine("Marking", f"Marked {marking}.")
        if marking
        else _bad("Marking", "It has no marking.", "Choose one under Marking and validity.")
    )
    last = dossier.design.do_not_use_after
    if last is None:
        yield _bad("Do not use after", "No date is set.", "Set the day after which it must not be used.")
    elif dossier.has_expired:
        yield _bad("Do not use after", f"{day_text(last)} has passed.", "Set a later day, if the results still hold.")
    else:
        yield _fine("Do not use after", f"Not to be used after {day_text(last)}.")
    lapsed = [one for one in dossier.signed if one.state is SignState.LAPSED]
    missing = [one.role for one in dossier.signed if one.state is SignState.MISSING]
    for one in lapsed:
        yield _bad("Sign-off", f"{one.role}: {one.words}.", "Have it signed again.")
    if missing:
        yield _bad("Sign-off", f"Not signed: {', '.join(missing)}.", "Without four signatures it goes out as a draft.")
    if not (lapsed or missing):
        mark = spaced(dossier.material.results)
        yield _fine("Sign-off", f"Signed by all four roles; results {mark} unchanged since.")


def _assured(dossier: Dossier) -> Iterator[Finding]:
    unsigned = len(dossier.unsigned)
    if unsigned:
        what = f"{unsigned} of {len(dossier.red_red)} assumptions rated red twice are not signed."
        yield _look("Assumptions", what, "Sign them, or say in the assurance statement why they are not.")
    else:
        yield _fine("Assumptions", "Every assumption rated red twice is signed.")
    failed = [check.name for check in dossier.checks if not check.passed]
    if failed:
        yield _bad("Reality checks", f"Did not hold: {', '.join(failed)}.", "Do not rely on the figures.")
    elif dossier.checks:
        yield _fine("Reality checks", f"{len(dossier.checks)} of {len(dossier.checks)} held.")
    else:
        yield _look("Reality checks", "They were not run.", "They run when the report is exported.")


def _scenarios(dossier: Dossier) -> Iterator[Finding]:
    open_ones = [one for one in dossier.material.scenarios if one.status is not Status.FINAL]
    for one in open_ones:
        yield _look(
            f"Scenario {one.sign.letter}",
            f"“{plain(one.name)}” is {one.status}, not final.",
            "Mark it final under Scenarios once it is agreed.",
        )
    if not open_ones:
        yield _fine("Scenarios", "All are final.")


def _words(content: ReportContent) -> Iterator[Finding]:
    """Values at the edge of a likelihood word, where a little more or less would print another word."""
    for section in content.sections:
        edges = sum(text.count(BOUNDARY) for text in _results(section))
        if edges and section.name != "limits":
            values = "1 value stands" if edges == 1 else f"{edges} values stand"
            yield _look(
                "Likelihood words",
                f"“{section.title}”: {values} at the edge of a word, marked {BOUNDARY}.",
                "Read the share of runs, not the word alone.",
            )


def _charts(content: ReportContent) -> Iterator[Finding]:
    """Every chart is said in words, and its values stand in a table: under it, or for bars among the figures."""
    figures = [figure for section in content.sections for figure in _figures(section.blocks)]
    names = {section.name for section in content.sections}
    told = sum(bool(figure.alt.strip()) for figure in figures)
    bare = [figure.title for figure in figures if not _has_values(figure, names)]
    if told == len(figures) and not bare:
        yield _fine("Charts", f"Alt text and a data table: {len(figures)} of {len(figures)} charts.")
        return
    where = "Put “Figures at the horizon” and “Over time” back in."
    yield _look("Charts", f"Without a table of values: {', '.join(dict.fromkeys(bare))}.", where)


def _has_values(figure: Figure, names: set[str]) -> bool:
    if figure.table is not None:
        return True
    return "values" in names if isinstance(figure.chart, BarChart) else "trends" in names


def _headings(content: ReportContent) -> Iterator[Finding]:
    """Header cells for every table, no blank cell, a language."""
    tables = [table for section in content.sections for table in _tables(section.blocks)]
    blank = sum(not cell.strip() for table in tables for row in (table.header, *table.rows) for cell in row)
    if blank:
        yield _look("Tables", f"{blank} cells are blank.", "Tell those who look after the planner.")
    else:
        yield _fine("Headings", f"Headings, header rows and language: {len(tables)} of {len(tables)} tables.")


def _figures(blocks: tuple[Block, ...]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Facing):
            yield from (figure for row in block.rows for figure in _figures(row))


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    yield from (block for block in blocks if isinstance(block, Table))
    yield from (figure.table for figure in _figures(blocks) if figure.table is not None)


def _results(section: Section) -> Iterator[str]:
    """Everything printed that may hold a likelihood word."""
    for block in section.blocks:
        yield from _said(block)


def _said(block: Block) -> Iterator[str]:
    match block:
        case Text():
            yield block.text
        case Bullets():
            yield from (item.text for item in block.items)
        case Table():
            yield from (cell for row in block.rows for cell in row)
        case Facing():
            yield from (text for row in block.rows for side in row for text in _said(side))
        case _:
            return


def _fine(where: str, what: str) -> Finding:
    return Finding(severity=Severity.NOTE, where=where, what=what)


def _look(where: str, what: str, remedy: str) -> Finding:
    return Finding(severity=Severity.WARNING, where=where, what=what, remedy=remedy)


def _bad(where: str, what: str, remedy: str) -> Finding:
    return Finding(severity=Severity.FAILURE, where=where, what=what, remedy=remedy)
