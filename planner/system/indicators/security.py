"""Security: who is at large, escapes, the untracked, plot involvement and who moved on.

Read from end-of-step stocks and the step's flows; cumulative ones give the step's amount.
"""

from __future__ import annotations

from planner.domain.quantity import Quantity
from planner.engine.declare import equation
from planner.engine.vocabulary import Number, total
from planner.system.catalogue import Group, Series
from planner.system.dimensions import COHORT, DESTINATION, ORIGIN, SITE, STAGE, STANDING
from planner.system.publishing import published

AT_LARGE = Series(
    name="at_large",
    indicator="I01",
    title="At large",
    group=Group.SECURITY,
    quantity=Quantity.PERSONS,
    unit="persons",
    dimension="group",
    members=("foreign men", "local men", "women and minors"),
    note="A fall is not success: recruits are not modelled.",
)


@published(AT_LARGE, "foreign men")
@equation("person")
def foreign_men_at_large(at_large: Number, foreign: Number, man: Number) -> Number:
    """I01, third-country men."""
    return total(at_large * foreign * man, ORIGIN, COHORT)


@published(AT_LARGE, "local men")
@equation("person")
def local_men_at_large(at_large: Number, foreign: Number, man: Number) -> Number:
    """I01, local men. Local recruitment is not modelled unless the lever is set."""
    return total(at_large * (1 - foreign) * man, ORIGIN, COHORT)


@published(AT_LARGE, "women and minors")
@equation("person")
def families_at_large(at_large: Number, man: Number) -> Number:
    """I01, women and minors."""
    return total(at_large * (1 - man), ORIGIN, COHORT)


@published(
    Series(
        name="escapes",
        indicator="I02",
        title="Escapes, gross",
        short="Escapes, gross",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="persons",
        cumulative=True,
    )
)
@equation("person")
def escapes(escaped: Number) -> Number:
    """I02, gross of those recaptured."""
    return total(escaped, SITE, STANDING, ORIGIN, COHORT)


@published(
    Series(
        name="escapes_net",
        indicator="I02",
        title="Escapes, net of recaptured",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="persons",
        cumulative=True,
    )
)
@equation("person")
def escapes_net(escaped_people: Number) -> Number:
    """I02, net of those recaptured."""
    return total(escaped_people, ORIGIN, COHORT)


@published(
    Series(
        name="breakout_chance",
        indicator="I02b",
        title="At least one breakout",
        group=Group.SECURITY,
        quantity=Quantity.CHANCE,
        unit="of 100 runs",
        cumulative=True,
    )
)
@equation("1")
def breakouts_expected(breakout_hazard: Number, dt: Number) -> Number:
    """Σλ of the step; I02b is 1−exp(−its running sum)."""
    return total(breakout_hazard, SITE) * dt


@published(
    Series(
        name="untracked",
        indicator="I03",
        title="Untracked at home",
        short="Untracked",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="adults",
    )
)
@equation("person")
def untracked_adults(untracked: Number, adult: Number) -> Number:
    """I03."""
    return total(untracked * adult, ORIGIN, COHORT)


@published(
    Series(
        name="plot_involvement",
        indicator="I04",
        title="Plot involvement at home",
        short="Plot involvement",
        group=Group.SECURITY,
        quantity=Quantity.EXPECTED,
        unit="people expected",
        cumulative=True,
        note="Never read without its unrealised part.",
    )
)
@equation("person")
def plot_involvement(plots_at_home: Number) -> Number:
    """I04, realised at home."""
    return total(plots_at_home, ORIGIN)


@published(
    Series(
        name="plot_latent_home",
        indicator="I04",
        title="Not yet realised: at home",
        short="…to come, home",
        group=Group.SECURITY,
        quantity=Quantity.EXPECTED,
        unit="people expected",
    )
)
@equation("person")
def plot_latent_home(latent_untracked: Number, latent_supervised: Number, latent_frustrated: Number) -> Number:
    """I04, not yet realised: people at home."""
    return total(latent_untracked + latent_supervised + latent_frustrated, ORIGIN)


@published(
    Series(
        name="plot_latent_prison",
        indicator="I04",
        title="Not yet realised: in prison at home",
        group=Group.SECURITY,
        quantity=Quantity.EXPECTED,
        unit="people expected",
    )
)
@equation("person")
def plot_latent_prison(in_prison: Number, reconviction: Number, plots_of_reconvictions: Number) -> Number:
    """I04, not yet realised: people in prison at home × U13c × X28."""
    return total(in_prison, STAGE, ORIGIN, COHORT) * reconviction * plots_of_reconvictions


@published(
    Series(
        name="plot_potential_abroad",
        indicator="I04",
        title="Not yet realised: abroad",
        short="…not at home",
        group=Group.SECURITY,
        quantity=Quantity.EXPECTED,
        unit="people expected, not at home",
    )
)
@equation("person")
def plot_potential_abroad(
    held_people: Number, at_large: Number, relocated: Number, foreign: Number, adult: Number, plot_share: Number
) -> Number:
    """I04, not at home: third-country adults held, at large or relocated × U13b."""
    people = held_people + at_large + total(relocated, DESTINATION)
    return total(people * (foreign * adult), ORIGIN, COHORT) * plot_share


@published(
    Series(
        name="plot_frustrated",
        indicator="I05",
        title="Plot involvement of frustrated travellers",
        group=Group.SECURITY,
        quantity=Quantity.EXPECTED,
        unit="people expected",
        cumulative=True,
    )
)
@equation("person")
def plot_frustrated(realised_frustrated: Number) -> Number:
    """I05, by frustrated travellers, part of I04."""
    return total(realised_frustrated, ORIGIN)


@published(
    Series(
        name="relocated",
        indicator="I06",
        title="Relocated",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="persons",
    )
)
@equation("person")
def relocated_people(relocated_to: Number) -> Number:
    """I06, all destinations."""
    return total(relocated_to, DESTINATION)


@published(
    Series(
        name="relocated_to",
        indicator="I06",
        title="Relocated to",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS,
        unit="persons",
        dimension="destination",
    )
)
@equation("person", DESTINATION)
def relocated_to(relocated: Number) -> Number:
    """I06, by destination."""
    return total(relocated, ORIGIN, COHORT)


@published(
    Series(
        name="arrivals",
        title="Arrivals in theatre",
        group=Group.SECURITY,
        quantity=Quantity.PERSONS_A_MONTH,
        unit="persons/month",
        note="Contested: F02 says 50 a month arrived in one valley; O12 says the flow had all but stopped.",
    )
)
@equation("person")
def arrivals_in_theatre(arrivals: Number) -> Number:
    """Arrivals of the step, beside F02."""
    return total(arrivals, ORIGIN, COHORT)
