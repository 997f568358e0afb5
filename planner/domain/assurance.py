"""Assurance as the Aqua Book asks for it: how assumptions are rated and signed, which decisions were taken, who signed.

What the register says of an assumption stays in the register; here is only what this workspace adds.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from planner.domain.value import Value

ROLES = ("Commissioner", "Analyst", "Analytical assurer", "Approver")
"""Who signs a report, in the order of signing; roles, never persons."""


class Grade(StrEnum):
    """A rating. Quality: G reliable, A some evidence, R judgement alone. Impact: G marginal, A relevant, R core."""

    GREEN = "G"
    AMBER = "A"
    RED = "R"


class Signature(Value):
    """A role's signature: the post that signed and the day.

    `fingerprint` is that of the results, or of the assumption, that was signed; `wording` that of the report's design;
    `model` the mark of the model behind the results, empty where it was not noted.
    """

    role: str = Field(min_length=1, max_length=80)
    post: str = Field(min_length=1, max_length=120)
    on: date
    fingerprint: str = ""
    wording: str = ""
    model: str = ""


class AssumptionNote(Value):
    """What a workspace says of one assumption by its id, such as U13b. A missing rating is "not rated".

    `quality` overrules the register's letter; `owner` is a post; `impact_basis` says what the impact rests on.
    """

    id: str
    quality: Grade | None = None
    impact: Grade | None = None
    impact_basis: str = ""
    owner: str = ""
    signature: Signature | None = None
    review_by: date | None = None
    note: str = ""


class DecisionNote(Value):
    """One row of the decisions log: what was decided about the analysis or the policy, why, by which role."""

    id: str
    on: date
    decision: str = Field(min_length=1, max_length=2000)
    reason: str = ""
    role: str = Field(min_length=1, max_length=120)
