"""The assumptions log: every assumption of a situation by its id, with its two ratings; the weakest stand first."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.assurance import AssumptionNote, Grade, Signature
from planner.domain.situation import Parameter, Situation, read_members
from planner.domain.wording import DASH, THIN, published, rounded
from planner.system.impact import ShippedImpact, shipped_impacts
from planner.system.parameters import PARAMETER_BY_NAME

_WEIGHT = {Grade.RED: 2.0, Grade.AMBER: 1.0, Grade.GREEN: 0.0}
_NOT_RATED = 0.5


@dataclass(frozen=True)
class Assumption:
    """One assumption: what the register and the measurement say, and what the workspace says over it.

    `parameters` are the numbers that rest on it, one a member.
    """

    id: str
    title: str
    parameters: tuple[Parameter, ...]
    shipped: ShippedImpact | None
    note: AssumptionNote

    @property
    def shipped_quality(self) -> Grade:
        """The register's letter; a member that is the measure of the others, as men are, does not lift it."""
        return max((Grade(one.quality) for one in self.parameters), key=_WEIGHT.__getitem__)

    @property
    def quality(self) -> Grade:
        """How good the evidence is: the workspace's letter, else the register's."""
        return self.note.quality or self.shipped_quality

    @property
    def impact(self) -> Grade | None:
        """How much it moves the result: the workspace's letter, else the measured one; None is "not rated"."""
        return self.note.impact or (self.shipped.grade if self.shipped else None)

    @property
    def quality_overruled(self) -> bool:
        """Whether the workspace departs from the register."""
        return self.note.quality is not None and self.note.quality is not self.shipped_quality

    @property
    def impact_overruled(self) -> bool:
        """Whether the workspace departs from what was measured."""
        return self.note.impact is not None and (self.shipped is None or self.note.impact is not self.shipped.grade)

    @property
    def impact_basis(self) -> str:
        """What the impact rests on."""
        if self.note.impact is not None:
            return self.note.impact_basis or "rated in this workspace"
        return self.shipped.basis if self.shipped else "not measured"

    @property
    def owner(self) -> str:
        """The post that answers for it, or an empty text."""
        return self.note.owner

    @property
    def review_by(self) -> date | None:
        """When it is to be looked at again."""
        return self.note.review_by

    @property
    def red_red(self) -> bool:
        """Whether the result rests on it and it rests on judgement alone."""
        return self.quality is Grade.RED and self.impact is Grade.RED

    @property
    def signed(self) -> Signature | None:
        """The signature, as long as it is for this range and these ratings."""
        signature = self.note.signature
        return signature if signature is not None and signature.fingerprint == self.mark else None

    @property
    def lapsed(self) -> bool:
        """Whether it was signed, for another range or other ratings."""
        return self.note.signature is not None and self.signed is None

    @property
    def mark(self) -> str:
        """8 hex digits of what a signature stands for: the numbers and the two ratings."""
        ranges = [(one.name, one.members, one.range.low, one.range.central, one.range.high) for one in self.parameters]
        said = f"{self.id}/{ranges}/{self.quality}/{self.impact or ''}"
        return hashlib.sha256(said.encode()).hexdigest()[:8]

    @property
    def span(self) -> str:
        """Low to high over all members, with the unit: `0.3–11.1 %`."""
        low = min(one.range.low for one in self.parameters)
        high = max(one.range.high for one in self.parameters)
        unit = unit_text(self.parameters[0].unit)
        return f"{span_text(low, high)}{THIN if unit.startswith('%') else ' '}{unit}".strip()


def assumptions_log(situation: Situation, notes: Sequence[AssumptionNote] = ()) -> tuple[Assumption, ...]:
    """Every assumption a number of the situation rests on: red/red first, then by impact, quality and strength."""
    by_id: dict[str, list[Parameter]] = {}
    for parameter in situation.parameters:
        if (named := assumption_of(parameter)) is not None:
            by_id.setdefault(named, []).append(parameter)
    said = {note.id: note for note in notes}
    shipped = shipped_impacts()
    found = (
        Assumption(
            id=named,
            title=_title(parameters),
            parameters=tuple(parameters),
            shipped=shipped.get(named),
            note=said.get(named) or AssumptionNote(id=named),
        )
        for named, parameters in by_id.items()
    )
    return tuple(sorted(found, key=_weakest_first))


def number_text(value: float) -> str:
    """A number of an assumption as stated; below 1, where many are computed, to three figures."""
    return published(rounded(value)) if abs(value) < 1 else published(value)


def span_text(low: float, high: float) -> str:
    """`0.3–11.1`, or one number where both ends are the same."""
    return number_text(low) if low == high else f"{number_text(low)}{DASH}{number_text(high)}"


def unit_text(unit: str) -> str:
    """A unit as printed: `per 1 000 child-years`."""
    return unit.replace("1,000", f"1{THIN}000")


def assumption_of(parameter: Parameter) -> str | None:
    """The id of the register a number rests on as an assumption; None for one that is computed from figures."""
    first = parameter.evidence[0] if parameter.evidence else ""
    return first if first[:1] in ("U", "X") else None


def _weakest_first(one: Assumption) -> tuple[bool, float, float, float]:
    impact = _WEIGHT[one.impact] if one.impact is not None else _NOT_RATED
    strength = one.shipped.strength if one.shipped else 0.0
    return not one.red_red, -impact, -_WEIGHT[one.quality], -strength


def _title(parameters: Sequence[Parameter]) -> str:
    """The title of its first number, with the members where other members rest on something else."""
    info = PARAMETER_BY_NAME.get(parameters[0].name)
    title = info.title if info else parameters[0].name.replace("_", " ")
    named = [", ".join(names) for one in parameters for names in [*read_members(one.members).values()][:1]]
    split = info is not None and len([part for part in info.evidence if part[:1] in ("U", "X")]) > 1
    return f"{title}: {', '.join(named)}" if split and named else title
