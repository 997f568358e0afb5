"""Limited movements abroad, from what the hazards left: release of locals, transfers, custodian takeover."""

from __future__ import annotations

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, either, larger, positive, ratio, renamed, smaller, total
from planner.system.dimensions import COHORT, CUSTODY_CELL, ORIGIN, SITE, STANDING, TO_SITE


@equation("person", *CUSTODY_CELL)
def held_after_hazards(
    held_after_breakouts: Number, custody_hazard: Number, exposure_held: Number, escaped: Number, escaped_net: Number
) -> Number:
    """Those the hazards left where they were, and the recaptured."""
    return positive(held_after_breakouts - custody_hazard * exposure_held + (escaped - escaped_net))


@equation("person/month", ORIGIN)
def release_today(
    released_steadily: Number,
    released_in_batches: Number,
    leaving_unprompted: Number,
    programme_pace_now: Number,
    iraq_open: Number,
    turning: Number,
) -> Number:
    """Release of locals as today: every month or in batches, a few unprompted, a programme while it runs.

    X20, X40, X50, X51, X55, X56, O64, O65.
    """
    by_hand = either(turning > 0, released_in_batches, released_steadily)
    return by_hand + leaving_unprompted + iraq_open * programme_pace_now


@equation("person", ORIGIN)
def local_camp_people(held_abroad: Number, camp: Number, local: Number) -> Number:
    """Local camp residents, by origin."""
    return total(held_abroad * camp * local, SITE, STANDING, COHORT)


@equation("person", ORIGIN)
def local_camp_people_at_first(held_abroad_at_start: Number, camp: Number, local: Number) -> Number:
    """The same at the start of the situation."""
    return total(held_abroad_at_start * camp * local, SITE, STANDING, COHORT)


@equation("1", ORIGIN)
def release_thinning(local_camp_people: Number, local_camp_people_at_first: Number, thinning: Number) -> Number:
    """How today's release thins out as a camp empties: min(1, those left / those at the start)^X88."""
    return smaller(1.0, ratio(local_camp_people, local_camp_people_at_first)) ** thinning


@equation("person/month", ORIGIN)
def release_now(
    release_of_locals: Number,
    release_decided: Number,
    release_today: Number,
    release_thinning: Number,
    decisions_meet_practice: Number,
) -> Number:
    """Release of the month: today's, thinned; a decision as it stands or, if it meets practice, up to today's."""
    decided = either(decisions_meet_practice > 0, smaller(release_of_locals, release_today), release_of_locals)
    return either(release_decided > 0, decided, release_of_locals * release_thinning)


@equation("person", *CUSTODY_CELL, kind="flow")
def released(held_after_hazards: Number, release_now: Number, camp: Number, local: Number, dt: Number) -> Number:
    """Local camp residents released, pro rata over who is there. O32."""
    releasable = camp * local
    available = total(total(held_after_hazards, STANDING, COHORT) * releasable, SITE)
    return held_after_hazards * (releasable * smaller(1.0, ratio(release_now * dt, available)))


@equation("person", ORIGIN, COHORT)
def resettled_by_release(released: Number) -> Number:
    """The released, by origin and cohort."""
    return total(released, SITE, STANDING)


@equation("person", *CUSTODY_CELL)
def held_after_release(held_after_hazards: Number, released: Number) -> Number:
    """Those still held after the month's release."""
    return held_after_hazards - released


@equation("person/month", SITE, TO_SITE)
def transfers_today(usual_transfers: Number, transfer_burst: Number) -> Number:
    """Transfers as today, in the bursts of the month. X21, X69, O27."""
    return usual_transfers * transfer_burst


@equation("1", SITE, TO_SITE, ORIGIN)
def may_transfer(takes_origin: Number, elsewhere: Number) -> Number:
    """1 where people of an origin at a site may be moved to another. O27."""
    return takes_origin * elsewhere


@equation("1", SITE, TO_SITE, ORIGIN)
def transfer_share(
    held_after_release: Number, transfers: Number, may_transfer: Number, site_room: Number, dt: Number
) -> Number:
    """Share of each origin at a site that is moved to another, pro rata, never more than all. X21, O27."""
    available = total(total(held_after_release, STANDING, COHORT) * may_transfer, ORIGIN)
    wanted = smaller(transfers * dt, available)
    arriving = total(wanted, SITE)
    let_in = smaller(1.0, ratio(site_room, arriving))
    share = ratio(wanted * let_in, available) * may_transfer
    return share / larger(1.0, total(share, TO_SITE))


@equation("person", TO_SITE)
def site_room(places: Number, held_by_site: Number, facility: Number, no_limit: Number) -> Number:
    """Places free for transfers: only the third-country facility refuses when full."""
    return renamed(either(facility > 0, positive(places - held_by_site), no_limit), SITE, TO_SITE)


@equation("person", *CUSTODY_CELL, kind="flow")
def transferred_out(held_after_release: Number, transfer_share: Number) -> Number:
    """Leaving one site for another. W12, W16."""
    return held_after_release * total(transfer_share, TO_SITE)


@equation("person", *CUSTODY_CELL)
def transferred_in(held_after_release: Number, transfer_share: Number) -> Number:
    """The same people at the site they come to, in the same standing."""
    return renamed(total(held_after_release * transfer_share, SITE), TO_SITE, SITE)


@equation("person", SITE)
def transferred_to_risk(transferred_in: Number, risk_state: Number) -> Number:
    """Transfers into sites of a state flagged for a risk of ill-treatment."""
    return total(transferred_in, STANDING, ORIGIN, COHORT) * risk_state


@equation("person", *CUSTODY_CELL, kind="flow")
def taken_over(
    held_after_release: Number, transferred_out: Number, custodian_onset: Number, exposed_share: Number, prison: Number
) -> Number:
    """Prisoners taken over in a change of custodian: the exposed share. X12, E27, F03, W12."""
    return (held_after_release - transferred_out) * (custodian_onset * exposed_share * prison)


@equation("person", *CUSTODY_CELL)
def taken_over_into(taken_over: Number, turkish: Number) -> Number:
    """The same people at the Turkish-controlled sites."""
    return total(taken_over, SITE) * turkish


@equation("person", *CUSTODY_CELL)
def held_after_movements(held_after_release: Number, transferred_out: Number, taken_over: Number) -> Number:
    """Those still where they were, and free to be repatriated."""
    return held_after_release - transferred_out - taken_over
