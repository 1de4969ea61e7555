"""The committed table of main results, and the only way to change it: `make baseline REASON="why they changed"`.

The table (docs/results.csv) holds a few small runs of every shipped mix; a test computes them anew. On one machine
and version they are the same to the last bit. On another the last digit of a logarithm may differ: trials with such
noise in every number moved cents, and flipped nobody's decision. Should one flip all the same, that is a rare event in
one run, and a change of the code is an event in all of them. So a row stands if no more than one run departs from it,
by no more than one flipped decision can explain (`allowed`). Sixty trials in which one person's life was turned over
moved no count by more than one simulated person, no share or score by more than 0.003; one more who takes the lump sum
is 3.6 % of what the baseline costs. That numbers of behaviour moved by 3 % do not pass is tested.

`python -m bayiri.studies.baseline --reason "..."` writes the table, puts the reason and the largest changes on top of
docs/results.md, and prints what changed. Options: --table, --log.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd

from bayiri.ensemble.comparison import compare
from bayiri.ensemble.writing import write_text
from bayiri.indicators import find
from bayiri.scenario import find_mixes
from bayiri.scenario.scenario import Scenario
from bayiri.scenario.shipped import folders

RUNS, MIGRANTS, SEED = 3, 1_000, 1
SAME = 1e-5  # of a value: what cents and digits left out of the table may come to
PEOPLE, SHARE, MONEY = 2.0, 0.004, 0.05  # one flipped decision, in simulated people, in shares, of a sum of money
OUTCOMES = (
    *("settled", "home_not_settled", "free_mobility", "under_pressure", "dead", "remigrated_within_8"),
    *("first_returns", "returns_assisted_with_right", "returns_temporary", "removals", "orders", "voluntary_free"),
    *("score_at_lag", "portability_loss", "public_cost", "firms", "usurious_debtors", "belief_error"),
)
PATHS = ("only_with", "only_without", "paid_anyway")
QUARTERLY = ("stock_abroad", "stock_irregular", "citizens_share", "unemployment_abroad", "remittances",
             "returnees_home", "mean_score")  # fmt: skip
KEYS = ["mix", "measure", "when"]
VALUES = [f"run {number}" for number in range(1, RUNS + 1)]
COLUMNS = [*KEYS, *VALUES, "allowed", "unit"]
LARGEST = 12  # changes that are told in the log
HEAD = f"""# Results, and why they changed

`results.csv` holds main results of every shipped mix: {RUNS} runs of {MIGRANTS:,} simulated people, few and small so
that a test can compute them anew. They show that something changed, and are too few to say what a mix does.
`make baseline REASON="..."` writes both files; the newest change stands first, with means over runs.
"""


def measured(scenarios: Sequence[Scenario | str]) -> pd.DataFrame:
    """Main results of some mixes of one corridor: a row each of mix, measure and date, with a column a run."""
    found = compare(scenarios, runs=RUNS, seed=SEED, migrants=MIGRANTS)
    over = found.outcomes[found.outcomes["indicator"].isin(OUTCOMES)].assign(when="window")
    days = sorted(found.quarters["quarter"].unique())
    rows = found.quarters[found.quarters["quarter"].isin((days[0], days[len(days) // 2], days[-1]))]
    rows = rows[rows["indicator"].isin(QUARTERLY)].rename(columns={"quarter": "when"})
    paths = found.path_table.rename(columns={"path": "indicator", "persons": "value"})
    paths = paths[paths["indicator"].isin(PATHS)].assign(when="paths", group="all")
    both = pd.concat([over, rows, paths])
    both = both[both["group"] == "all"].rename(columns={"scenario": "mix", "indicator": "measure"})
    wide = both.pivot(index=KEYS, columns="run", values="value").dropna().sort_index()
    wide.columns = pd.Index(VALUES)
    table = wide.reset_index()
    units = ["persons" if when == "paths" else find(name).unit for name, when in table[KEYS[1:]].to_numpy()]
    weight = float(found.meta["weight"])
    most = wide.abs().max(axis=1)
    allowed = [_allowed(value, unit, weight) for value, unit in zip(most, units, strict=True)]
    return table.assign(allowed=allowed, unit=units)


def _allowed(value: float, unit: str, weight: float) -> float:
    """How far one flipped decision may move a value of one run, where an agent stands for `weight` persons."""
    if unit.startswith("USD"):
        return MONEY * value
    return PEOPLE * weight if unit.startswith("persons") else SHARE


def everything() -> pd.DataFrame:
    """Main results of every shipped mix."""
    return pd.concat([measured(find_mixes(folder)) for folder in folders()], ignore_index=True)


def text_of(table: pd.DataFrame) -> str:
    """The table as CSV, six digits a number and no exponents, so that a diff can be read."""
    shown = table.assign(**{name: table[name].map(_digits) for name in (*VALUES, "allowed")})
    return shown.to_csv(index=False, lineterminator="\n")


def read(path: Path) -> pd.DataFrame:
    """A committed table; one without rows where there is none yet."""
    return pd.read_csv(path) if path.exists() else pd.DataFrame(columns=COLUMNS)


def changes(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Rows that changed, are new or are gone, the largest change first.

    Columns: the keys; `before` and `now`, means over runs, NaN where there is no row; `runs` that moved; `times`, the
    largest move over what is allowed.
    """
    both = old.merge(new, on=KEYS, how="outer", suffixes=("_old", "_new"))
    before, now = (both[[f"{name}_{side}" for name in VALUES]].to_numpy(float) for side in ("old", "new"))
    apart = np.abs(now - before)
    moved = ~(apart <= SAME * np.abs(before))
    table = both[KEYS].assign(before=before.mean(axis=1), now=now.mean(axis=1), runs=moved.sum(axis=1))
    allowed = both["allowed_old"].to_numpy(float)
    table["times"] = np.divide(apart.max(axis=1), allowed, out=np.full(len(both), np.inf), where=allowed > 0)
    return table[table["runs"] > 0].sort_values("times", ascending=False, kind="stable")


def beyond(changed: pd.DataFrame) -> pd.DataFrame:
    """Those of the changed rows that another machine does not explain."""
    return changed[(changed["runs"] > 1) | ~(changed["times"] <= 1.0)]


def told(changed: pd.DataFrame, most: int | None = None) -> str:
    """Old and new values as a table in Markdown, the largest changes first, at `most` so many of them."""
    new, gone = int(changed["before"].isna().sum()), int(changed["now"].isna().sum())
    moved = changed.dropna(subset=["before", "now"])
    lines = [f"Rows: {len(moved)} changed, {new} new, {gone} gone."]
    if len(moved):
        lines += ["", "| mix | measure | when | before | now | runs moved | times allowed |"]
        lines += ["|---|---|---|---:|---:|---:|---:|"]
    for row in moved[:most].to_dict("records"):
        figures = (_digits(row["before"]), _digits(row["now"]), f"{row['runs']}", f"{row['times']:.1f}")
        lines.append(f"| {row['mix']} | {row['measure']} | {row['when']} | {' | '.join(figures)} |")
    return "\n".join(lines)


def _digits(value: float) -> str:
    return np.format_float_positional(value, 6, fractional=False, trim="-")


def record(log: Path, reason: str, changed: pd.DataFrame) -> None:
    """Put an entry on top of the log: date, reason, the largest changes."""
    text = log.read_text(encoding="utf-8") if log.exists() else ""
    _, mark, older = text.partition("\n## ")
    entry = f"\n## {datetime.now(UTC):%Y-%m-%d}: {reason}\n\n{told(changed, LARGEST)}\n"
    write_text(log, HEAD + entry + mark + older)


def main(arguments: Sequence[str] | None = None) -> None:
    """Compute, print what changed, write table and log."""
    parser = argparse.ArgumentParser(prog="python -m bayiri.studies.baseline", description="Renew the results.")
    parser.usage = "%(prog)s --reason REASON"
    parser.add_argument("--reason", default="", help="why results changed, in one sentence")
    parser.add_argument("--table", type=Path, default=Path("docs/results.csv"))
    parser.add_argument("--log", type=Path, default=Path("docs/results.md"))
    asked = parser.parse_args(arguments)
    reason = " ".join(asked.reason.split())
    if not reason:
        parser.error('results change for a reason; say which: make baseline REASON="..." (or --reason "...")')
    new = everything()
    changed = changes(read(asked.table), new)
    if changed.empty:
        print(f"Nothing changed: {len(new)} rows are as in {asked.table}. Nothing was written.")
        return
    # The reason first: should the second file not be written, the change is still told, and can be made anew.
    record(asked.log, reason, changed)
    write_text(asked.table, text_of(new))
    print(f"{told(changed, LARGEST)}\n\nWritten: {asked.table} and {asked.log}, with the largest changes.")


if __name__ == "__main__":
    main()
