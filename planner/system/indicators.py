"""What the system reports, from end-of-step stocks and the step's flows. Cumulative ones give the step's amount."""

from __future__ import annotations

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, either, ratio, total
from planner.system.dimensions import COHORT, DESTINATION, ORIGIN, SITE, STAGE, STANDING, TO_SITE  # noqa: F401


@equation("person")
def foreign_men_at_large(at_large: Number, foreign: Number, man: Number) -> Number:
    """I01, third-country men."""
    return total(at_large * foreign * man, ORIGIN, COHORT)


@equation("person")
def local_men_at_large(at_large: Number, foreign: Number, man: Number) -> Number:
    """I01, local men. Local recruitment is not modelled unless the lever is set."""
    return total(at_large * (1 - foreign) * man, ORIGIN, COHORT)


@equation("person")
def families_at_large(at_large: Number, man: Number) -> Number:
    """I01, women and minors."""
    return total(at_large * (1 - man), ORIGIN, COHORT)


@equation("person")
def escapes(escaped: Number) -> Number:
    """I02, gross of those recaptured."""
    return total(escaped, SITE, STANDING, ORIGIN, COHORT)


@equation("person")
def escapes_net(escaped_people: Number) -> Number:
    """I02, net of those recaptured."""
    return total(escaped_people, ORIGIN, COHORT)


@equation("1")
def breakouts_expected(breakout_hazard: Number, dt: Number) -> Number:
    """Σλ of the step; I02b is 1−exp(−its running sum)."""
    return total(breakout_hazard, SITE) * dt


@equation("person")
def untracked_adults(untracked: Number, adult: Number) -> Number:
    """I03."""
    return total(untracked * adult, ORIGIN, COHORT)


@equation("person")
def plot_involvement(plots_at_home: Number) -> Number:
    """I04, realised at home."""
    return total(plots_at_home, ORIGIN)


@equation("person")
def plot_frustrated(realised_frustrated: Number) -> Number:
    """I05, by frustrated travellers, part of I04."""
    return total(realised_frustrated, ORIGIN)


@equation("person")
def plot_latent_home(latent_untracked: Number, latent_supervised: Number, latent_frustrated: Number) -> Number:
    """I04, not yet realised: people at home."""
    return total(latent_untracked + latent_supervised + latent_frustrated, ORIGIN)


@equation("person")
def plot_latent_prison(in_prison: Number, reconviction: Number, plots_of_reconvictions: Number) -> Number:
    """I04, not yet realised: people in prison at home × U13c × X28."""
    return total(in_prison, STAGE, ORIGIN, COHORT) * reconviction * plots_of_reconvictions


@equation("person")
def plot_potential_abroad(
    held_people: Number, at_large: Number, relocated: Number, foreign: Number, adult: Number, plot_share: Number
) -> Number:
    """I04, not at home: third-country adults held, at large or relocated × U13b."""
    people = held_people + at_large + total(relocated, DESTINATION)
    return total(people * (foreign * adult), ORIGIN, COHORT) * plot_share


@equation("person", DESTINATION)
def relocated_to(relocated: Number) -> Number:
    """I06, by destination."""
    return total(relocated, ORIGIN, COHORT)


@equation("person")
def relocated_people(relocated_to: Number) -> Number:
    """I06, all destinations."""
    return total(relocated_to, DESTINATION)


@equation("person")
def arrivals_in_theatre(arrivals: Number) -> Number:
    """Arrivals of the step, beside F02."""
    return total(arrivals, ORIGIN, COHORT)


@equation("person", SITE)
def held(held_abroad: Number) -> Number:
    """People held at each site."""
    return total(held_abroad, STANDING, ORIGIN, COHORT)


@equation("1", SITE)
def occupancy(held: Number, places: Number) -> Number:
    """I07, held over places; not a number where there are no places."""
    return either(places > 0 * places, ratio(held, places), float("nan"))


@equation("person*month")
def bed_months_over(held: Number, places: Number, dt: Number) -> Number:
    """I07, persons above places over the step."""
    return total(either(held > places, held - places, 0 * held), SITE) * dt


@equation("person")
def awaiting_verdicts(awaiting_verdict: Number) -> Number:
    """I08, people awaiting a verdict."""
    return total(awaiting_verdict, ORIGIN, COHORT)


@equation("person")
def rehabilitation_waiting(supervised: Number, adult: Number, rehabilitation_places: Number) -> Number:
    """I08, supervised adults without a rehabilitation place."""
    adults = total(supervised * adult, COHORT)
    return total(either(adults > rehabilitation_places, adults - rehabilitation_places, 0 * adults), ORIGIN)


@equation("1")
def tracking_load(
    supervised: Number, adult: Number, tracking_places: Number, people_per_tracking_place: Number
) -> Number:
    """I09, supervised adults over tracking places."""
    return ratio(total(supervised * adult, ORIGIN, COHORT), total(tracking_places * people_per_tracking_place, ORIGIN))


@equation("person")
def requests_not_met(unmet_requests: Number) -> Number:
    """Repatriation asked for and not done."""
    return total(unmet_requests, ORIGIN, COHORT)


@equation("person", ORIGIN, COHORT)
def held_people(held_abroad: Number) -> Number:
    """People held abroad by origin and cohort."""
    return total(held_abroad, SITE, STANDING)


@equation("person")
def foreign_minors_held(held_people: Number, foreign: Number, minor: Number) -> Number:
    """I10, third-country."""
    return total(held_people * foreign * minor, ORIGIN, COHORT)


@equation("person")
def local_minors_held(held_people: Number, foreign: Number, minor: Number) -> Number:
    """I10, local."""
    return total(held_people * (1 - foreign) * minor, ORIGIN, COHORT)


@equation("person*month")
def foreign_child_months(foreign_minors_held: Number, dt: Number) -> Number:
    """I11, third-country."""
    return foreign_minors_held * dt


@equation("person*month")
def local_child_months(local_minors_held: Number, dt: Number) -> Number:
    """I11, local."""
    return local_minors_held * dt


@equation("person*month", ORIGIN)
def months_without_review(held_abroad: Number, sentenced: Number, dt: Number) -> Number:
    """I12, unreviewed and deprived, over the step."""
    return total(total(held_abroad, SITE, COHORT) * (1 - sentenced), STANDING) * dt


@equation("person*month")
def foreign_months_without_review(months_without_review: Number, foreign: Number) -> Number:
    """I12, third-country."""
    return total(months_without_review * foreign, ORIGIN)


@equation("person*month")
def local_months_without_review(months_without_review: Number, foreign: Number) -> Number:
    """I12, local."""
    return total(months_without_review * (1 - foreign), ORIGIN)


@equation("person")
def foreign_deaths_in_custody(custody_deaths: Number, foreign: Number) -> Number:
    """I13, third-country."""
    return total(custody_deaths * foreign, ORIGIN, COHORT)


@equation("person")
def local_deaths_in_custody(custody_deaths: Number, foreign: Number) -> Number:
    """I13, local."""
    return total(custody_deaths * (1 - foreign), ORIGIN, COHORT)


@equation("person")
def people_deprived(newly_deprived: Number) -> Number:
    """I14, deprived of nationality in the step."""
    return total(newly_deprived, SITE, STANDING, ORIGIN, COHORT)


@equation("person")
def risk_transfers(transferred_to_risk: Number) -> Number:
    """I15, transfers to risk states in the step."""
    return total(transferred_to_risk, SITE)


@equation("person")
def minors_without_carers(minors_without_carer: Number) -> Number:
    """I17, returned in the step."""
    return total(minors_without_carer, ORIGIN)


@equation("person")
def people_repatriated(repatriated_people: Number) -> Number:
    """K05 as a flow."""
    return total(repatriated_people, ORIGIN, COHORT)


@equation("person")
def left_for_home(home_from_custody: Number) -> Number:
    """Left custody for home: repatriated, deported, sentence ended."""
    return total(home_from_custody, ORIGIN, COHORT)


@equation("person")
def left_for_the_region(resettled_by_release: Number, resettled_after_sentence: Number) -> Number:
    """Left custody to resettle in the region."""
    return total(resettled_by_release + resettled_after_sentence, ORIGIN, COHORT)


@equation("person")
def left_by_death(custody_deaths: Number) -> Number:
    """Left custody by death."""
    return total(custody_deaths, ORIGIN, COHORT)


@equation("person")
def foreign_minors_home(home_from_custody: Number, minor: Number) -> Number:
    """Third-country minors who left custody for home."""
    return total(home_from_custody * minor, ORIGIN, COHORT)


@equation("person")
def foreign_minors_grown(aged_in_custody: Number, foreign: Number) -> Number:
    """Third-country minors who came of age in custody."""
    return total(total(aged_in_custody, SITE, STANDING, COHORT) * foreign, ORIGIN)


@equation("person")
def foreign_minors_escaped(escaped_people: Number, foreign: Number, minor: Number) -> Number:
    """Third-country minors who escaped, net."""
    return total(escaped_people * foreign * minor, ORIGIN, COHORT)


@equation("person")
def foreign_minors_died(custody_deaths: Number, foreign: Number, minor: Number) -> Number:
    """Third-country minors who died in custody."""
    return total(custody_deaths * foreign * minor, ORIGIN, COHORT)
