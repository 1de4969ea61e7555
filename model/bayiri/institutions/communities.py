"""Support of communities: money for everyone where people return, paid in bulk and used up slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bayiri import ledger, state
from bayiri.institutions.shares import shares_of_regions

if TYPE_CHECKING:
    from bayiri.institutions.programme import ReturnProgramme
    from bayiri.model import ReturnModel


def support_communities(model: ReturnModel, quarter: int) -> None:
    """What communities received before fades, and every programme that is open pays them, within its budget."""
    p = model.tables.parameters[0]
    model.tables.community[:] *= 1.0 - p["community_fading"]
    for programme in model.programmes:
        terms = programme.terms(quarter)
        if programme.is_open(quarter) and terms["community_amount"] > 0.0:
            _pay(model, programme, terms, quarter)


def _pay(model: ReturnModel, programme: ReturnProgramme, terms: np.void, quarter: int) -> None:
    """One programme's money of the quarter, divided over regions and over the people of the communities there.

    Demand is the number of returnees at home in a region.
    """
    limit = min(int(terms["community_amount"]), programme.affordable(terms["budget"]))
    shares = shares_of_regions(model, terms, returnees_by_region(model), quarter)
    cents = np.floor(limit * shares).astype(np.int64)
    programme.commit(int(cents.sum()))
    model.ledger[quarter, ledger.COMMUNITY + int(terms["payer"])] += int(cents.sum())
    model.community_paid[quarter] += cents
    regions = model.compiled.regions
    people = model.compiled.places["labour_force"][quarter, :regions]
    people = people * float(model.tables.parameters[0]["community_people"])
    model.tables.community[:regions] += cents / 100.0 / people


def returnees_by_region(model: ReturnModel) -> np.ndarray:
    """Agents back home in each region, as known at the end of the last quarter."""
    public = model.tables.public
    home = (public["returned"] == 1) & (public["presence"] == state.PRESENT)
    return np.bincount(public["place"][home], minlength=model.compiled.regions)
