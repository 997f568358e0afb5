"""The first page around the answer: what a reader must know first, what carries the result, and who signed it."""

from __future__ import annotations

from planner.analysis.warnings import warnings_of
from planner.domain.wording import whole
from planner.reports.document import Block, Notice, RedBox, Table, Weakness
from planner.reports.options_note.dossier import Dossier
from planner.reports.options_note.sign_off import SignOff, SignState, day_text, is_signed
from planner.reports.plain_text import plain

NO_DATE = "no date set"


def warned(dossier: Dossier) -> tuple[Notice, ...]:
    """One red notice of all that must be said before anything else: failed checks, too few runs, expired, unsigned."""
    said = _relied(dossier)
    last = dossier.design.do_not_use_after
    if dossier.has_expired and last is not None:
        said.append(f"It was not to be used after {day_text(last)}.")
    lapsed = [one.role.lower() for one in dossier.signed if one.state is SignState.LAPSED]
    if lapsed:
        said.append(f"It has changed since the {_listed(lapsed)} signed.")
    if unsigned := len(dossier.unsigned):
        what = f"{unsigned} unsigned red/red assumptions" if unsigned > 1 else "an unsigned red/red assumption"
        said.append(f"It leans on {what}.")
    lead = f"{state_text(dossier) or 'Look first'}."
    return (Notice(lead, " ".join(said), True),) if said or dossier.is_draft else ()


def state_text(dossier: Dossier) -> str:
    """Why a report is not final, for every page: `DRAFT, not signed`; empty for one that is."""
    if dossier.has_expired:
        return "EXPIRED, do not use"
    if dossier.failed:
        return "DRAFT, do not rely on it"
    if not is_signed(dossier.signed):
        return "DRAFT, not signed"
    return "DRAFT, no end date" if dossier.is_draft else ""


def _relied(dossier: Dossier) -> list[str]:
    """What takes the ground from under the figures: failed checks, too few runs, runs beyond what was observed."""
    said, material = [], dossier.material
    if dossier.failed:
        said.append(f"Do not rely on it: {len(dossier.failed)} of {len(dossier.checks)} reality checks did not hold.")
    if not dossier.checks:
        said.append("No reality check was run.")
    if material.too_few:
        said.append(f"Too few runs to rely on: {whole(material.draws)}.")
    beyond = [
        one.sign.letter for one in material.scenarios if warnings_of(material.situation, material.projections[one.id])
    ]
    if beyond:
        said.append(f"{_listed(beyond)}: fewer guards than were ever observed; see “Reality checks”.")
    return said


def red_box(dossier: Dossier, most: int = 3) -> tuple[RedBox, ...]:
    """The assumptions that carry the result on judgement alone, the strongest by name; none, no box."""
    red = dossier.red_red
    if not red:
        return ()
    rows = tuple(Weakness(one.id, _opened_low(one.title), one.span) for one in red[:most])
    more = len(red) - len(rows)
    others = f"These and {more} more assumption{'s' if more > 1 else ''} carry the result"
    lead = others if more else "These assumptions carry the result"
    return (RedBox("Quality R · Impact R", lead, rows),)


def sign_off_table(dossier: Dossier) -> Table:
    """Every role with its post and day, one row while nobody signed; and the day after which it must not be used."""
    rows = [_row(one) for one in dossier.signed]
    if all(one.state is SignState.MISSING for one in dossier.signed):
        rows = [("All four roles", "not signed", "–")]
    last = dossier.design.do_not_use_after
    rows.append(("Do not use after", "whole report", day_text(last) if last else NO_DATE))
    return Table(
        "Sign-off",
        ("Signed off", "Post", "Date"),
        tuple(rows),
        widths=(26, 46, 28),
        boxed=True,
        strong=frozenset({len(rows) - 1}),
    )


def _row(one: SignOff) -> tuple[str, str, str]:
    if one.state is SignState.SIGNED and one.on is not None:
        return one.role, plain(one.post), day_text(one.on)
    if one.state is SignState.LAPSED:
        return one.role, plain(one.post), f"lapsed, {day_text(one.on)}" if one.on else "lapsed"
    return one.role, "not signed", "–"


def front_blocks(dossier: Dossier, answer: tuple[Block, ...], most_red: int = 3) -> tuple[Block, ...]:
    """The whole first page; `answer` is what the results come to, empty where the report leaves it out."""
    return (*warned(dossier), *answer, *red_box(dossier, most_red), sign_off_table(dossier))


def version_text(dossier: Dossier) -> str:
    """`version 3`, or `draft of version 3`; empty for a report that is not stored."""
    if dossier.number == 0:
        return ""
    return f"{'draft of ' if dossier.is_draft else ''}version {whole(dossier.number)}"


def _listed(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def _opened_low(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
