"""A report as an officer designs it, and what each export stood on, so that a later one can say what changed.

An issue is kept beside the design, not in it: it is written once, and it outlives a report that is deleted.
"""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from planner.domain.assurance import Signature
from planner.domain.period import Month
from planner.domain.scenario import Scenario
from planner.domain.value import Value
from planner.domain.world import World


class IssuedScenario(Value):
    """A scenario as it stood at an export: its lineage, root first, and the fingerprint of its results."""

    letter: str
    name: str
    fingerprint: str
    chain: tuple[Scenario, ...]


class IssuedFigure(Value):
    """One printed cell: an indicator's range for the reference, or its change for an option, by letter."""

    letter: str
    indicator: str
    text: str


class Issue(Value):
    """One export of a report. `results` is the short fingerprint of all its results, as printed in every footer.

    One without a `world` is of a model that knew only what is now the steady one. `model` is the mark of the model,
    empty where it was not noted.
    `id` is `REPORT/NUMBER`. A `draft` was not signed, or had no date after which it must not be used.
    """

    id: str
    report_id: str
    report_name: str
    number: int = Field(ge=1)
    draft: bool = True
    when: datetime
    who: str
    formats: tuple[str, ...]
    results: str
    model_version: str
    model: str = ""
    situation_id: str
    seed: int
    draws: int
    months: int
    world: World = World.STEADY
    horizon: Month
    scenarios: tuple[IssuedScenario, ...]
    figures: tuple[IssuedFigure, ...]


class ReportDesign(Value):
    """What one report holds and how it is marked. Empty texts and None mean: as the workspace or the results say.

    One without a `world` was designed when there was only what is now the steady one, and stays in it.
    `sections` are the keys of the sections in their order, empty for the usual order; `left_out` are not printed.
    `indicators` are keys of indicators, empty for the headlines. A signature counts only while its fingerprint is
    that of the results and its wording that of this design.
    """

    id: str
    name: str = Field(min_length=1, max_length=120)
    scenario_ids: tuple[str, ...]
    reference_id: str
    horizon: Month | None = None
    world: World = World.STEADY
    indicators: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    vocabulary: str | None = None
    marking: str | None = None
    handling: str = Field(default="", max_length=200)
    title: str = Field(default="", max_length=200)
    author_role: str = Field(default="", max_length=120)
    assurance: str = Field(default="", max_length=4000)
    do_not_use_after: date | None = None
    signatures: tuple[Signature, ...] = ()
    formats: tuple[str, ...] = ("docx", "pdf", "xlsx")
