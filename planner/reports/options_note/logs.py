"""The logs of a report: assumptions with their two ratings, red/red first, the numbers behind figures, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.analysis.assumptions import Assumption, assumption_of, number_text, span_text, unit_text
from planner.domain.distribution import Family
from planner.domain.situation import Parameter, Situation, read_members
from planner.reports.document import Block, Heading, Number, Section, Table, Text
from planner.reports.options_note.catalogue import titled
from planner.reports.options_note.dossier import Dossier
from planner.reports.options_note.sign_off import day_text
from planner.reports.plain_text import plain
from planner.system.parameters import PARAMETER_BY_NAME

_MOST_MEMBERS = 5
_HEADER = ("Assumption", "Low / central / high", "Quality · impact", "Evidence", "Owner, sign-off, review")
_WIDTHS = (27, 25, 13, 14, 21)


def assumptions_section(dossier: Dossier) -> Section:
    """Every assumption with its ratings, owner, sign-off and review; then the numbers computed from figures."""
    red = dossier.red_red
    rest = dossier.assumptions[len(red) :]
    overruled = [one for one in dossier.assumptions if one.quality_overruled or one.impact_overruled or one.note.note]
    blocks: list[Block] = [
        Text("G reliable, A some evidence, R judgement alone.", "Quality."),
        Text(
            "G marginal, A relevant, R core: measured as the rank correlation between the assumption and the headline "
            f"indicators over many runs, for model version {_versions(dossier)}. “Not rated” acts only with a lever or "
            "an event that no measured scenario uses.",
            "Impact.",
        ),
        Text(
            "One chance in forty lies below low, one in forty above high, half on either side of central; drawn from a "
            "two-piece lognormal (*), for shares logit-normal, else normal. A lever set by a scenario replaces today’s "
            "number.",
            "Range.",
        ),
        Text("Where no owner and no review date stand, none is named.", "Sign-off."),
    ]
    if red:
        blocks.append(_table("Quality R · impact R: these assumptions carry the result", red))
    blocks.append(_table("All other assumptions, by impact", rest))
    if overruled:
        blocks += [Heading("Rated or noted in this workspace"), _overruled(overruled)]
    if numbers := tuple(_numbers(dossier.material.situation)):
        blocks += [
            Heading("Numbers computed from figures"),
            Table("Shares and fixed numbers, the same in every run", (*_HEADER[:2], "Quality", "Evidence"), numbers),
        ]
    return Section(titled("assumptions"), tuple(blocks), new_page=True, name="assumptions")


def decisions_section(dossier: Dossier) -> Section:
    """What was decided about the analysis or the policy, oldest first."""
    if not dossier.decisions:
        block: Block = Text("No decision is on record in this workspace.")
    else:
        block = Table(
            "Decisions on record",
            ("Date", "Decision", "Reason", "Role"),
            tuple(
                (day_text(note.on), plain(note.decision), plain(note.reason) or "not given", plain(note.role))
                for note in dossier.decisions
            ),
            widths=(15, 37, 30, 18),
        )
    return Section(titled("decisions"), (block,), name="decisions")


def _table(caption: str, assumptions: Sequence[Assumption]) -> Table:
    return Table(caption, _HEADER, tuple(_row(one) for one in assumptions), widths=_WIDTHS)


def _row(one: Assumption) -> tuple[str, ...]:
    impact = one.impact or "not rated"
    return (f"{one.id} {plain(one.title)}", _range(one), f"{one.quality} · {impact}", _evidence(one), _assured(one))


def _range(one: Assumption) -> Number:
    """Low, central, high with the unit; many members by their outer bounds."""
    low = min(part.range.low for part in one.parameters)
    high = max(part.range.high for part in one.parameters)
    unit = one.parameters[0].unit
    star = "*" if any(part.range.family is Family.LOGNORMAL for part in one.parameters) else ""
    if len(one.parameters) > _MOST_MEMBERS:
        text = f"{len(one.parameters)} values, {span_text(low, high)}"
    else:
        text = "; ".join(f"{_members(part)} {_three(part)}".strip() for part in one.parameters)
    return Number(f"{text} {unit_text(unit)}{star}".strip(), low, high, unit)


def _assured(one: Assumption) -> str:
    signed = one.note.signature
    if one.signed is not None:
        said = f"signed by {plain(one.signed.post)}, {day_text(one.signed.on)}"
    elif signed is not None:
        said = f"signed {day_text(signed.on)} for other ratings"
    else:
        said = "not signed"
    review = f"review by {day_text(one.review_by)}" if one.review_by else ""
    return "; ".join(part for part in (plain(one.owner), said, review) if part)


def _overruled(assumptions: Sequence[Assumption]) -> Table:
    rows = []
    for one in assumptions:
        said = []
        if one.quality_overruled:
            said.append(f"quality {one.quality}, {one.shipped_quality} in the register")
        if one.impact_overruled:
            measured = one.shipped.grade if one.shipped and one.shipped.grade else "not rated"
            said.append(f"impact {one.impact}, measured {measured}: {plain(one.impact_basis)}")
        rows.append((one.id, "; ".join(said) or "as shipped", plain(one.note.note) or "none"))
    return Table("What this workspace says over the shipped ratings", ("Id", "Ratings", "Note"), tuple(rows))


def _numbers(situation: Situation) -> Iterable[tuple[str, ...]]:
    """Parameters that rest on no assumption of the register, one row a name and grade."""
    grouped: dict[tuple[str, str], list[Parameter]] = {}
    for parameter in situation.parameters:
        if assumption_of(parameter) is None:
            grouped.setdefault((parameter.name, parameter.quality), []).append(parameter)
    for (name, grade), parts in grouped.items():
        info = PARAMETER_BY_NAME.get(name)
        title = plain(info.title if info else name.replace("_", " "))
        low, high = min(one.range.low for one in parts), max(one.range.high for one in parts)
        few = "; ".join(f"{_members(one)} {_three(one)}".strip() for one in parts)
        many = f"{len(parts)} values, {span_text(low, high)}"
        text = few if len(parts) <= _MOST_MEMBERS else many
        evidence = _ids(found for one in parts for found in one.evidence)
        unit = parts[0].unit
        yield title, Number(f"{text} {unit_text(unit)}".strip(), low, high, unit), grade, evidence


def _evidence(one: Assumption) -> str:
    return _ids(found for part in one.parameters for found in part.evidence if found != one.id)


def _ids(named: Iterable[str]) -> str:
    """Ids in order, each once, neighbours as `O05a–O05l`; `judgement` where there are none."""
    runs: list[list[str]] = []
    for found in sorted(set(named) - {"R"}):
        if runs and _follows(runs[-1][-1], found):
            runs[-1].append(found)
        else:
            runs.append([found])
    said = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)
    return ", ".join(said) or "judgement"


def _follows(before: str, after: str) -> bool:
    """Whether two ids are one letter or one number apart: O05a and O05b, F10 and F11."""
    if before[-1].isalpha() and after[-1].isalpha():
        return before[:-1] == after[:-1] and ord(after[-1]) - ord(before[-1]) == 1
    numbered = before[1:].isdecimal() and after[1:].isdecimal()
    return numbered and before[0] == after[0] and int(after[1:]) - int(before[1:]) == 1


def _members(parameter: Parameter) -> str:
    return "; ".join(", ".join(names) for names in read_members(parameter.members).values())


def _three(parameter: Parameter) -> str:
    bounds = parameter.range
    if bounds.low == bounds.high:
        return number_text(bounds.central)
    return " / ".join(number_text(value) for value in (bounds.low, bounds.central, bounds.high))


def _versions(dossier: Dossier) -> str:
    measured = {one.shipped.model_version for one in dossier.assumptions if one.shipped is not None}
    return ", ".join(sorted(measured)) or "none"
