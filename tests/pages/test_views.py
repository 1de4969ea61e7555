"""Who pays year by year, and what origin, destination and migrants see of a mix."""

import pytest

from bayiri.charts.numbers import MINUS, THIN
from bayiri.charts.source import Source
from bayiri.pages.cell import changed
from bayiri.pages.spending import spending
from bayiri.pages.views import views
from tests.pages.full import full
from tests.synthetic import BASELINE, MIXES, comparison, results

SUPPORT, CIRCULAR, NONE = (name for name in MIXES if name != BASELINE)


def plain(text: str) -> float:
    """A figure as a number."""
    return float(text.replace(THIN, "").replace(MINUS, "-").replace("+", ""))


def test_each_payer_that_gives_anything_has_a_table_by_year() -> None:
    tables = spending(Source.of(comparison(runs=3)))
    assert [table.name for table in tables] == ["destination", "origin"]  # not the partner, who gives nothing
    assert [(table.years[0], table.years[-1]) for table in tables] == [("2008", "2019"), ("2009", "2019")]
    assert all(table.rows[0].title == MIXES[BASELINE] for table in tables)


def test_years_add_up_to_what_is_paid_in_all() -> None:
    made = comparison(runs=3)
    for table in spending(Source.of(made)):
        spent = made.quarters.query("indicator == 'public_spending' and group == @group", local_dict={
            "group": f"payer={table.name}"})  # fmt: skip
        for row in table.rows:
            name = next(key for key, title in MIXES.items() if title == row.title)
            exact = spent.loc[spent["scenario"] == name, "value"].sum() / 3 / 1e6
            assert sum(map(plain, row.years)) == pytest.approx(exact, abs=0.5 * len(row.years) + 0.5)
            assert plain(row.total.mean) == pytest.approx(exact, rel=0.05) and row.total.interval


def test_a_mix_that_costs_a_payer_next_to_nothing_has_no_row() -> None:
    made = comparison(runs=3)
    rows = (made.quarters["scenario"] == NONE) & (made.quarters["indicator"] == "public_spending")
    made.quarters.loc[rows, "value"] = 0.0
    for table in spending(Source.of(made)):
        assert table.little == (MIXES[NONE],) and MIXES[NONE] not in [row.title for row in table.rows]


def test_three_views_stand_side_by_side() -> None:
    table = views(Source.of(full(runs=3)))
    assert [name for name, _ in table.groups] == ["Origin", "Destination", "Migrants"]
    assert sum(span for _, span in table.groups) == len(table.heads) == 7
    assert all(len(row.figures) == 7 for row in (*table.rows, table.base))


def test_views_are_differences_of_the_same_runs() -> None:
    made = full(runs=3)
    source = Source.of(made)
    table = views(source)
    heads = [head for head, _ in table.heads]
    row = next(row for row in table.rows if row.title == MIXES[SUPPORT])
    settled = row.figures[heads.index("Settled at home")]
    assert settled.mean == changed(source, SUPPORT, "settled").mean
    last = made.quarters.query("indicator == 'stock_abroad' and group == 'all' and quarter == '2019Q4'")
    ends = last.pivot(index="run", columns="scenario", values="value")
    exact = float((ends[SUPPORT] - ends[BASELINE]).mean())
    assert exact < 0
    assert plain(row.figures[heads.index("People abroad at the end")].mean) == pytest.approx(exact, rel=0.2)


def test_results_without_payers_have_the_views_all_the_same() -> None:
    table = views(Source.of(comparison(runs=3)))
    heads = [head for head, _ in table.heads]
    assert "People who come home" in heads and "Public money paid by the origin" not in heads
    assert spending(Source.of(results(runs=2)))[0].rows[0].title == MIXES[BASELINE]
