"""What the keys of a file mean that are no numbers of the registry: names, dates, cards, settings of the outcomes."""

from __future__ import annotations

# Path of a key -> its meaning; a star stands for a name that the author of the file chose.
SCENARIO_KEYS = {
    "title": "what the mix is, in a line",
    "label": "short name for charts and tables, at most 36 characters",
    "extends": "scenario whose values hold where this file says nothing: a shipped name, or a file beside this one",
    "corridor": "corridor sheet: a shipped name, or a file that ends in .yaml beside this one",
    "compare_with": "scenario that this one is set against, if not the baseline of the comparison",
    "card": "what a reader has to know of the mix: report, assumes, since, grade",
    "card.report": "what the text that the mix follows says of it, and where",
    "card.assumes": "what the mix supposes that nobody has measured",
    "card.since": "what has been tried or measured since, with its source",
    "card.grade": "how far it is anchored: calibrated (fitted to figures), anchored (follows what was in force) or "
    "stylised (made to show a mechanism)",
    "calendar.history": "quarter in which the first people may leave: the history before the comparison",
    "calendar.start": "quarter from which mixes are compared",
    "calendar.end": "last quarter that is simulated",
    "outcome.window": "first and last quarter of the first returns that are counted; without it from the first date of "
    "a policy to the lag before the end",
    "outcome.lag": "quarters after a return at which people are assessed",
    "outcome.threshold": "reintegration score from which on a person at home counts as settled",
    "outcome.thresholds": "scores that are shown side by side with it",
    "budget": "public money that all policies share, in USD 2021; without it only their own budgets bind",
    "behaviour": "numbers on people that differ from the corridor's; `bayiri explain behaviour` and `people` list them",
    "policies": "the mix: each policy under a name, with its type, dates and levers",
    "policies.*.type": "kind of the policy; not needed where the name says it",
    "policies.*.announced": "quarter in which people can first know of it; start, if not given",
    "policies.*.start": "first quarter in force; from the beginning, if not given",
    "policies.*.end": "last quarter in force; to the end, if not given",
    "policies.*.ramp": "quarters over which it grows from nothing to full strength",
}
SHEET_KEYS = {
    "sheet.origin.regions": "the parts that people come from: one block each, at least one",
    "sheet.stock": "published number of people abroad, by year",
    "sheet.slots": "people a year who first consider leaving; more than leave, solved for arrivals: "
    "python -m bayiri.studies.slots SCENARIO",
    "sheet.targets": "published figures that results are printed beside; entries (arrivals a year) serve to solve "
    "slots",
}
