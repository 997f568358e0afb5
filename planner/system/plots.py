"""Expected plot involvement at home: added once when a person enters, then realised over time. Not people."""

from __future__ import annotations

import numpy as np

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, gone_within, ratio, smaller, total
from planner.system.dimensions import COHORT, ORIGIN


@equation("person", ORIGIN)
def untracked_potential(missed_returners: Number, adult: Number, plot_share: Number) -> Number:
    """Involvement to come of adults who come home undetected. U13b, O52."""
    return total(missed_returners * adult, COHORT) * plot_share


@equation("1")
def prison_potential(plot_share: Number, reconviction: Number, plots_of_reconvictions: Number) -> Number:
    """ρ = min(U13b, U13c × X28): involvement to come of a prisoner; a sentence served never raises it. O50, O51."""
    return smaller(plot_share, reconviction * plots_of_reconvictions)


@equation("person", ORIGIN)
def supervised_potential(
    not_charged: Number, released_from_prison: Number, adult: Number, plot_share: Number, prison_potential: Number
) -> Number:
    """Involvement to come of adults known and uncharged (U13b), or released (ρ)."""
    return total(not_charged * adult, COHORT) * plot_share + total(released_from_prison, COHORT) * prison_potential


@equation("person", ORIGIN)
def awaiting_potential(charged: Number, adult: Number, plot_share: Number) -> Number:
    """Involvement to come of adults charged. U13b."""
    return total(charged * adult, COHORT) * plot_share


@equation("1", ORIGIN)
def judged_share(verdict_share: Number, verdicts_possible: Number) -> Number:
    """Share of those awaiting a verdict who are judged in the step."""
    return verdict_share * verdicts_possible


@equation("person", ORIGIN)
def potential_judged(latent_awaiting: Number, judged_share: Number) -> Number:
    """Involvement to come that goes with people who are judged, in proportion."""
    return latent_awaiting * judged_share


@equation("person", ORIGIN)
def potential_acquitted(potential_judged: Number, convicted_share: Number) -> Number:
    """The part of the acquitted, who are supervised; that of the convicted is struck out and stands again in prison."""
    return potential_judged * (1 - convicted_share)


@equation("person", ORIGIN)
def frustrated_potential(
    turned_back: Number, stopped_on_the_way: Number, diverted_share: Number, adult: Number, frustrated_plot: Number
) -> Number:
    """Involvement to come of adults stopped and not diverted. U03, C40."""
    stopped = turned_back + stopped_on_the_way * (1 - diverted_share)
    return total(stopped * adult, COHORT) * frustrated_plot


@equation("person", ORIGIN)
def potential_lost(latent_supervised: Number, lost_from_supervision: Number, caseload: Number, adult: Number) -> Number:
    """Involvement to come that goes with supervised adults who are lost, in proportion."""
    return latent_supervised * ratio(total(lost_from_supervision * adult, COHORT), caseload)


@equation("person", ORIGIN)
def potential_found(latent_untracked: Number, found: Number, adults_untracked: Number, adult: Number) -> Number:
    """Involvement to come that goes with untracked adults who are found, in proportion."""
    return latent_untracked * ratio(total(found * adult, COHORT), adults_untracked)


@equation("1")
def realised_share(plot_lag: Number, dt: Number) -> Number:
    """Share realised in a step: half of those who act have acted after the median lag, ln 2 / U13. O53."""
    return gone_within(dt, np.log(2) / plot_lag)


@equation("1")
def realised_share_of_new(plot_lag: Number, dt: Number) -> Number:
    """What enters in a step runs off for half of it."""
    return gone_within(dt / 2, np.log(2) / plot_lag)


@equation("1")
def frustrated_share(frustrated_lag: Number, dt: Number) -> Number:
    """Share of frustrated travellers' involvement realised in a step: ln 2 / X30."""
    return gone_within(dt, np.log(2) / frustrated_lag)


@equation("1")
def frustrated_share_of_new(frustrated_lag: Number, dt: Number) -> Number:
    """What enters in a step runs off for half of it."""
    return gone_within(dt / 2, np.log(2) / frustrated_lag)


@equation("person", ORIGIN)
def realised_untracked(
    latent_untracked: Number,
    potential_found: Number,
    untracked_potential: Number,
    realised_share: Number,
    realised_share_of_new: Number,
) -> Number:
    """Involvement of the untracked that comes out in the step."""
    return (latent_untracked - potential_found) * realised_share + untracked_potential * realised_share_of_new


@equation("person", ORIGIN)
def realised_supervised(
    latent_supervised: Number,
    potential_lost: Number,
    supervised_potential: Number,
    potential_acquitted: Number,
    realised_share: Number,
    realised_share_of_new: Number,
) -> Number:
    """Involvement of the supervised that would come out in the step, before tracking and rehabilitation."""
    entering = supervised_potential + potential_acquitted
    return (latent_supervised - potential_lost) * realised_share + entering * realised_share_of_new


@equation("1")
def awaiting_share(plot_lag: Number, at_liberty: Number, dt: Number) -> Number:
    """Share realised in a step of people awaiting a verdict: those at liberty only, X62 × ln 2 / U13."""
    return gone_within(dt, at_liberty * np.log(2) / plot_lag)


@equation("1")
def awaiting_share_of_new(plot_lag: Number, at_liberty: Number, dt: Number) -> Number:
    """What enters in a step runs off for half of it."""
    return gone_within(dt / 2, at_liberty * np.log(2) / plot_lag)


@equation("person", ORIGIN)
def realised_awaiting(
    latent_awaiting: Number,
    potential_judged: Number,
    awaiting_potential: Number,
    awaiting_share: Number,
    awaiting_share_of_new: Number,
) -> Number:
    """Involvement of people awaiting a verdict that would come out in the step, before prevention. X62."""
    return (latent_awaiting - potential_judged) * awaiting_share + awaiting_potential * awaiting_share_of_new


@equation("person", ORIGIN)
def realised_frustrated(
    latent_frustrated: Number, frustrated_potential: Number, frustrated_share: Number, frustrated_share_of_new: Number
) -> Number:
    """Involvement of frustrated travellers that comes out in the step. X30."""
    return latent_frustrated * frustrated_share + frustrated_potential * frustrated_share_of_new


@equation("1", ORIGIN)
def kept_share(
    tracking_effect: Number, tracked_share: Number, rehabilitation_effect: Number, rehabilitation_share: Number
) -> Number:
    """What tracking (X29) and rehabilitation (U12) do not prevent: (1 − X29·tracked)(1 − U12·rehabilitated)."""
    return (1 - tracking_effect * tracked_share) * (1 - rehabilitation_effect * rehabilitation_share)


@equation("person", ORIGIN, kind="flow")
def plots_supervised(realised_supervised: Number, realised_awaiting: Number, kept_share: Number) -> Number:
    """Involvement of the supervised and of people awaiting a verdict, less what is prevented."""
    return (realised_supervised + realised_awaiting) * kept_share


@equation("person", ORIGIN, kind="flow")
def plots_at_home(realised_untracked: Number, plots_supervised: Number, realised_frustrated: Number) -> Number:
    """Expected plot involvement at home in the step. W20, W23."""
    return realised_untracked + plots_supervised + realised_frustrated
