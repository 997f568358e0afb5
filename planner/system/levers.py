"""Every lever of the system, panel by panel, and what else an event may strike."""

from __future__ import annotations

from collections.abc import Mapping

from planner.system.catalogue import Lever
from planner.system.panels.borders import BORDERS
from planner.system.panels.cooperation import COOPERATION
from planner.system.panels.detention import DETENTION
from planner.system.panels.justice import JUSTICE
from planner.system.panels.repatriation import REPATRIATION

LEVERS: tuple[Lever, ...] = (*REPATRIATION, *DETENTION, *JUSTICE, *BORDERS, *COOPERATION)
"""Every lever by the name used on the command line."""

PRACTICE_SWITCHES: Mapping[str, str] = {
    "bloc_open": "A bloc takes people back",
    "iraq_open": "Iraq’s programme for its camp residents runs",
}
"""What an event may begin (1) or end (0) in today's practice, in words: a bloc, or Iraq's programme."""

EVENT_TARGETS: tuple[str, ...] = ("custodian_change", *PRACTICE_SWITCHES)
"""What an event may strike besides levers and parameters: a change of custodian at a site (0 to 1), and practice."""

LEVER_BY_NAME = {lever.name: lever for lever in LEVERS}
