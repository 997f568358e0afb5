"""Everything the equations read from outside: parameters, levers, the facts of a situation and random streams."""

from __future__ import annotations

from planner.engine.declare import Input
from planner.system.catalogue import NO_LIMIT
from planner.system.dimensions import AXIS_BY_NAME, BLOC, COHORT, NATIONALS, ORIGIN, SITE, STAGE, STANDING, TO_SITE
from planner.system.levers import LEVERS
from planner.system.parameters import PARAMETERS

PARAMETER_INPUTS = tuple(
    Input(info.name, info.unit, tuple(AXIS_BY_NAME[name] for name in info.dimensions), title=info.title)
    for info in PARAMETERS
)
LEVER_INPUTS = tuple(
    Input(
        lever.name,
        lever.computed_unit,
        tuple(AXIS_BY_NAME[name] for name in lever.dimensions),
        lever.today.variable,
        lever.today.number,
        lever.title,
    )
    for lever in LEVERS
)
DRIVEN_INPUTS = (
    Input("clearing_pace", "1/month", (ORIGIN, COHORT), constant=0.0, title="Share of the eligible asked for a month"),
    Input("requests_decided", "1", (ORIGIN, COHORT), constant=0.0, title="A decision speaks on repatriation requests"),
    Input("release_decided", "1", (ORIGIN,), constant=0.0, title="A decision speaks on the release of locals"),
    Input("recruitment_decided", "1", constant=0.0, title="Local recruitment is set"),
    Input("bloc_open", "1", (BLOC,), today="spell_open", title="A group of states takes people back"),
    Input("iraq_open", "1", today="programme_spell", title="Iraq’s programme for its camp residents runs"),
    Input("custodian_dated", "1", (SITE,), constant=0.0, title="A dated change of custodian is under way"),
    Input(
        "custodian_dated_onset", "1", (SITE,), constant=0.0, impulse=True, title="A dated change of custodian begins"
    ),
)
FACT_INPUTS = (
    Input("foreign", "1", (ORIGIN,), title="Third-country origins"),
    Input("local", "1", (ORIGIN,), title="Local origins"),
    Input("european", "1", (ORIGIN,), title="European origins"),
    Input("central_asian", "1", (ORIGIN,), title="Central Asian origins"),
    Input("deprivation_today", "1", (ORIGIN,), title="Origins that use deprivation of nationality"),
    Input("man", "1", (COHORT,), title="Men"),
    Input("woman", "1", (COHORT,), title="Women"),
    Input("minor", "1", (COHORT,), title="Minors"),
    Input("adult", "1", (COHORT,), title="Adults"),
    Input("grows_into", "1", (COHORT,), title="What minors who come of age become"),
    Input("tiers_today", "1", (COHORT,), title="Order of transfers today"),
    Input("camp", "1", (SITE,), title="Camps"),
    Input("prison", "1", (SITE,), title="Prisons"),
    Input("turkish", "1", (SITE,), title="Turkish-controlled sites"),
    Input("facility", "1", (SITE,), title="Third-country facility"),
    Input("risk_state", "1", (SITE,), title="Sites in a state flagged for a risk of ill-treatment"),
    Input("changes_custodian", "1", (SITE,), title="Sites a change of custodian can strike"),
    Input("repatriation_sites_today", "1", (SITE,), title="Sites repatriated from today"),
    Input("elsewhere", "1", (SITE, TO_SITE), title="One site and another"),
    Input("takes_origin", "1", (TO_SITE, ORIGIN), title="Origins a site takes by transfer"),
    Input("open_prison", "1", (SITE,), title="Prisons whose custodian also runs camps"),
    Input("open_prison_part", "1", (SITE,), title="Their parts of people moved to such prisons"),
    Input("camp_part", "1", (SITE,), title="Parts of the camps in people put in camps"),
    Input("of_bloc", "1", (BLOC, ORIGIN), title="The group of states of each origin"),
    Input("of_nationals", "1", (NATIONALS, ORIGIN), title="Origins as camps are counted by"),
    Input("places_follow", "1", title="Places at home follow the caseload"),
    Input("unreviewed", "1", (STANDING,), title="Unreviewed"),
    Input("sentenced", "1", (STANDING,), title="Sentenced in the region"),
    Input("deprived_standing", "1", (STANDING,), title="Deprived of nationality"),
    Input("first_stage", "1", (STAGE,), title="First prison stage"),
    Input("last_stage", "1", (STAGE,), title="Last prison stage"),
)
FIXED_INPUTS = (
    Input("one_month", "month", constant=1.0),
    Input("change_lasts", "month", constant=3.0, title="Thin guards after a change of custodian"),
    Input("one_year", "month", constant=12.0),
    Input("one_person", "person", constant=1.0),
    Input("most_crowded", "1", constant=10.0, title="Occupancy above which escapes rise no further"),
    Input("enough_held", "person", constant=200.0, title="Fewest held for a mass breakout"),
    Input("breakout_least", "person", constant=100.0, title="Fewest freed in a mass breakout"),
    Input("most_routine", "1/month", constant=0.05, title="Routine escapes rise no further"),
    Input("most_breakouts", "1/month", constant=0.5, title="Breakouts at a site rise no further"),
    Input("custodian_change_rate_today", "1", title="Unplanned changes of custodian, against U19"),
    Input("turning", "1", title="1 as the world may turn, 0 if today’s practice holds"),
    Input("no_limit", "person", constant=NO_LIMIT),
    Input("random_events", "1", title="1 in draws, 0 in the central run"),
)
STREAM_INPUTS = (
    Input("breakout_uniform", "1", (SITE,), title="Random number of month and site"),
    Input("breakout_size_score", "1", (SITE,), title="Normal score of month and site"),
    Input("change_uniform", "1", title="Random number of the month"),
    Input("change_uniform_1", "1", title="Random number of the month before"),
    Input("change_uniform_2", "1", title="Random number two months before"),
    Input("attempts_level", "1", title="Level of attempts to travel"),
    Input("death_level", "1", title="Tempo of deaths at large"),
    Input("capture_level", "1", title="Tempo of capture"),
    Input("recruits_level", "1", title="Level of local recruitment"),
    Input("transfer_burst", "1", title="Transfers of the month against the mean month"),
    Input("released_in_batches", "person/month", (ORIGIN,), title="Released in the batches of the month"),
    Input("programme_pace_now", "person/month", (ORIGIN,), title="Brought home a month if the programme runs"),
    Input("programme_spell", "1", title="The programme runs, in the process of practice"),
    Input("spell_open", "1", (BLOC,), title="The group of states is open, in the process of practice"),
    Input("operation_now", "1", (BLOC,), title="Share an operation of the month brings home"),
    Input("camp_count_ratio", "1", (NATIONALS,), title="Counted in camps, of those there"),
    Input("prison_count_ratio", "1", title="Counted in prisons, of those there"),
    Input("strength_count_ratio", "1", title="Counted at large, of those there"),
)
INPUTS = (*PARAMETER_INPUTS, *LEVER_INPUTS, *DRIVEN_INPUTS, *FACT_INPUTS, *FIXED_INPUTS, *STREAM_INPUTS)
