"""What a reader must be warned of before using a run: places where the model leaves what anybody has observed."""

from __future__ import annotations

from planner.domain.finding import Finding, Severity
from planner.domain.projection import Projection
from planner.domain.situation import Situation
from planner.system.series import SERIES_BY_NAME

THIN_GUARDS = 0.25
"""The guard ratio below which nothing is known about escapes."""
ENOUGH_HELD = 100
"""Fewer people than this at a site are no reason to warn."""


def warnings_of(situation: Situation, projection: Projection) -> tuple[Finding, ...]:
    """Sites whose guards fall below a quarter of those needed while people are held there, on central assumptions."""
    found = (_thin_guards(projection, site.name) for site in situation.sites)
    return tuple(finding for finding in found if finding is not None)


def _thin_guards(projection: Projection, site: str) -> Finding | None:
    guards = projection.central.get(SERIES_BY_NAME["guards"].key(site))
    held = projection.central.get(SERIES_BY_NAME["held"].key(site))
    if guards is None or held is None:
        return None
    thin = [row for row in range(projection.months + 1) if guards[row] < THIN_GUARDS and held[row] > ENOUGH_HELD]
    if not thin:
        return None
    first = projection.start.plus(thin[0])
    return Finding(
        severity=Severity.WARNING,
        where=site,
        what=f"From {first.label} guards fall to {min(guards[row] for row in thin):.2f} of those needed.",
        remedy=f"Below {THIN_GUARDS} nothing is known about escapes: read the range as a guess, or add guards.",
    )
