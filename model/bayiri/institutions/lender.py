"""Lenders: an office that sees collateral, records and plans, prices risk, and loses money when it is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from bayiri import draws, state
from bayiri.indicators import measures
from bayiri.institutions.actor import PublicBody, queue
from bayiri.ledger import GROUP_LIABILITY, GUARANTEE

if TYPE_CHECKING:
    from bayiri.model import ReturnModel


class Lender(PublicBody):
    """A lender with money of its own, a legal limit to what it may ask, and perhaps a public guarantee.

    `cash` is what it can lend, in cents of all persons: what it started with, and since then what borrowers and the
    guarantor paid less what was lent. `committed` is public money set aside for the guarantee: what was paid for
    losses, and the guaranteed part of what is owed, over the leverage; a fund that is used up pays no more. `lost`
    are loans given up, `guaranteed` what was paid for them, `matched` what was added to firms; `asked` and `granted`
    count persons since the beginning.
    """

    table = "lenders"

    def __init__(self, model: ReturnModel, index: int, name: str) -> None:
        super().__init__(model, index, name)
        terms = model.tables.lenders
        self.cash = int(terms["fund"][0, index, 0])
        self.lost = self.guaranteed = self.matched = 0
        self._share = float((terms["guarantee"][:, index, 0] / np.maximum(terms["leverage"][:, index, 0], 1.0)).max())
        self.asked = 0
        self.granted = 0

    def allot(self, quarter: int) -> None:
        """Price the risk of each applicant; lend to those whose price is legal, as far as the money goes."""
        people, terms = self.model.migrants, self.terms(quarter)
        self._close_books(quarter)
        self.commit(self._exposure() - self.committed)
        rows = self.model.applicants[people["lender_asked"][self.model.applicants] == self.index]
        if rows.size == 0:
            return
        rates = self.prices(rows, quarter)
        legal = rates <= self.terms_of(rows, quarter)["interest_most"]
        order = self._order(rows[legal], quarter)
        chosen, rates = rows[legal][order], rates[legal][order]
        loans = people["loan_wanted"][chosen] * self.model.weight
        public = self._guaranteed(loans) + self._matched(chosen, quarter) * self.model.weight
        number = min(self._within(loans, self.cash), self._within(public, self.affordable(terms["budget"])))
        people["loan_granted"][chosen[:number]] = 1
        people["loan_rate"][chosen[:number]] = np.round(rates[:number] * 10_000.0)
        self.asked += len(rows) * self.model.weight
        self.granted += number * self.model.weight
        self.commit(self._exposure() + int(public[:number].sum()) - self.committed)

    def prices(self, rows: np.ndarray, quarter: int) -> np.ndarray:
        """Yearly interest that covers the loss expected of each applicant, beyond what others bear."""
        terms, p = self.terms(quarter), self.model.tables.parameters[0]
        borne = (1.0 - float(terms["group_lending"])) * (1.0 - float(terms["guarantee"]))
        loss = self.risks(rows, quarter) * float(p["loss_given_default"]) * borne
        priced: np.ndarray = self.terms_of(rows, quarter)["interest"] + loss
        return priced

    def risks(self, rows: np.ndarray, quarter: int) -> np.ndarray:
        """Chance of default as the office sees it: pledges, recorded work, a plan with support, and an error."""
        people, p = self.model.migrants[rows], self.model.tables.parameters[0]
        pledged = people["savings"] / np.maximum(people["loan_wanted"], 1)
        pledged = pledged + (people["purpose"] == state.FOR_HOME)  # the home itself
        years = np.minimum((people["host_contributions"] + people["home_contributions"]) * 0.25, 10.0)
        planned = (people["served_by"] >= 0) & (people["services_until"] >= quarter)
        key = int(self.terms(quarter)["key"])
        chance = draws.uniforms(self.model.world_seed, people["identity"], quarter, draws.LOAN_VIEW, key)
        seen = float(p["risk_level"]) - float(p["risk_collateral"]) * np.minimum(pledged, 2.0)
        seen = seen - float(p["risk_history"]) * years / 10.0 - float(p["risk_plan"]) * planned
        seen = seen + float(p["risk_noise"]) * np.log(chance / (1.0 - chance))
        risks: np.ndarray = 1.0 / (1.0 + np.exp(-seen))
        return risks

    def _order(self, rows: np.ndarray, quarter: int) -> np.ndarray:
        key = int(self.terms(quarter)["key"])
        return queue(self.model.migrants, rows, quarter, draws.LOAN_ORDER, self.model.world_seed, key)

    @staticmethod
    def _within(amounts: np.ndarray, limit: int) -> int:
        """How many of the ordered amounts fit."""
        return int(np.searchsorted(np.cumsum(amounts), limit, side="right"))

    def _close_books(self, quarter: int) -> None:
        """What borrowers paid last quarter, less what was lent; fellow borrowers and guarantor bear their parts."""
        if quarter < 1:
            return
        sums = self.model.sums[quarter - 1].sum(axis=0)
        self.cash += int(sums[measures.LENDER_GAINS + self.index]) * self.model.weight
        self.matched += int(sums[measures.LENDER_MATCHED + self.index]) * self.model.weight
        lost = int(sums[measures.LENDER_LOSSES + self.index]) * self.model.weight
        self.lost += lost
        terms = self.terms(quarter)
        shared = int(lost * float(terms["group_lending"]))
        self.model.ledger[quarter, GROUP_LIABILITY] += shared
        claim = int((lost - shared) * float(terms["guarantee"]))
        left = min(int(terms["budget"]), self.model.purse.left(self.committed)) - self.guaranteed - self.matched
        paid = max(min(claim, left), 0)
        self.model.ledger[quarter, GUARANTEE + int(terms["payer"])] += paid
        self.guaranteed += paid
        self.cash += shared + paid

    def _guaranteed(self, cents: np.ndarray) -> np.ndarray:
        """Public money set aside for loans, at the guarantee's highest share."""
        return np.ceil(cents * self._share).astype(np.int64)

    def _matched(self, rows: np.ndarray, quarter: int) -> np.ndarray:
        """Cents that each applicant's own funds may be matched with: all that they would stake in a firm."""
        people = self.model.migrants[rows]
        share, limit = self.terms_of(rows, quarter)["matched"], self.terms_of(rows, quarter)["matched_most"]
        staked = people["savings"] * float(self.model.tables.parameters[0]["firm_stake"])
        most = np.minimum(staked * share, limit)
        return np.where(people["purpose"] == state.FOR_BUSINESS, np.ceil(most), 0.0).astype(np.int64)

    def _exposure(self) -> int:
        """Public money paid for losses, and set aside for what is owed now."""
        if self._share <= 0.0:
            return self.guaranteed + self.matched
        people = self.model.migrants
        owed = people["formal_debt"][people["lent_by"] == self.index]
        return self.guaranteed + self.matched + int(self._guaranteed(owed).sum()) * self.model.weight
