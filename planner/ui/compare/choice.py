"""What the Compare screen points at: which scenarios, which month, which view. Pure values; nothing here draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from planner.analysis.roles import Role, keys_of
from planner.domain.period import Month
from planner.domain.scenario import Scenario, in_tree_order
from planner.domain.situation import Situation
from planner.domain.workspace import Workspace
from planner.ui.compare.parts import is_chart, is_chart_of

MEMORY = "compare"
"""The name under which the file remembers the choice."""

MOST = 8
"""Scenarios that can be compared at once."""


class View(StrEnum):
    """The pages of Compare, in the order of the switch."""

    OVERVIEW = "Overview"
    CHARTS = "Charts"
    TABLE = "Table"
    DIFFERS = "What differs"
    OBSERVED = "Observed"


class Form(StrEnum):
    """How charts show several scenarios."""

    DIFFERENCES = "Differences"
    LEVELS = "Levels"
    MULTIPLES = "Small multiples"


@dataclass(frozen=True)
class Choice:
    """What an officer chose here; remembered in the file. `horizon` None is the last projected month.

    `charts` are the indicators of the Charts page, `single` the one shown as small multiples; empty until an officer
    chooses, see `on`.
    """

    reference_id: str = ""
    horizon: Month | None = None
    view: View = View.OVERVIEW
    form: Form = Form.DIFFERENCES
    charts: tuple[str, ...] = ()
    single: str = ""

    def on(self, situation: Situation) -> Choice:
        """The same with charts that this situation has: the usual ones where none that was chosen is among them."""
        usual = keys_of(Role.FIRST_CHARTS, situation)
        charts = tuple(key for key in self.charts if is_chart_of(situation, key))
        single = self.single if is_chart_of(situation, self.single) else usual[0]
        return replace(self, charts=charts or usual, single=single)

    def toggled(self, key: str) -> Choice:
        """With an indicator's chart added at the end, or taken away; the last one stays."""
        kept = tuple(found for found in self.charts if found != key)
        if len(kept) == len(self.charts):
            return replace(self, charts=(*self.charts, key))
        return replace(self, charts=kept or self.charts)

    def keys(self, situation: Situation) -> tuple[str, ...]:
        """Every indicator that any chart may show on a situation."""
        shown = self.on(situation)
        return tuple(dict.fromkeys((*keys_of(Role.OVERVIEW, situation), *shown.charts, shown.single)))

    def as_memory(self) -> dict[str, Any]:
        """As kept in the file."""
        return {
            "reference": self.reference_id,
            "horizon": str(self.horizon) if self.horizon else None,
            "view": self.view.name,
            "form": self.form.name,
            "charts": list(self.charts),
            "single": self.single,
        }


def choice_in(memory: Mapping[str, Any] | None) -> Choice:
    """What was kept, as far as it still makes sense."""
    memory = memory or {}
    charts = tuple(key for key in memory.get("charts", ()) if is_chart(key))
    single = memory.get("single", "")
    return Choice(
        reference_id=memory.get("reference", ""),
        horizon=Month.parse(memory["horizon"]) if memory.get("horizon") else None,
        view=View.__members__.get(memory.get("view", ""), View.OVERVIEW),
        form=Form.__members__.get(memory.get("form", ""), Form.DIFFERENCES),
        charts=charts,
        single=single if is_chart(single) else "",
    )


@dataclass(frozen=True)
class Compared:
    """The scenarios side by side, the reference first; `left_out` are ticked but cannot be among them."""

    scenarios: tuple[Scenario, ...]
    left_out: tuple[Scenario, ...] = ()

    @property
    def reference(self) -> Scenario | None:
        """What the others are compared with."""
        return self.scenarios[0] if self.scenarios else None

    @property
    def others(self) -> tuple[Scenario, ...]:
        """Everything but the reference."""
        return self.scenarios[1:]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, the reference's first."""
        return tuple(scenario.id for scenario in self.scenarios)

    @property
    def can_compare(self) -> bool:
        """Whether there are two at least."""
        return len(self.scenarios) > 1


def compared(workspace: Workspace, ticked: Sequence[str], reference_id: str) -> Compared:
    """The ticked scenarios around the reference, on its situation, eight at most.

    Without a wanted reference among them it is the ticked one nearest to the root.
    """
    chosen = [workspace.scenario(found) for found in ticked]
    if not chosen:
        return Compared(())
    ranked = [scenario for scenario in in_tree_order(workspace.scenarios) if scenario in chosen]
    reference = next((scenario for scenario in chosen if scenario.id == reference_id), ranked[0])
    beside = [found for found in chosen if found.id != reference.id and found.situation_id == reference.situation_id]
    shown = (reference, *beside[: MOST - 1])
    return Compared(shown, tuple(found for found in chosen if found not in shown))


def candidates(workspace: Workspace, shown: Compared) -> tuple[Scenario, ...]:
    """The scenarios that could be added: on the reference's situation, or on any while nothing is chosen."""
    reference = shown.reference
    return tuple(
        found
        for found in in_tree_order(workspace.scenarios)
        if found not in shown.scenarios and (reference is None or found.situation_id == reference.situation_id)
    )


def held_horizon(horizon: Month | None, start: Month, months: int) -> Month:
    """The month compared at: inside the projection, one month after its start at the earliest."""
    last = start.plus(months)
    return last if horizon is None else max(start.plus(1), min(horizon, last))
