"""Expected plot involvement at home: added once when a person enters, then realised over time. Not people."""

from __future__ import annotations

import numpy as np

from planner.engine.declare import equation
from planner.engine.vocabulary import Number, gone_within, ratio, total
from planner.system.dimensions import COHORT, ORIGIN


@equation("person", ORIGIN)
def untracked_potential(missed_returners: Number, adult: Number, plot_share: Number) -> Number:
    """Involvement to come of adults who come home undetected. U13b, O52."""
    return total(missed_returners * adult, COHORT) * plot_share


@equation("person", ORIGIN)
def supervised_potential(
    not_charged: Number,
    acquitted: Number,
    released_from_prison: Number,
    adult: Number,
    plot_share: Number,
    reconviction: Number,
    plots_of_reconvictions: Number,
) -> Number:
    """Involvement to come of adults known and uncharged, acquitted, or released. U13b, U13c, X28, O50, O51."""
    free = total((not_charged + acquitted) * adult, COHORT) * plot_share
    return free + total(released_from_prison, COHORT) * reconviction * plots_of_reconvictions


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
    realised_share: Number,
    realised_share_of_new: Number,
) -> Number:
    """Involvement of the supervised that would come out in the step, before tracking and rehabilitation."""
    return (latent_supervised - potential_lost) * realised_share + supervised_potential * realised_share_of_new


@equation("person", ORIGIN)
def realised_frustrated(
    latent_frustrated: Number, frustrated_potential: Number, frustrated_share: Number, frustrated_share_of_new: Number
) -> Number:
    """Involvement of frustrated travellers that comes out in the step. X30."""
    return latent_frustrated * frustrated_share + frustrated_potential * frustrated_share_of_new


@equation("person", ORIGIN, kind="flow")
def plots_supervised(
    realised_supervised: Number,
    tracking_effect: Number,
    tracked_share: Number,
    rehabilitation_effect: Number,
    rehabilitation_share: Number,
) -> Number:
    """Involvement of the supervised, less what tracking (X29) and rehabilitation (U12) prevent."""
    kept = (1 - tracking_effect * tracked_share) * (1 - rehabilitation_effect * rehabilitation_share)
    return realised_supervised * kept


@equation("person", ORIGIN, kind="flow")
def plots_at_home(realised_untracked: Number, plots_supervised: Number, realised_frustrated: Number) -> Number:
    """Expected plot involvement at home in the step. W20, W23."""
    return realised_untracked + plots_supervised + realised_frustrated
