"""The theatre and the other theatres: death, capture, covert return, relocation, coming of age, losing from sight."""

from __future__ import annotations

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, either, hazard_of, months_at_risk, positive, ratio, total
from planner.system.dimensions import COHORT, CUSTODY_CELL, DESTINATION, ORIGIN, SITE, STANDING


@equation("1/month", COHORT)
def death_hazard(death_at_large: Number, death_level: Number, death_cohort: Number, one_month: Number) -> Number:
    """Death in theatre, at the tempo of the month. U04a, X41, X69."""
    return hazard_of(death_at_large, one_month) * death_level * death_cohort


@equation("1/month", COHORT)
def capture_hazard(
    capture_at_large: Number, capture_level: Number, capture_cohort: Number, capture_effort: Number, one_month: Number
) -> Number:
    """Capture in theatre, at the tempo of the month. U04b, X42, X69, M07, M15."""
    return hazard_of(capture_at_large, one_month) * capture_level * capture_cohort * capture_effort


@equation("1/month", ORIGIN, COHORT)
def return_hazard(covert_return: Number, return_cohort: Number, foreign: Number, one_month: Number) -> Number:
    """Covert return of third-country people. U04c, X43, O04, O05."""
    return hazard_of(covert_return, one_month) * return_cohort * foreign


@equation("1/month", ORIGIN, COHORT)
def relocation_hazard(relocation: Number, relocation_cohort: Number, foreign: Number, one_month: Number) -> Number:
    """Relocation of third-country people to another theatre. U05, X44, F21 (doubtful, Q4)."""
    return hazard_of(relocation, one_month) * relocation_cohort * foreign


@equation("1/month", ORIGIN, COHORT)
def leaving_unseen_hazard(leave_unseen: Number, foreign: Number, man: Number, one_month: Number) -> Number:
    """Local men who leave the group unseen. X53."""
    return hazard_of(leave_unseen, one_month) * (1 - foreign) * man


@equation("1/month", COHORT)
def losing_hazard(lost_from_sight: Number, one_month: Number) -> Number:
    """Lost from sight: used by the Reconstruction only."""
    return hazard_of(lost_from_sight, one_month)


@equation("1/month", COHORT)
def ageing_hazard(coming_of_age: Number, minor: Number, one_year: Number) -> Number:
    """Minors who turn 18, wherever they are. U16."""
    return hazard_of(coming_of_age, one_year) * minor


@equation("month", ORIGIN, COHORT)
def risk_at_large(
    death_hazard: Number,
    capture_hazard: Number,
    return_hazard: Number,
    relocation_hazard: Number,
    leaving_unseen_hazard: Number,
    losing_hazard: Number,
    ageing_hazard: Number,
    dt: Number,
) -> Number:
    """Months at risk in a step of a person at large, all hazards competing."""
    by_cohort = death_hazard + capture_hazard + losing_hazard + ageing_hazard
    return months_at_risk(by_cohort + (return_hazard + relocation_hazard + leaving_unseen_hazard), dt)


@equation("person*month", ORIGIN, COHORT)
def exposure_at_large(at_large: Number, risk_at_large: Number) -> Number:
    """Person-months at risk of those at large."""
    return at_large * risk_at_large


@equation("person", ORIGIN, COHORT, kind="flow")
def deaths_at_large(death_hazard: Number, exposure_at_large: Number) -> Number:
    """Deaths in theatre. W07."""
    return death_hazard * exposure_at_large


@equation("person", ORIGIN, COHORT, kind="flow")
def captured(capture_hazard: Number, exposure_at_large: Number) -> Number:
    """Captured in theatre. W08, K04."""
    return capture_hazard * exposure_at_large


@equation("1", SITE, ORIGIN)
def men_captured_to(captured_at: Number, foreign_captured_at: Number, foreign: Number) -> Number:
    """Where captured men are put: about where men of their group are held. X57, O20, F27, O70."""
    return captured_at * (1 - foreign) + foreign_captured_at * foreign


@equation("1", SITE, ORIGIN)
def families_captured_to(
    men_captured_to: Number, open_prison: Number, camp_part: Number, families_follow_men: Number
) -> Number:
    """Captured women and minors: to the camps where men go to the custodian's prisons, else to the same site."""
    with_men = men_captured_to * (1 - open_prison) * families_follow_men
    return with_men + camp_part * (1 - total(with_men, SITE))


@equation("1", SITE, ORIGIN, COHORT)
def captured_to(
    men_captured_to: Number, families_captured_to: Number, captured_boys: Number, man: Number, minor: Number
) -> Number:
    """Where the captured are put; of minors a share goes to prison with the men. X57, X60, F33, F34."""
    with_men = man + captured_boys * minor
    return men_captured_to * with_men + families_captured_to * (1 - with_men)


@equation("1", SITE, STANDING, ORIGIN, COHORT)
def capture_place(captured_to: Number, unreviewed: Number) -> Number:
    """All of them unreviewed."""
    return captured_to * unreviewed


@equation("person", *CUSTODY_CELL)
def captured_into(captured: Number, capture_place: Number) -> Number:
    """The captured, in their sites."""
    return captured * capture_place


@equation("person", ORIGIN, COHORT, kind="flow")
def left_unseen(leaving_unseen_hazard: Number, exposure_at_large: Number) -> Number:
    """Local men who leave the group unseen. X53."""
    return leaving_unseen_hazard * exposure_at_large


@equation("person", ORIGIN, COHORT, kind="flow")
def returning_from_theatre(return_hazard: Number, exposure_at_large: Number) -> Number:
    """Covert return attempts from the theatre. W04."""
    return return_hazard * exposure_at_large


@equation("person", ORIGIN, COHORT, kind="flow")
def relocating(relocation_hazard: Number, exposure_at_large: Number) -> Number:
    """Leaving for another theatre. W05, K03."""
    return relocation_hazard * exposure_at_large


@equation("person", DESTINATION, ORIGIN, COHORT, kind="flow")
def relocating_to(relocating: Number, destination_pull: Number) -> Number:
    """Where relocators go. X38, C22."""
    return relocating * destination_pull


@equation("person", ORIGIN, COHORT, kind="flow")
def lost_at_large(losing_hazard: Number, exposure_at_large: Number) -> Number:
    """Lost from sight in theatre."""
    return losing_hazard * exposure_at_large


@equation("person", ORIGIN, COHORT, kind="flow")
def aged_at_large(ageing_hazard: Number, exposure_at_large: Number) -> Number:
    """Minors at large who come of age."""
    return ageing_hazard * exposure_at_large


@equation("person", ORIGIN, COHORT)
def grown_at_large(aged_at_large: Number, grows_into: Number) -> Number:
    """The same people as men and women, half and half."""
    return total(aged_at_large, COHORT) * grows_into


@equation("month", ORIGIN, COHORT)
def risk_relocated(
    relocated_multiple: Number, death_hazard: Number, return_hazard: Number, ageing_hazard: Number, dt: Number
) -> Number:
    """Months at risk in a step of a relocated person. X04."""
    return months_at_risk(relocated_multiple * (death_hazard + return_hazard) + ageing_hazard, dt)


@equation("person*month", DESTINATION, ORIGIN, COHORT)
def exposure_relocated(relocated: Number, risk_relocated: Number) -> Number:
    """Person-months at risk of relocated people."""
    return relocated * risk_relocated


@equation("1/month", COHORT)
def relocated_death_hazard(relocated_multiple: Number, death_hazard: Number) -> Number:
    """Death in other theatres. X04."""
    return relocated_multiple * death_hazard


@equation("1/month", ORIGIN, COHORT)
def relocated_return_hazard(relocated_multiple: Number, return_hazard: Number) -> Number:
    """Covert return from other theatres. X04."""
    return relocated_multiple * return_hazard


@equation("person", DESTINATION, ORIGIN, COHORT, kind="flow")
def deaths_relocated(relocated_death_hazard: Number, exposure_relocated: Number) -> Number:
    """Deaths in other theatres."""
    return relocated_death_hazard * exposure_relocated


@equation("person", ORIGIN, COHORT)
def relocated_deaths(deaths_relocated: Number) -> Number:
    """The same by origin and cohort."""
    return total(deaths_relocated, DESTINATION)


@equation("person", DESTINATION, ORIGIN, COHORT, kind="flow")
def returning_from_relocation(relocated_return_hazard: Number, exposure_relocated: Number) -> Number:
    """Covert return attempts from other theatres. W24, W26, C36."""
    return relocated_return_hazard * exposure_relocated


@equation("person", DESTINATION, ORIGIN, COHORT, kind="flow")
def aged_relocated(ageing_hazard: Number, exposure_relocated: Number) -> Number:
    """Minors in other theatres who come of age."""
    return ageing_hazard * exposure_relocated


@equation("person", DESTINATION, ORIGIN, COHORT)
def grown_relocated(aged_relocated: Number, grows_into: Number) -> Number:
    """The same people as men and women, half and half."""
    return total(aged_relocated, COHORT) * grows_into


@equation("1", ORIGIN, COHORT)
def local_man_share(at_large: Number, local: Number, man: Number) -> Number:
    """Local recruits are men, by the men at large of the local origins; in equal parts where none is left."""
    men = at_large * local * man
    all_men = total(men, ORIGIN, COHORT)
    return either(all_men > 0 * all_men, ratio(men, all_men), ratio(local, total(local, ORIGIN)) * man)


@equation("person")
def strength(at_large: Number) -> Number:
    """Everyone at large. F17, O13."""
    return total(at_large, ORIGIN, COHORT)


@equation("person/month")
def recruits_assumed(
    strength: Number, recruits_share: Number, recruits_level: Number, recruiting_ends: Number, one_month: Number
) -> Number:
    """Local recruits of a month, assumed: X52 of strength, none from X54 on. No source. X52, X54, X69."""
    return recruits_share / one_month * recruits_level * strength * positive(1 - strength / recruiting_ends)


@equation("person", ORIGIN, COHORT, kind="flow")
def recruited_locally(
    recruits_assumed: Number,
    recruitment_decided: Number,
    local_recruitment: Number,
    grievance: Number,
    grievance_recruits: Number,
    persons_over: Number,
    local_man_share: Number,
    dt: Number,
) -> Number:
    """Local men who join: as assumed or, where the lever is set, as it says; and recruits of overcrowding. U20, C45."""
    assumed = (1 - recruitment_decided) * recruits_assumed
    joining = (assumed + local_recruitment + grievance * grievance_recruits * persons_over) * dt
    return joining * local_man_share


@equation("person", ORIGIN, COHORT)
def born_at_large(births_at_large: Number, at_large: Number, woman: Number, minor: Number, dt: Number) -> Number:
    """Children born at large: used by the Reconstruction only. O01."""
    return total(at_large * woman, COHORT) * (births_at_large * minor * dt)
