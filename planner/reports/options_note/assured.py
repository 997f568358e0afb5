"""What a report says of its own assurance: the statement, the signatures, the versions, and what changed since."""

from __future__ import annotations

from planner.domain.report_design import Issue
from planner.reports.document import Block, Bullets, Heading, Section, Table, Text
from planner.reports.options_note.catalogue import titled
from planner.reports.options_note.dossier import Dossier
from planner.reports.options_note.front import NO_DATE, sign_off_table
from planner.reports.options_note.marks import spaced
from planner.reports.options_note.sign_off import day_text
from planner.reports.plain_text import plain

_MOST_CHANGES = 30


def assurance_section(dossier: Dossier) -> Section:
    """The assurance statement, who signed what, until when it may be used, and every version before."""
    last = dossier.design.do_not_use_after
    statement = plain(dossier.design.assurance) or "No assurance statement was written."
    held = sum(check.passed for check in dossier.checks)
    checks = f"{held} of {len(dossier.checks)} reality checks held" if dossier.checks else "No reality check was run"
    signed = sum(one.signed is not None for one in dossier.assumptions)
    red = len(dossier.red_red)
    red_signed = red - len(dossier.unsigned)
    blocks: list[Block] = [
        Text(statement, "Assurance statement."),
        Text(
            f"{checks}. {signed} of {len(dossier.assumptions)} assumptions are signed, {red_signed} of the {red} that "
            "are red for quality and for impact.",
            "Verification.",
        ),
        Text(
            f"Not to be used after {day_text(last)}." if last else f"{NO_DATE[0].upper()}{NO_DATE[1:]}.",
            "Do not use after.",
        ),
        Text(
            "A signature stands for these results and these words. When either changes it lapses, and is shown as "
            "lapsed until it is given again.",
            "Signatures.",
        ),
        sign_off_table(dossier),
    ]
    if dossier.earlier:
        blocks += [Heading("Versions"), _versions(dossier)]
    return Section(titled("assurance"), tuple(blocks), new_page=True, name="assurance")


def since_section(dossier: Dossier) -> Section:
    """What changed since the last version: settings, levers, and printed figures that moved."""
    before = dossier.earlier[-1]
    title = f"Since version {before.number} of {before.when.day} {before.when:%B %Y}"
    if not dossier.changes:
        said: tuple[Block, ...] = (Text("Nothing on which the figures rest has changed, and no printed figure moved."),)
    else:
        shown = tuple(Text(plain(change)) for change in dossier.changes[:_MOST_CHANGES])
        more = len(dossier.changes) - len(shown)
        said = (Bullets(shown), *((Text(f"And {more} more."),) if more else ()))
    return Section(title, said, new_page=True, name="since")


def _versions(dossier: Dossier) -> Table:
    rows = [_version(issue) for issue in dossier.earlier]
    return Table(
        "Earlier versions of this report",
        ("Version", "Date", "Results", "Model", "Written as"),
        tuple(rows),
        widths=(20, 20, 20, 12, 28),
    )


def _version(issue: Issue) -> tuple[str, ...]:
    state = f"{issue.number}, draft" if issue.draft else str(issue.number)
    kinds = ", ".join(issue.formats) or "not said"
    return state, day_text(issue.when.date()), spaced(issue.results), issue.model_version, kinds
