"""What an earlier edition of the model left in files, and how it is read now."""

from __future__ import annotations

from planner.domain.situation import Situation
from planner.system.situations import shipped_situations

WITHDRAWN = ("breakout_share", "release_today", "transfers_today")
"""Numbers of the first edition that nothing reads any more; an event on one stays in its file and does nothing."""


def brought_up(situation: Situation) -> Situation:
    """A shipped situation of the first edition as the second edition ships it; any other one as it is.

    Its numbers could not be changed in the planner, so nothing an officer did is lost.
    """
    if not any(parameter.name in WITHDRAWN for parameter in situation.parameters):
        return situation
    return next((shipped for shipped in shipped_situations() if shipped.id == situation.id), situation)
