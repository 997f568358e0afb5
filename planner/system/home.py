"""At home: charge, verdict, prison, supervision, losing and finding people, disengagement. Foreign origins only."""

from __future__ import annotations

from planner.engine.declare import equation
from planner.engine.vocabulary import (
    Number,
    either,
    gone_within,
    months_at_risk,
    next_along,
    positive,
    ratio,
    smaller,
    total,
)
from planner.system.dimensions import COHORT, ORIGIN, SITE, STAGE, STANDING


@equation("person", ORIGIN, COHORT)
def free_after_sentence(sentence_served_abroad: Number) -> Number:
    """Sentences ended in the region, by origin and cohort."""
    return total(sentence_served_abroad, SITE, STANDING)


@equation("person", ORIGIN, COHORT)
def resettled_after_sentence(free_after_sentence: Number, foreign: Number) -> Number:
    """Locals whose sentence has ended."""
    return free_after_sentence * (1 - foreign)


@equation("person", ORIGIN, COHORT)
def home_from_custody(
    deported: Number, free_after_sentence: Number, resettled_after_sentence: Number, repatriated_people: Number
) -> Number:
    """Come home known from custody abroad: deported, sentence ended, repatriated."""
    return total(deported, SITE, STANDING) + free_after_sentence - resettled_after_sentence + repatriated_people


@equation("person", ORIGIN, COHORT, kind="flow")
def known_returners(home_from_custody: Number, detected_returners: Number) -> Number:
    """Everyone who comes home known to the authorities."""
    return home_from_custody + detected_returners


@equation("1", ORIGIN, COHORT)
def charge_share(
    charged_share: Number, evidence_programme: Number, women_charged: Number, man: Number, woman: Number
) -> Number:
    """Share charged: min(1, U11a × evidence programme), women min(1, that × X31), minors never. M08, M12, C10."""
    return smaller(1.0, charged_share * evidence_programme * (man + woman * women_charged))


@equation("person", ORIGIN, COHORT, kind="flow")
def charged(known_returners: Number, charge_share: Number) -> Number:
    """Known and charged. W17."""
    return known_returners * charge_share


@equation("person", ORIGIN, COHORT, kind="flow")
def not_charged(known_returners: Number, charged: Number) -> Number:
    """Known and not charged: supervised. W18."""
    return known_returners - charged


@equation("1")
def verdict_share(time_to_verdict: Number, dt: Number) -> Number:
    """Share of those waiting whose verdict is due in the step, at hazard 1/U11c."""
    return gone_within(dt, 1 / time_to_verdict)


@equation("person", ORIGIN, COHORT)
def verdicts_due(awaiting_verdict: Number, verdict_share: Number) -> Number:
    """Verdicts due in the step."""
    return awaiting_verdict * verdict_share


@equation("1", ORIGIN)
def verdicts_possible(
    verdicts_due: Number, convicted_share: Number, prison_places: Number, in_prison: Number
) -> Number:
    """Share of the month's verdicts that prison places allow: min(1, free / convictions)."""
    convictions = total(verdicts_due, COHORT) * convicted_share
    free = positive(prison_places - total(in_prison, STAGE, COHORT))
    return either(convictions > free, ratio(free, convictions), 1.0)


@equation("person", ORIGIN, COHORT, kind="flow")
def convicted(verdicts_due: Number, verdicts_possible: Number, convicted_share: Number) -> Number:
    """Convicted and imprisoned. U11b."""
    return verdicts_due * verdicts_possible * convicted_share


@equation("person", ORIGIN, COHORT, kind="flow")
def acquitted(verdicts_due: Number, verdicts_possible: Number, convicted: Number) -> Number:
    """Acquitted and supervised."""
    return verdicts_due * verdicts_possible - convicted


@equation("1", ORIGIN)
def stage_share(
    sentence_length: Number,
    other_sentence_length: Number,
    european: Number,
    sentencing: Number,
    sentence_served: Number,
    dt: Number,
) -> Number:
    """Share leaving each of three prison stages in the step, at hazard 3 / (U11d or X66 × sentencing × X27)."""
    length = sentence_length * european + other_sentence_length * (1 - european)
    return gone_within(dt, 3 / (length * sentencing * sentence_served))


@equation("person", STAGE, ORIGIN, COHORT)
def stages_served(in_prison: Number, stage_share: Number) -> Number:
    """Leaving each prison stage."""
    return in_prison * stage_share


@equation("person", STAGE, ORIGIN, COHORT)
def stages_entered(stages_served: Number, convicted: Number, first_stage: Number) -> Number:
    """Entering each stage: the convicted into the first, the others from the stage before."""
    return next_along(stages_served, STAGE) * (1 - first_stage) + convicted * first_stage


@equation("person", ORIGIN, COHORT, kind="flow")
def released_from_prison(stages_served: Number, last_stage: Number) -> Number:
    """Sentences served at home; supervised afterwards."""
    return total(stages_served * last_stage, STAGE)


@equation("person", ORIGIN)
def caseload(supervised: Number, adult: Number) -> Number:
    """Supervised adults."""
    return total(supervised * adult, COHORT)


@equation("person", ORIGIN)
def caseload_at_start(supervised_at_start: Number, adult: Number) -> Number:
    """Supervised adults at the start of the situation."""
    return total(supervised_at_start * adult, COHORT)


@equation("person", ORIGIN)
def tracking_places_today(tracking_multiple: Number, caseload_at_start: Number) -> Number:
    """Tracking places as today. X35."""
    return tracking_multiple * caseload_at_start


@equation("person", ORIGIN)
def rehabilitation_places_today(rehabilitation_places_multiple: Number, caseload_at_start: Number) -> Number:
    """Rehabilitation places as today. X36."""
    return rehabilitation_places_multiple * caseload_at_start


@equation("person", ORIGIN)
def trackable(
    tracking_places: Number,
    people_per_tracking_place: Number,
    places_follow: Number,
    tracking_multiple: Number,
    caseload: Number,
) -> Number:
    """People the tracking places can follow; in the Reconstruction places follow this month's caseload. U18, X35."""
    return (tracking_places + places_follow * tracking_multiple * caseload) * people_per_tracking_place


@equation("person", ORIGIN)
def rehabilitable(
    rehabilitation_places: Number, places_follow: Number, rehabilitation_places_multiple: Number, caseload: Number
) -> Number:
    """People there are rehabilitation places for; in the Reconstruction they follow this month's caseload. X36."""
    return rehabilitation_places + places_follow * rehabilitation_places_multiple * caseload


@equation("1", ORIGIN)
def any_tracking(trackable: Number) -> Number:
    """1 where there are tracking places."""
    return 1.0 * (trackable > 0 * trackable)


@equation("1", ORIGIN)
def tracked_share(caseload: Number, trackable: Number) -> Number:
    """Share of the caseload that has a tracking place. C34."""
    return either(caseload > trackable, ratio(trackable, caseload), 1.0)


@equation("1", ORIGIN)
def tracking_slack(caseload: Number, trackable: Number, any_tracking: Number) -> Number:
    """Share of tracking places free to look for others: max(0, 1 − caseload / places)."""
    return positive(1 - ratio(caseload, trackable)) * any_tracking


@equation("1", ORIGIN)
def rehabilitation_share(caseload: Number, rehabilitable: Number) -> Number:
    """Share of the caseload that has a rehabilitation place. D16, M13."""
    return either(caseload > rehabilitable, ratio(rehabilitable, caseload), 1.0)


@equation("1/month", COHORT)
def unserved_hazard(lost_after: Number, adult: Number) -> Number:
    """Supervised adults without a tracking place are lost at 1/X05."""
    return adult / lost_after


@equation("1/month", ORIGIN, COHORT)
def loss_hazard(tracked_share: Number, unserved_hazard: Number) -> Number:
    """The unserved share is lost."""
    return (1 - tracked_share) * unserved_hazard


@equation("1/month", COHORT)
def rehabilitation_gain(disengage_rate: Number, rehabilitation_multiple: Number, adult: Number) -> Number:
    """How much faster adults with a rehabilitation place disengage: X07 × (X08 − 1)."""
    return disengage_rate * (rehabilitation_multiple - 1) * adult


@equation("1/month", ORIGIN, COHORT)
def disengagement_hazard(disengage_rate: Number, rehabilitation_gain: Number, rehabilitation_share: Number) -> Number:
    """Supervised people disengage at X07, × X08 with a rehabilitation place."""
    return disengage_rate + rehabilitation_share * rehabilitation_gain


@equation("person*month", ORIGIN, COHORT)
def exposure_supervised(
    supervised: Number, loss_hazard: Number, disengagement_hazard: Number, ageing_hazard: Number, dt: Number
) -> Number:
    """Person-months at risk of the supervised."""
    return supervised * months_at_risk(loss_hazard + disengagement_hazard + ageing_hazard, dt)


@equation("person", ORIGIN, COHORT, kind="flow")
def lost_from_supervision(loss_hazard: Number, exposure_supervised: Number) -> Number:
    """Supervised people lost: untracked. W19, F44."""
    return loss_hazard * exposure_supervised


@equation("person", ORIGIN, COHORT, kind="flow")
def disengaging(disengagement_hazard: Number, exposure_supervised: Number) -> Number:
    """Supervised people who disengage."""
    return disengagement_hazard * exposure_supervised


@equation("person", ORIGIN, COHORT, kind="flow")
def aged_supervised(ageing_hazard: Number, exposure_supervised: Number) -> Number:
    """Supervised minors who come of age."""
    return ageing_hazard * exposure_supervised


@equation("person", ORIGIN, COHORT)
def grown_supervised(aged_supervised: Number, grows_into: Number) -> Number:
    """The same people as men and women, half and half."""
    return total(aged_supervised, COHORT) * grows_into


@equation("1/month")
def finding_hazard_busy(found_rate: Number, sharing_effect: Number) -> Number:
    """Untracked people found with no slack: X06·(1−κs₀)/(1−κs)."""
    return found_rate / sharing_effect


@equation("1/month", ORIGIN)
def finding_hazard(finding_hazard_busy: Number, tracking_slack: Number) -> Number:
    """Untracked people found: × (1 + slack)."""
    return finding_hazard_busy * (1 + tracking_slack)


@equation("person*month", ORIGIN, COHORT)
def exposure_untracked(
    untracked: Number, finding_hazard: Number, untracked_fade: Number, ageing_hazard: Number, dt: Number
) -> Number:
    """Person-months at risk of the untracked."""
    return untracked * months_at_risk(finding_hazard + untracked_fade + ageing_hazard, dt)


@equation("person", ORIGIN, COHORT, kind="flow")
def found(finding_hazard: Number, exposure_untracked: Number) -> Number:
    """Untracked people found: supervised."""
    return finding_hazard * exposure_untracked


@equation("person", ORIGIN, COHORT, kind="flow")
def faded_untracked(untracked_fade: Number, exposure_untracked: Number) -> Number:
    """Untracked people who disengage by themselves. X16."""
    return untracked_fade * exposure_untracked


@equation("person", ORIGIN, COHORT, kind="flow")
def aged_untracked(ageing_hazard: Number, exposure_untracked: Number) -> Number:
    """Untracked minors who come of age."""
    return ageing_hazard * exposure_untracked


@equation("person", ORIGIN, COHORT)
def grown_untracked(aged_untracked: Number, grows_into: Number) -> Number:
    """The same people as men and women, half and half."""
    return total(aged_untracked, COHORT) * grows_into


@equation("1")
def fading_share(frustrated_fade: Number, dt: Number) -> Number:
    """Share of frustrated travellers who give up in the step, at hazard 1/X15."""
    return gone_within(dt, 1 / frustrated_fade)


@equation("person", ORIGIN, kind="flow")
def frustrated_fading(frustrated: Number, fading_share: Number) -> Number:
    """Frustrated travellers who give up."""
    return frustrated * fading_share


@equation("person", ORIGIN, COHORT)
def frustrated_disengaged(frustrated_fading: Number, attempt_cohort: Number) -> Number:
    """The same people by the cohorts among attempts. X39."""
    return frustrated_fading * attempt_cohort
