"""The axes of the system, in their fixed order; the draw axis is always last."""

from __future__ import annotations

from planner.engine.axes import Axis

SITE = Axis("site", 0)
TO_SITE = Axis("to_site", 1)
STANDING = Axis("standing", 2)
STAGE = Axis("stage", 3)
DESTINATION = Axis("destination", 4)
BLOC = Axis("bloc", 5)
NATIONALS = Axis("nationals", 6)
ORIGIN = Axis("origin", 7)
COHORT = Axis("cohort", 8)
DRAW = Axis("draw", 9)

AXES = (SITE, TO_SITE, STANDING, STAGE, DESTINATION, BLOC, NATIONALS, ORIGIN, COHORT)
AXIS_BY_NAME = {axis.name: axis for axis in AXES}
STAGES = ("1", "2", "3")

PERSON_CELL = (ORIGIN, COHORT)
CUSTODY_CELL = (SITE, STANDING, ORIGIN, COHORT)
