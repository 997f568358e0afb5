"""Where people can be, and every move between those places: the books of the system."""

from __future__ import annotations

from planner.engine.declare import Move, Stock
from planner.system.dimensions import CUSTODY_CELL, DESTINATION, ORIGIN, PERSON_CELL, STAGE

STOCKS: tuple[Stock, ...] = (
    Stock("at_large", "person", PERSON_CELL, title="At large in theatre"),
    Stock("relocated", "person", (DESTINATION, *PERSON_CELL), title="Relocated"),
    Stock("held_abroad", "person", CUSTODY_CELL, title="Held abroad"),
    Stock("awaiting_verdict", "person", PERSON_CELL, title="Awaiting verdict at home"),
    Stock("in_prison", "person", (STAGE, *PERSON_CELL), title="In prison at home"),
    Stock("supervised", "person", PERSON_CELL, title="Supervised at home"),
    Stock("untracked", "person", PERSON_CELL, title="Untracked at home"),
    Stock("frustrated", "person", (ORIGIN,), title="Frustrated travellers"),
    Stock("resettled", "person", PERSON_CELL, title="Resettled in the region"),
    Stock("disengaged", "person", PERSON_CELL, title="Disengaged"),
    Stock("deceased", "person", PERSON_CELL, title="Deceased"),
    Stock("unaccounted", "person", PERSON_CELL, title="Unaccounted for"),
    Stock("latent_untracked", "person", (ORIGIN,), people=False, title="Involvement to come, untracked"),
    Stock("latent_supervised", "person", (ORIGIN,), people=False, title="Involvement to come, supervised"),
    Stock("latent_awaiting", "person", (ORIGIN,), people=False, title="Involvement to come, awaiting a verdict"),
    Stock("latent_frustrated", "person", (ORIGIN,), people=False, title="Involvement to come, frustrated travellers"),
)


Legs = tuple[tuple[str, str], ...]


def _through(name: str, variable: str, out_of: str, into: str, arriving: str = "") -> Move:
    """One variable leaving a stock and arriving in another, under another name where its dimensions change."""
    return Move(name, ((out_of, variable),), ((into, arriving or variable),))


_COMING_HOME: Legs = (
    ("held_abroad", "deported"),
    ("held_abroad", "repatriated"),
    ("held_abroad", "sentence_served_abroad"),
    ("at_large", "returning_from_theatre"),
    ("relocated", "returning_from_relocation"),
)
_COME_HOME: Legs = (
    ("awaiting_verdict", "charged"),
    ("supervised", "not_charged"),
    ("untracked", "missed_returners"),
    ("relocated", "blocked_to"),
    ("resettled", "resettled_after_sentence"),
)

MOVES: tuple[Move, ...] = (
    Move(
        "attempts",
        (),
        (("at_large", "arrivals"), ("relocated", "diverted"), ("frustrated", "newly_frustrated")),
        brings="attempts",
    ),
    Move("births", (), (("held_abroad", "born_in_custody"), ("at_large", "born_at_large")), brings="births"),
    Move("local recruitment", (), (("at_large", "recruited_locally"),), brings="recruited_locally"),
    _through("deaths at large", "deaths_at_large", "at_large", "deceased"),
    _through("capture", "captured", "at_large", "held_abroad", "captured_into"),
    _through("relocation", "relocating", "at_large", "relocated", "relocating_to"),
    _through("leaving unseen", "left_unseen", "at_large", "disengaged"),
    _through("losing from sight", "lost_at_large", "at_large", "unaccounted"),
    _through("coming of age at large", "aged_at_large", "at_large", "at_large", "grown_at_large"),
    _through("deaths of relocated people", "deaths_relocated", "relocated", "deceased", "relocated_deaths"),
    _through("coming of age of relocated people", "aged_relocated", "relocated", "relocated", "grown_relocated"),
    Move(
        "escape",
        (("held_abroad", "escaped_net"),),
        (("at_large", "escaped_to_large"), ("resettled", "escaped_and_settled")),
    ),
    _through("deaths in custody", "died_in_custody", "held_abroad", "deceased", "custody_deaths"),
    _through("coming of age in custody", "aged_in_custody", "held_abroad", "held_abroad", "grown_in_custody"),
    _through("trial", "tried", "held_abroad", "held_abroad", "tried_into"),
    _through("deprivation of nationality", "newly_deprived", "held_abroad", "held_abroad", "deprived_into"),
    _through("release of locals", "released", "held_abroad", "resettled", "resettled_by_release"),
    _through("transfer between sites", "transferred_out", "held_abroad", "held_abroad", "transferred_in"),
    _through("change of custodian", "taken_over", "held_abroad", "held_abroad", "taken_over_into"),
    Move("coming home", _COMING_HOME, _COME_HOME),
    Move(
        "verdict and sentence",
        (("awaiting_verdict", "convicted"), ("awaiting_verdict", "acquitted"), ("in_prison", "stages_served")),
        (("in_prison", "stages_entered"), ("supervised", "acquitted"), ("supervised", "released_from_prison")),
    ),
    _through("losing from supervision", "lost_from_supervision", "supervised", "untracked"),
    _through("finding", "found", "untracked", "supervised"),
    _through("disengagement", "disengaging", "supervised", "disengaged"),
    _through("fading of the untracked", "faded_untracked", "untracked", "disengaged"),
    _through(
        "fading of frustrated travellers", "frustrated_fading", "frustrated", "disengaged", "frustrated_disengaged"
    ),
    _through("coming of age under supervision", "aged_supervised", "supervised", "supervised", "grown_supervised"),
    _through("coming of age untracked", "aged_untracked", "untracked", "untracked", "grown_untracked"),
    Move(
        "involvement of the untracked",
        (("latent_untracked", "realised_untracked"), ("latent_untracked", "potential_found")),
        (("latent_untracked", "untracked_potential"), ("latent_untracked", "potential_lost")),
    ),
    Move(
        "involvement of the supervised",
        (("latent_supervised", "realised_supervised"), ("latent_supervised", "potential_lost")),
        (
            ("latent_supervised", "supervised_potential"),
            ("latent_supervised", "potential_found"),
            ("latent_supervised", "potential_acquitted"),
        ),
    ),
    Move(
        "involvement of people awaiting a verdict",
        (("latent_awaiting", "realised_awaiting"), ("latent_awaiting", "potential_judged")),
        (("latent_awaiting", "awaiting_potential"),),
    ),
    Move(
        "involvement of frustrated travellers",
        (("latent_frustrated", "realised_frustrated"),),
        (("latent_frustrated", "frustrated_potential"),),
    ),
)
"""Every move between stocks; the first three bring people in, the last four carry expected involvement, not people."""
