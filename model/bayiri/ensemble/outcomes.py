"""Outcomes of one run, from the records at its end and the sums of its quarters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from bayiri import state
from bayiri.indicators import LEFT_WITHIN, OVER_WINDOW, SMALLEST_GROUP, find
from bayiri.indicators import measures as i
from bayiri.indicators.values import credit_values, quarterly_values
from bayiri.ledger import POLICY_ENTRIES, REMOVAL, paid_by_policies
from bayiri.parameters.push import FACTORS

if TYPE_CHECKING:
    from bayiri.model import ReturnModel

_READ = ("age", "died", "first_kind", "lag_score", "lag_state", "portability_loss", "region", "schooling",
         "sex", "window_left", "window_return")  # fmt: skip
AGES = (("16-29", 0.0, 30.0), ("30-44", 30.0, 45.0), ("45+", 45.0, 200.0))
Row = tuple[str, str, float]  # indicator, group, value


def lag_states(people: np.ndarray, threshold: float) -> dict[str, np.ndarray]:
    """Each outcome state as a mask over people; every evaluated first return is in exactly one."""
    known = people["lag_state"]
    well = people["lag_score"] >= threshold
    home, regular = known == state.LAG_HOME, known == state.LAG_REGULAR
    return {
        "settled": home & well,
        "home_not_settled": home & ~well,
        "free_mobility": regular & well,
        "under_pressure": (known == state.LAG_PRESSED) | (regular & ~well),
        "dead": known == state.LAG_DEAD,
    }


def age_at(people: np.ndarray, quarter: np.ndarray, last: int) -> np.ndarray:
    """Age in years in the given quarters: ages stop with death."""
    stopped = np.where(people["died"] >= 0, people["died"], last)
    age: np.ndarray = people["age"] - 0.25 * (stopped - quarter)
    return age


def _returned(model: ReturnModel) -> np.ndarray:
    """What outcomes read of people with an evaluated return: a tenth of their records, copied for each group."""
    chosen = model.migrants["lag_state"] != state.NO_LAG_STATE
    layout = np.dtype([(name, state.MIGRANT[name]) for name in _READ], align=True)
    people = np.empty(int(chosen.sum()), layout)
    for name in _READ:
        people[name] = model.migrants[name][chosen]
    return people


def groups_of(people: np.ndarray, model: ReturnModel) -> Iterator[tuple[str, np.ndarray]]:
    """Names and masks of the groups that outcomes are reported for, among people with a return in the window."""
    yield "all", np.ones(len(people), bool)
    for code, name in enumerate(state.SEXES):
        yield f"sex={name}", people["sex"] == code
    age = age_at(people, people["window_return"], model.quarter)
    for name, low, high in AGES:
        yield f"age={name}", (age >= low) & (age < high)
    for code, name in enumerate(state.SCHOOLINGS):
        yield f"education={name}", people["schooling"] == code
    for code in range(model.compiled.regions):
        yield f"region={model.place_names[code]}", people["region"] == code
    for name, kinds in i.KIND_GROUPS.items():
        yield f"kind={name}", np.isin(people["first_kind"], kinds)


def _of_returns(people: np.ndarray, model: ReturnModel) -> dict[str, float]:
    """Outcomes over the first returns given; shares are NaN where there is nobody."""
    number = len(people)
    threshold = model.setting.outcome.threshold
    states = {name: int(mask.sum()) for name, mask in lag_states(people, threshold).items()}
    values = {name: count / number if number else np.nan for name, count in states.items()}
    for other in model.setting.outcome.thresholds:
        if other != threshold:
            masks = lag_states(people, other).items()
            values |= {f"{name}@{other:g}": mask.sum() / number if number else np.nan for name, mask in masks}
    home = people["lag_state"] == state.LAG_HOME
    values["score_at_lag"] = float(people["lag_score"][home].mean()) if home.any() else np.nan
    values["portability_loss"] = float(people["portability_loss"].mean()) if number else np.nan
    values["first_returns"] = float(number * model.weight)
    values["settled_returns"] = float(states["settled"] * model.weight)
    assisted = np.isin(people["first_kind"], i.ASSISTED)
    values["assisted_share"] = assisted.sum() / number if number else np.nan
    values |= _left_within(people, model.quarter)
    abroad = np.isin(people["lag_state"], (state.LAG_REGULAR, state.LAG_PRESSED))
    values["remigrated_8"] = abroad.sum() / number if number else np.nan
    return values


def _left_within(people: np.ndarray, last: int) -> dict[str, float]:
    """Share who left again within so many quarters, among those who returned that long before the end.

    Who came back later is left out, whatever happened to them; who died at home did not leave.
    """
    shares = {}
    for quarters in LEFT_WITHIN:
        followed = people[people["window_return"] + quarters <= last]
        left = followed["window_left"]
        soon = (left != state.NEVER) & (left - followed["window_return"] <= quarters)
        shares[f"remigrated_within_{quarters}"] = float(soon.mean()) if len(followed) else np.nan
    return shares


def _flows(sums: np.ndarray, weight: int) -> dict[str, float]:
    """Rates and counts over the window from `sums[quarter, measure]`."""
    total = sums.sum(axis=0)
    risk = total[i.AT_RISK : i.RETURNED].sum()
    back = total[i.RETURNED : i.WIDTH].sum()
    known = quarterly_values(total, weight)
    return {
        **{name: float(known[name]) for name in OVER_WINDOW},
        "return_rate": 400.0 * back / risk if risk else np.nan,
        "removals": float(total[i.REMOVALS] * weight),
        "refused_removals": float(total[i.REMOVALS_REFUSED] * weight),
        **_credit(sums, weight),
        **_procedure(total, len(sums), weight),
    }


def _procedure(total: np.ndarray, quarters: int, weight: int) -> dict[str, float]:
    """Kinds of return, orders and what became of them, from the window's sums by measure."""
    back = total[i.BY_KIND : i.AT_RISK].sum()
    irregular = total[i.IRREGULAR_ABROAD]
    assisted = total[i.BY_KIND + state.ASSISTED_WITHOUT_RIGHT] + total[i.BY_KIND + state.ASSISTED_UNDER_ORDER]
    stocks = {"under_order": i.UNDER_ORDER, "in_limbo": i.IN_LIMBO, "unrecognised_need": i.UNRECOGNISED}
    return {
        **{name: float(total[i.BY_KIND + kind] * weight) for name, kind in i.COUNTED_KINDS.items()},
        **{name: float(total[measure] * weight / max(quarters, 1)) for name, measure in stocks.items()},
        "orders": float(total[i.ORDERS] * weight),
        "voluntary_free": total[i.FREE_RETURNS] / back if back else np.nan,
        "voluntary_unrefused": total[i.UNREFUSED_RETURNS] / back if back else np.nan,
        "assisted_irregular_rate": 400.0 * assisted / irregular if irregular else np.nan,
    }


def _credit(sums: np.ndarray, weight: int) -> dict[str, float]:
    """Credit and enterprise over the window: flows in all, stocks on average."""
    values = credit_values(sums.sum(axis=0), weight, float(len(sums)))
    return {name: float(value) for name, value in values.items() if find(name).outcome}


def _hazard(sums: np.ndarray) -> Iterator[Row]:
    total = sums.sum(axis=(0, 1))
    for band, name in enumerate(i.YEARS_ABROAD):
        risk, back = total[i.AT_RISK + band], total[i.RETURNED + band]
        enough = risk >= 4 * SMALLEST_GROUP
        yield "return_hazard", f"years_abroad={name}", float(400.0 * back / risk) if enough else np.nan


def _push(model: ReturnModel, first: int, last: int) -> Iterator[Row]:
    """Mean push (ln points) of each region, of a person in good health with a family."""
    weights = model.tables.parameters[0]
    places = model.tables.places[first : last + 1, : model.compiled.regions]
    loss = sum(weights[f"push_{factor}"] * places[f"push_{factor}"] for factor in FACTORS)
    for code, levels in enumerate(np.asarray(loss).T):
        yield "push", f"region={model.place_names[code]}", float(levels.mean()) if len(levels) else np.nan


def _money(model: ReturnModel, first: int, last: int) -> Iterator[Row]:
    paid = model.ledger[first:].sum(axis=0) / 100.0
    yield "public_cost", "all", float(paid[list(POLICY_ENTRIES)].sum())
    for payer, part in paid_by_policies(paid).items():
        yield "public_cost", f"payer={payer}", float(part)
    yield "enforcement_cost", "all", float(model.ledger[first : last + 1, REMOVAL].sum() / 100.0)
    if model.purse.total is not None:
        yield "public_unspent", "all", model.purse.left() / 100.0


def outcomes_of(model: ReturnModel) -> list[Row]:
    """Every outcome of a finished run as (indicator, group, value)."""
    first = int(model.tables.parameters["window_from"][0])
    last = int(model.tables.parameters["window_to"][0])
    returned = _returned(model)
    rows: list[Row] = []
    for group, mask in groups_of(returned, model):
        part = returned[mask]
        hidden = group != "all" and len(part) < SMALLEST_GROUP
        rows += [(name, group, np.nan if hidden else value) for name, value in _of_returns(part, model).items()]
    window = model.sums[first : last + 1]
    rows += [(name, "all", value) for name, value in _flows(window.sum(axis=1), model.weight).items()]
    for code, name in enumerate(state.SEXES):
        rows += [(key, f"sex={name}", value) for key, value in _flows(window[:, code], model.weight).items()]
    rows += _hazard(window)
    rows += _push(model, first, last)
    rows += _money(model, first, last)
    return rows
