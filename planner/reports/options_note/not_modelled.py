"""What is not in the figures, said on page one: what is switched off, and costs. All that came later is said above."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from planner.domain.scenario import Scenario
from planner.domain.world import World
from planner.reports.document import Text
from planner.reports.options_note.material import Material
from planner.system.inputs import lever_path
from planner.system.resolution import CUSTODIAN_CHANGE

_OFF: Mapping[str, str] = {
    "inspiration": "inspiration",
    "grievance": "grievance",
    "custodian_change_rate": "change of custodian",
}
"""Levers that are off until somebody switches them on, as a reader would call what they add."""


def left_out_sentence(material: Material) -> Text:
    """`Left out. Inspiration (but in C), grievance, change of custodian, costs.`

    Local recruitment is assumed, so it is in; custodians change as the world may turn.
    """
    said = [words for lever, name in _OFF.items() if (words := _where(material, lever, name))]
    listed = ", ".join((*said, "costs"))
    return Text(f"{listed[0].upper()}{listed[1:]}.", "Left out.")


def _where(material: Material, lever: str, name: str) -> str:
    """The name where no scenario has it on, with the letters where only some have; empty where all have."""
    on = [scenario.sign.letter for scenario in material.scenarios if is_on(material, scenario, lever)]
    if len(on) == len(material.scenarios):
        return ""
    return f"{name} (but in {', '.join(on)})" if on else name


def is_on(material: Material, scenario: Scenario, lever: str) -> bool:
    """Whether a scenario has this lever above nought in any month, or a change of custodian, dated or by its world."""
    chain = material.chains[scenario.id]
    dated = lever == "custodian_change_rate" and any(
        event.target == CUSTODIAN_CHANGE for layer in chain for event in layer.events
    )
    turns = lever == "custodian_change_rate" and material.world is World.TURNING
    return dated or turns or bool((np.nan_to_num(lever_path(material.situation, chain, lever, "").values) > 0).any())
