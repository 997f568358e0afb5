"""Custody abroad: one competing set of escape, death, ageing, deportation, end of sentence, trial and deprivation.

Mass breakouts come before it (`planner.system.breakouts`).
"""

from __future__ import annotations

import numpy as np

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, months_at_risk, positive, ratio, smaller, total
from planner.system.dimensions import COHORT, CUSTODY_CELL, ORIGIN, SITE, STANDING


@equation("1/month", SITE)
def change_escape_hazard(
    custodian_onset: Number,
    exposed_share: Number,
    change_share: Number,
    collapse_share: Number,
    camp: Number,
    prison: Number,
    dt: Number,
) -> Number:
    """Escapes at once in a change of custodian: camps lose U08d of the exposed share, prisons U23. X12, E26, E27."""
    leaving = custodian_onset * exposed_share * (camp * collapse_share + prison * change_share)
    return -np.log(1 - leaving) / dt


@equation("1/month", SITE)
def routine_hazard(routine_escape: Number, escape_ratio: Number, most_routine: Number) -> Number:
    """Routine escapes, one by one: U08a in camps, X89 elsewhere, × escape ratio, at most 5 % a month. C28, C29."""
    return smaller(most_routine, routine_escape * escape_ratio)


@equation("1/month", SITE)
def escape_hazard(routine_hazard: Number, change_escape_hazard: Number) -> Number:
    """All ways of escaping from a site but mass breakouts, which come first."""
    return routine_hazard + change_escape_hazard


@equation("1/month", SITE, COHORT)
def custody_death_hazard(child_death: Number, adult_death: Number, camp: Number, minor: Number) -> Number:
    """Deaths in custody: minors in camps U15a, all others U15b. O57."""
    in_camp_and_minor = camp * minor
    return child_death * in_camp_and_minor + adult_death * (1 - in_camp_and_minor)


@equation("1/month", SITE, STANDING, ORIGIN)
def deportation_hazard(
    deportation_rate: Number, deportation: Number, turkish: Number, foreign: Number, deprived_standing: Number
) -> Number:
    """Deportation home from Turkish-controlled sites, foreigners not deprived. X24, F57, D08, W14."""
    return deportation_rate * deportation * turkish * foreign * (1 - deprived_standing)


@equation("1/month", STANDING)
def sentence_hazard(regional_sentence: Number, sentenced: Number) -> Number:
    """End of a sentence served in the region. X11."""
    return sentenced / regional_sentence


@equation("1/month", SITE, STANDING, COHORT)
def trial_hazard(trial_rate: Number, trials: Number, unreviewed: Number, adult: Number) -> Number:
    """Trials in the region of unreviewed adults. X25, X26, D05, W15."""
    return trial_rate * trials * unreviewed * adult


@equation("1", ORIGIN)
def deprivation_room(held_abroad: Number, deprived_standing: Number, adult: Number, deprivation_cap: Number) -> Number:
    """Room left under the cap: 1 − (deprived share of adults held) / X23, never below 0."""
    adults = total(total(held_abroad, SITE) * adult, COHORT)
    deprived_adults = total(adults * deprived_standing, STANDING)
    return positive(1 - ratio(deprived_adults, total(adults, STANDING)) / deprivation_cap)


@equation("1/month", STANDING, ORIGIN, COHORT)
def deprivation_hazard_free(
    deprivation_rate: Number, deprivation: Number, unreviewed: Number, foreign: Number, adult: Number, one_year: Number
) -> Number:
    """Deprivation of nationality of unreviewed adults with no cap: U17/12 × lever. U17, O61, D04."""
    return deprivation_rate / one_year * deprivation * unreviewed * foreign * adult


@equation("1/month", STANDING, ORIGIN, COHORT)
def deprivation_hazard(deprivation_hazard_free: Number, deprivation_room: Number) -> Number:
    """Deprivation of nationality × room under the cap. X23."""
    return deprivation_hazard_free * deprivation_room


@equation("1/month", *CUSTODY_CELL)
def steady_hazard(
    custody_death_hazard: Number,
    ageing_hazard: Number,
    deportation_hazard: Number,
    sentence_hazard: Number,
    trial_hazard: Number,
) -> Number:
    """The hazards of those held that depend on no stock."""
    return (custody_death_hazard + ageing_hazard + trial_hazard) + (deportation_hazard + sentence_hazard)


@equation("1/month", *CUSTODY_CELL)
def custody_hazard(steady_hazard: Number, escape_hazard: Number, deprivation_hazard: Number) -> Number:
    """All hazards of those held, which compete."""
    return steady_hazard + escape_hazard + deprivation_hazard


@equation("person*month", *CUSTODY_CELL)
def exposure_held(held_after_breakouts: Number, custody_hazard: Number, dt: Number) -> Number:
    """Person-months at risk of those held, whom no mass breakout has freed."""
    return held_after_breakouts * months_at_risk(custody_hazard, dt)


@equation("person", *CUSTODY_CELL, kind="flow")
def escaped(escape_hazard: Number, exposure_held: Number, broke_out: Number) -> Number:
    """Escapes in mass breakouts, one by one and in changes of custodian, gross of those recaptured. W09, F36."""
    return broke_out + escape_hazard * exposure_held


@equation("person", *CUSTODY_CELL, kind="flow")
def escaped_net(escaped: Number, recaptured_share: Number) -> Number:
    """Escapes less those recaptured, who are back at their site in the same step. U08e."""
    return escaped * (1 - recaptured_share)


@equation("person", ORIGIN, COHORT)
def escaped_people(escaped_net: Number) -> Number:
    """Escapes net of recaptured, by origin and cohort."""
    return total(escaped_net, SITE, STANDING)


@equation("1", ORIGIN, COHORT)
def stays_at_large(foreign: Number, man: Number) -> Number:
    """1 for those who are at large after an escape: foreigners, and local men."""
    return foreign + (1 - foreign) * man


@equation("person", ORIGIN, COHORT)
def escaped_to_large(escaped_people: Number, stays_at_large: Number) -> Number:
    """Escaped and at large."""
    return escaped_people * stays_at_large


@equation("person", ORIGIN, COHORT)
def escaped_and_settled(escaped_people: Number, escaped_to_large: Number) -> Number:
    """Local women and minors who left without leave and went home in the region."""
    return escaped_people - escaped_to_large


@equation("person", *CUSTODY_CELL, kind="flow")
def died_in_custody(custody_death_hazard: Number, exposure_held: Number) -> Number:
    """Deaths in custody."""
    return custody_death_hazard * exposure_held


@equation("person", ORIGIN, COHORT)
def custody_deaths(died_in_custody: Number) -> Number:
    """Deaths in custody by origin and cohort."""
    return total(died_in_custody, SITE, STANDING)


@equation("person", *CUSTODY_CELL, kind="flow")
def aged_in_custody(ageing_hazard: Number, exposure_held: Number) -> Number:
    """Minors who come of age in custody. U16."""
    return ageing_hazard * exposure_held


@equation("person", SITE, STANDING, ORIGIN)
def boys_out_of_camps(
    aged_in_custody: Number, camp: Number, foreign: Number, boys_moved: Number, any_open_prison: Number
) -> Number:
    """Third-country boys, half of those who come of age, moved from a camp to the custodian's prisons. X61, O32b."""
    return total(aged_in_custody, COHORT) / 2 * (camp * foreign * boys_moved * any_open_prison)


@equation("person", SITE, STANDING, ORIGIN)
def boys_to_prison(boys_out_of_camps: Number, open_prison_part: Number) -> Number:
    """The same boys, where they come to, as men."""
    return total(boys_out_of_camps, SITE) * open_prison_part


@equation("1")
def any_open_prison(open_prison_part: Number) -> Number:
    """1 where the custodian of the camps has a prison."""
    return total(open_prison_part, SITE)


@equation("1", SITE, COHORT)
def grows_into_here(grows_into: Number, open_prison: Number, man: Number) -> Number:
    """What minors who come of age become: men in the custodian's prisons, elsewhere half men, half women. F33, O69."""
    return open_prison * man + (1 - open_prison) * grows_into


@equation("person", *CUSTODY_CELL)
def grown_in_custody(
    aged_in_custody: Number, grows_into_here: Number, boys_to_prison: Number, boys_out_of_camps: Number, man: Number
) -> Number:
    """The same people as men and women, where they were or where the boys are moved, standing kept. U16."""
    moved = boys_to_prison - boys_out_of_camps
    return total(aged_in_custody, COHORT) * grows_into_here + moved * man


@equation("person", *CUSTODY_CELL, kind="flow")
def deported(deportation_hazard: Number, exposure_held: Number) -> Number:
    """Deported home by the custodian. D08, W14."""
    return deportation_hazard * exposure_held


@equation("person", *CUSTODY_CELL, kind="flow")
def sentence_served_abroad(sentence_hazard: Number, exposure_held: Number) -> Number:
    """Sentences ended in the region: foreigners go home, known; locals are resettled. X11."""
    return sentence_hazard * exposure_held


@equation("person", *CUSTODY_CELL, kind="flow")
def tried(trial_hazard: Number, exposure_held: Number) -> Number:
    """Tried in the region. W15."""
    return trial_hazard * exposure_held


@equation("person", *CUSTODY_CELL)
def tried_into(tried: Number, sentenced: Number) -> Number:
    """The same people, sentenced."""
    return total(tried, STANDING) * sentenced


@equation("person", *CUSTODY_CELL, kind="flow")
def newly_deprived(deprivation_hazard: Number, exposure_held: Number) -> Number:
    """Deprived of their nationality. D04, M11, W30, C30."""
    return deprivation_hazard * exposure_held


@equation("person", *CUSTODY_CELL)
def deprived_into(newly_deprived: Number, deprived_standing: Number) -> Number:
    """The same people, deprived of nationality."""
    return total(newly_deprived, STANDING) * deprived_standing


@equation("1", SITE, STANDING, COHORT)
def birth_place(camp: Number, minor: Number, unreviewed: Number) -> Number:
    """Children are born in the camps, minors and unreviewed."""
    return camp * minor * unreviewed


@equation("person", *CUSTODY_CELL)
def born_in_custody(
    births_in_camps: Number,
    local_births_in_camps: Number,
    foreign: Number,
    held_by_cohort: Number,
    woman: Number,
    birth_place: Number,
    dt: Number,
) -> Number:
    """Children born in the camps, with their mothers, unreviewed. X10, X65."""
    mothers = total(held_by_cohort * woman, COHORT)
    rate = births_in_camps * foreign + local_births_in_camps * (1 - foreign)
    return mothers * (rate * dt) * birth_place


@equation("person", ORIGIN, COHORT, kind="flow")
def births(born_in_custody: Number, born_at_large: Number) -> Number:
    """All births: one of the three flows in."""
    return total(born_in_custody, SITE, STANDING) + born_at_large
