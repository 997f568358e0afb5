"""The scenarios that new and sample workspaces start with: who decides what, from when, and why."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.scenario import Status


@dataclass(frozen=True)
class Decision:
    """One lever set in a sample scenario; `schedule` as typed on the command line."""

    lever: str
    members: str
    schedule: str
    why: str


@dataclass(frozen=True)
class Sample:
    """One scenario as shipped. The first of a list is the root, the others its children."""

    name: str
    description: str
    status: Status = Status.DRAFT
    decisions: tuple[Decision, ...] = ()


SAMPLE_NAME = "North-east Syria: returns options"

AS_IN_2019 = Sample(
    "As in 2019",
    "Every lever stays as it was in 2019: states bring some of their people home each month, "
    "and locals leave the camps.",
    Status.FINAL,
)

NOBODY_REPATRIATED = Sample(
    "Nobody repatriated",
    "No state brings anyone home from custody abroad. People still leave by escape, release, deportation and death.",
    Status.FINAL,
    (
        Decision(
            "repatriation_requests", "", "0", "The reference for what repatriation changes: all requests are stopped."
        ),
    ),
)

_LARGE = "origin=Russia+Central Asia+South and East Asia+Rest of the world"
_MIDDLE = "origin=France+Other EU+Türkiye+Tunisia+Saudi Arabia+Other Middle East and North Africa"
_SMALL = "origin=United Kingdom+Germany+Jordan"
_FEW = "origin=Morocco+United States"
_TRACKING_WHY = "Sized for the adults under supervision in 2019 and the women who come home."
_REHABILITATION_WHY = "Half of the tracking places: judgement, as most who return are women without a charge."

FAMILIES_HOME = Sample(
    "Families home in 2 years",
    "All third-country women and minors outside Iraqi prisons are home by November 2021; transfers, tracking and "
    "rehabilitation grow with them.",
    Status.REVIEWED,
    (
        Decision(
            "repatriation_requests",
            "cohort=women+minors",
            "clear 24",
            "About 10\u202f800 third-country women and minors were held abroad in November 2019.",
        ),
        Decision(
            "transfer_capacity",
            "",
            "450@2020-03,600@2020-09",
            "Two years take some 450 a month. Today’s capacity may be as low as 250; this makes sure of it.",
        ),
        Decision("tracking_places", _LARGE, "600@2020-07", _TRACKING_WHY),
        Decision("tracking_places", _MIDDLE, "350@2020-07", _TRACKING_WHY),
        Decision("tracking_places", _SMALL, "200@2020-07", _TRACKING_WHY),
        Decision("tracking_places", _FEW, "80@2020-07", _TRACKING_WHY),
        Decision("rehabilitation_places", _LARGE, "300@2020-07", _REHABILITATION_WHY),
        Decision("rehabilitation_places", _MIDDLE, "175@2020-07", _REHABILITATION_WHY),
        Decision("rehabilitation_places", _SMALL, "100@2020-07", _REHABILITATION_WHY),
        Decision("rehabilitation_places", _FEW, "40@2020-07", _REHABILITATION_WHY),
    ),
)

GUARDED_PRISONS = Sample(
    "Guarded prisons",
    "Prisons and camps in the north-east are fully guarded from June 2020, and the prisons gain 4\u202f000 places with "
    "the guards they need.",
    Status.DRAFT,
    (
        Decision(
            "guard_ratio",
            "site=SDF prisons+SDF camps",
            "1@2020-06",
            "Escapes were observed at about 0.7 of the guards needed.",
        ),
        Decision(
            "added_places",
            "site=SDF prisons",
            "4000@2021-01",
            "About 10\u202f000 men are held where there are places for some 8\u202f000.",
        ),
        Decision(
            "guards_follow_places", "site=SDF prisons", "1", "Places without guards spread the same guards thinner."
        ),
    ),
)

AS_RECONSTRUCTED = Sample(
    "As reconstructed",
    "Follows the dated figures from January 2013 to October 2019. It is one solution of an under-determined fit.",
)

SAMPLE_SCENARIOS = (AS_IN_2019, NOBODY_REPATRIATED, FAMILIES_HOME, GUARDED_PRISONS)
"""The scenarios of the sample workspace."""

FIRST_SCENARIOS = {
    "nes-2019": (AS_IN_2019, NOBODY_REPATRIATED, FAMILIES_HOME, GUARDED_PRISONS),
    "reconstruction": (AS_RECONSTRUCTED,),
}
"""What a new workspace holds, by situation; there everything is a draft."""
