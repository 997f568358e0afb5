"""Every lever of the system, panel by panel, and what else an event may strike."""

from __future__ import annotations

from planner.system.catalogue import Lever
from planner.system.panels.borders import BORDERS
from planner.system.panels.cooperation import COOPERATION
from planner.system.panels.detention import DETENTION
from planner.system.panels.justice import JUSTICE
from planner.system.panels.repatriation import REPATRIATION

LEVERS: tuple[Lever, ...] = (*REPATRIATION, *DETENTION, *JUSTICE, *BORDERS, *COOPERATION)
"""Every lever by the name used on the command line."""

EVENT_TARGETS: tuple[str, ...] = ("custodian_change",)
"""What an event may strike besides levers and parameters: a change of custodian at a site (0 to 1)."""

LEVER_BY_NAME = {lever.name: lever for lever in LEVERS}
