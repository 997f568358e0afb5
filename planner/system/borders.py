"""Travel and borders: who sets out, who is stopped where, who gets through, and who meets the border coming home."""

from __future__ import annotations

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, between, total
from planner.system.dimensions import COHORT, DESTINATION, ORIGIN


@equation("1")
def sharing_effect(information_sharing: Number, sharing_gain: Number, sharing_today_at_start: Number) -> Number:
    """How many slip through, against today's information sharing: (1−κs)/(1−κs₀). X01, X02, M16, C24."""
    return (1 - sharing_gain * information_sharing) / (1 - sharing_gain * sharing_today_at_start)


@equation("1", ORIGIN)
def missed_at_departure(exit_screening: Number, stopped_at_departure: Number, sharing_effect: Number) -> Number:
    """Share of attempts not stopped before departure: (1−U02a)^effort × sharing. U02a, M01, C48."""
    return between((1 - stopped_at_departure) ** exit_screening * sharing_effect, 0, 1)


@equation("1")
def missed_in_transit(transit_control: Number, stopped_in_transit: Number, sharing_effect: Number) -> Number:
    """Share of the remaining attempts not stopped on the way: (1−U02b)^effort × sharing. U02b, M09, O60."""
    return between((1 - stopped_in_transit) ** transit_control * sharing_effect, 0, 1)


@equation("1", ORIGIN)
def missed_at_entry(entry_screening: Number, detected_at_entry: Number, sharing_effect: Number) -> Number:
    """Share of covert returns not detected at the home border: (1−U02c)^effort × sharing. U02c, M04, M05."""
    return between((1 - detected_at_entry) ** entry_screening * sharing_effect, 0, 1)


@equation("person", ORIGIN, COHORT)
def drawn_by_the_theatre(
    attempted_travel: Number,
    attempts_level: Number,
    travel_share: Number,
    pull: Number,
    attempt_cohort: Number,
    dt: Number,
) -> Number:
    """People who set out in the step, drawn by the theatre. U01, X39, X87, O01, C12, C14."""
    return attempted_travel * attempts_level * travel_share * pull * attempt_cohort * dt


@equation("1", COHORT)
def inspired_share(inspiration: Number, inspired_rate: Number, attempt_cohort: Number, dt: Number) -> Number:
    """Aspirants inspired in the step by one untracked returnee, by cohort. U14, C39."""
    return inspiration * inspired_rate * attempt_cohort * dt


@equation("person", ORIGIN)
def adults_untracked(untracked: Number, adult: Number) -> Number:
    """Untracked adults."""
    return total(untracked * adult, COHORT)


@equation("person", ORIGIN, COHORT, kind="flow")
def attempts(drawn_by_the_theatre: Number, inspired_share: Number, adults_untracked: Number) -> Number:
    """People who set out in the step, inspired ones included."""
    return drawn_by_the_theatre + inspired_share * adults_untracked


@equation("person", ORIGIN, COHORT, kind="flow")
def turned_back(attempts: Number, missed_at_departure: Number) -> Number:
    """Stopped before departure. W22."""
    return attempts * (1 - missed_at_departure)


@equation("person", ORIGIN, COHORT, kind="flow")
def stopped_on_the_way(attempts: Number, turned_back: Number, missed_in_transit: Number) -> Number:
    """Stopped in transit. W03, M09."""
    return (attempts - turned_back) * (1 - missed_in_transit)


@equation("person", ORIGIN, COHORT, kind="flow")
def arrivals(attempts: Number, turned_back: Number, stopped_on_the_way: Number) -> Number:
    """People who reach the theatre; shown beside F02 as contested. W01."""
    return attempts - turned_back - stopped_on_the_way


@equation("person", DESTINATION, ORIGIN, COHORT, kind="flow")
def diverted(stopped_on_the_way: Number, diverted_share: Number, destination_pull: Number) -> Number:
    """Stopped in transit and gone to another theatre instead. X03, X38, C23, W31."""
    return stopped_on_the_way * diverted_share * destination_pull


@equation("person", ORIGIN, kind="flow")
def newly_frustrated(turned_back: Number, stopped_on_the_way: Number, diverted_share: Number) -> Number:
    """Stopped and not diverted: frustrated travellers. K08, W22."""
    return total(turned_back + stopped_on_the_way * (1 - diverted_share), COHORT)


@equation("person", ORIGIN, COHORT, kind="flow")
def covert_returners(returning_from_theatre: Number, returning_from_relocation: Number) -> Number:
    """People who try to come home unseen. W04, K07."""
    return returning_from_theatre + total(returning_from_relocation, DESTINATION)


@equation("person", ORIGIN, COHORT, kind="flow")
def missed_returners(covert_returners: Number, missed_at_entry: Number) -> Number:
    """Home without being detected: untracked. K06, K07, W19."""
    return covert_returners * missed_at_entry


@equation("person", ORIGIN, COHORT, kind="flow")
def blocked_returners(covert_returners: Number, missed_returners: Number, return_blocking: Number) -> Number:
    """Detected and refused entry; they go to another theatre. M10, D18, C37."""
    return (covert_returners - missed_returners) * return_blocking


@equation("person", DESTINATION, ORIGIN, COHORT, kind="flow")
def blocked_to(blocked_returners: Number, destination_pull: Number) -> Number:
    """Where those refused entry go. X38."""
    return blocked_returners * destination_pull


@equation("person", ORIGIN, COHORT, kind="flow")
def detected_returners(covert_returners: Number, missed_returners: Number, blocked_returners: Number) -> Number:
    """Detected at the border and let in: known to the authorities. M04, F48."""
    return covert_returners - missed_returners - blocked_returners
