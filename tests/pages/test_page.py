"""The page as a whole: complete, closed to the network, safe against any title, in the words for people."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bayiri.pages import render, write_report
from bayiri.parameters import MODULES
from tests.pages.full import full, policy
from tests.synthetic import BASELINE, MIXES, comparison, results
from tests.test_words import forbidden

HOSTILE = {
    BASELINE: "<script>alert(1)</script>",
    "ecuador-spain/mix": "\"><img src=x onerror=alert(2)> & {{ 7 * 7 }} </svg></title>",
}  # fmt: skip
VOID = {"meta", "br", "img", "input", "link", "hr"}


class Page(HTMLParser):
    """What a browser would find: elements in order, with attributes, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        """All words, as read."""
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Attributes of every element of that name."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def made() -> str:
    return render(comparison(runs=12))


@pytest.fixture(scope="module")
def page(made: str) -> Page:
    return Page(made)


@pytest.fixture(scope="module")
def hostile() -> str:
    return render(comparison(runs=3, titles=HOSTILE))


def test_every_element_is_closed(page: Page) -> None:
    assert page.open == []


def test_nothing_is_loaded_from_anywhere(made: str, page: Page) -> None:
    assert "http://" not in made and "https://" not in made
    for _, attributes in page.elements:
        for name in ("src", "href", "xlink:href", "action", "data", "srcset"):
            link = attributes.get(name)
            assert link is None or link.startswith("#"), link
    assert not {"script", "link", "iframe", "object", "img", "base"} & {name for name, _ in page.elements}
    assert re.findall(r"url\((?!#)|@import", made) == []


def test_the_page_answers_with_denominator_interval_and_caution(page: Page) -> None:
    text = page.text
    assert "which of three policy mixes settles more of the people who return?" in text
    assert "Of every 1 000 people who return for the first time between 2008 Q4 and 2017 Q4" in text
    assert "95 % interval" in text and "not a forecast" in text
    assert "12 paired runs" in text and "stands for 82 people" in text and "simulation noise" in text
    assert all(title in text for title in MIXES.values())


def test_every_question_of_a_reader_has_its_section(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if attributes.get("id")]
    wanted = ["answer", "said", "glance", "states", "harms", "whom", "money", "views", "basis", "change", "mixes"]
    assert [name for name in ids if name in wanted] == wanted
    links = [str(attributes["href"]).removeprefix("#") for attributes in page.all("a")]
    assert len(links) > 9 and set(links) <= set(ids)


def test_the_page_says_what_was_asked_of_it(page: Page) -> None:
    text = page.text
    assert text.count("Of every 1 000 first returns, ") == 3  # a sentence a mix
    assert "Settled from a score of" in text and "Each row adds up to 1 000" in text
    assert "What the destination pays, year by year" in text and "What the origin pays, year by year" in text
    assert "Where the line for “settled” is drawn." in text and "At each of these thresholds" in text
    assert re.search(r"Of \d+ inputs, \d+ are measured, \d+ derived from published figures and \d+ assumed", text)
    assert all(f"settled: score of {score} or more" in text.lower() for score in ("0.33", "0.5", "0.66"))


def test_verdicts_are_words(page: Page) -> None:
    assert {"higher", "lower", "no detectable effect"} <= {words.strip() for words in page.words}
    assert not {"negligible", "unresolved"} & {words.strip() for words in page.words}
    assert "Cannot tell" in page.text


def test_what_verdicts_and_marks_mean_is_said_where_they_stand(page: Page) -> None:
    text = page.text
    assert "An asterisk marks intervals that leave zero out." in text
    assert "No detectable effect, or a figure in grey: the whole interval is too small to matter, even with" in text
    assert "(leaves zero out)" in text and "A baseline that pays too makes this share large" in text
    assert "Removals are paid apart from it" in text and "at least 9 of 10 runs" in text


def test_wide_tables_stand_in_boxes_that_scroll(made: str) -> None:
    boxes = re.findall(r'<div class="scroll"[^>]*>\s*<table', made)
    assert len(boxes) == len(re.findall(r'<table class="(?:figures|cards|small)[ "]', made)) > 4


def test_a_mix_that_divides_the_budget_is_told_of() -> None:
    results = full(runs=6)
    alone, both = results.scenarios[1], results.scenarios[2]
    alone.policies = {"works": policy("push_measures", levers={"works.budget": 50e6})}
    both.policies = {"works": policy("push_measures", levers={"works.budget": 25e6}), "more": policy("information")}
    alone.budget = both.budget = 3e8
    assert "more levers divide it" in Page(render(results)).text


def test_each_mix_is_explained_with_its_policies() -> None:
    results = full(runs=2)
    results.scenarios[1].policies = {"houses": policy("information", name="houses", end="2015Q4")}
    results.scenarios[1].card = {"assumes": "Counsel tells the truth.", "grade": "stylised"}
    text = Page(render(results)).text
    assert "Information service, 2008 Q4 to 2015 Q4" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Counsel tells the truth." in text and "stylised: " in text and "Houses" not in text


def test_the_page_says_that_no_module_was_on(page: Page) -> None:
    text = page.text
    assert "Modules that were on: none. Off throughout: removal threat, deterrence, disasters and" in text
    assert text.count("Modules on: none.") == 1 + len(MIXES)  # at the top, and of each mix


def test_modules_are_told_mix_by_mix_with_what_they_hold_and_why_they_are_not_always_on() -> None:
    results = full(runs=2)
    mix = results.scenarios[1]
    mix.label, mix.switched_on = "Support & more", ("removal_threat",)
    page = Page(render(results))
    assert "Modules that were on: removal threat in Support & more. Off throughout: deterrence," in page.text
    assert page.text.count("Modules on: removal threat in Support & more.") == 1  # at the top
    assert page.text.count("Modules on: removal threat.") == 1  # of the mix itself
    assert page.text.count("Modules on: none.") == len(MIXES) - 1
    assert f"removal threat (contested): {MODULES['removal_threat'].meaning}." in page.text
    assert forbidden(page.text) == []


def test_the_words_for_people_are_used(made: str, page: Page) -> None:
    assert forbidden(made) == []
    assert forbidden(page.text) == []


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_those_who_do_not_see_are_told(page: Page) -> None:
    pictures = [attributes for attributes in page.all("svg") if attributes.get("aria-hidden") != "true"]
    ids = {attributes["id"] for _, attributes in page.elements if attributes.get("id")}
    assert len(pictures) > 10
    for attributes in pictures:
        assert attributes["role"] == "img"
        assert set((attributes["aria-labelledby"] or "").split()) <= ids
    assert page.all("html")[0]["lang"] == "en"
    assert all("scope" in attributes for attributes in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))


def test_no_id_is_given_twice(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    for _, attributes in page.elements:
        assert set((attributes.get("aria-labelledby") or "").split()) <= set(ids)


def test_charts_fill_their_column_and_come_for_telephones_too(made: str, page: Page) -> None:
    pictures = [attributes for attributes in page.all("svg") if attributes.get("role") == "img"]
    assert all("viewbox" in attributes and "width" not in attributes for attributes in pictures)
    assert 'name="viewport"' in made and "@media screen and (max-width" in made and "size: A4" in made


def test_hostile_titles_are_only_words(hostile: str) -> None:
    page = Page(hostile)
    assert not {"script", "img"} & {name for name, _ in page.elements}
    assert not [attributes for _, attributes in page.elements if any(name.startswith("on") for name in attributes)]
    assert "<script>alert(1)</script>" in page.text and "{{ 7 * 7 }}" in page.text


def test_hostile_commands_and_versions_are_only_words() -> None:
    made = comparison(runs=2)
    made.meta |= {"command": "bayiri <b>&", "versions": {"<i>": "<u>"}, "corridor_title": "<em>E</em>"}
    page = Page(render(made))
    assert not {"b", "i", "u", "em"} & {name for name, _ in page.elements}
    assert "bayiri <b>&" in page.text


def test_no_row_speaks_of_one_person(page: Page) -> None:
    assert not re.search(r"\bidentity\b|\bslot\b|\bperson \d", page.text)


def test_the_same_results_give_the_same_page(made: str) -> None:
    assert render(comparison(runs=12)) == made


def test_results_of_one_scenario_have_a_page() -> None:
    page = Page(render(results(runs=4)))
    assert "where are people two years after a first return" in page.text
    assert "set beside the baseline" not in page.text and "Harms" not in page.text
    assert not page.open and "not a forecast" in page.text


def test_a_run_too_short_to_follow_anybody_has_a_page() -> None:
    made = results(runs=2)
    made.meta["window"] = ["2008Q4", "2006Q4"]
    made.outcomes = made.outcomes.assign(value=float("nan"))
    text = Page(render(made)).text
    assert "Too few people return to say anything." in text and "ends too early" in text


@pytest.mark.parametrize("runs", [1, 2])
def test_few_runs_have_a_page(runs: int) -> None:
    text = Page(render(comparison(runs=runs))).text
    assert " nan" not in text.lower() and "not a forecast" in text


def test_fifteen_mixes_have_a_page() -> None:
    many = {BASELINE: "Baseline", **{f"x/mix-{n}": f"Mix number {n}" for n in range(14)}}
    page = Page(render(comparison(runs=2, titles=many)))
    assert all(title in page.text for title in many.values())
    assert page.all("details")


def test_the_file_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "new" / "report.html"
    assert write_report(comparison(runs=2), place) == place
    before = place.read_bytes()
    assert [path.name for path in place.parent.iterdir()] == ["report.html"]

    def broken(_: object) -> str:
        raise OSError("no space left on device")

    monkeypatch.setattr("bayiri.pages.report.render", broken)
    with pytest.raises(OSError):
        write_report(comparison(runs=2), place)
    assert place.read_bytes() == before
