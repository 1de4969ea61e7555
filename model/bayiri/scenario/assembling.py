"""The checked parts of a scenario put together: registry default, then corridor sheet, then scenario."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bayiri.parameters import Parameter, columns, in_section, nearest
from bayiri.scenario.checks.contradictions import check_terms
from bayiri.scenario.checks.dates import check_dates
from bayiri.scenario.checks.rights import forbidden_targets, told_elsewhere
from bayiri.scenario.checks.sheet import check_shares, check_stock
from bayiri.scenario.checks.unedited import unedited
from bayiri.scenario.frozen import freeze
from bayiri.scenario.modules import idle, in_force, sheet_in_force, switches
from bayiri.scenario.readers.schema import policy_type, read_scenario
from bayiri.scenario.readers.sections import entries
from bayiri.scenario.readers.sheets import SCENARIO_SECTIONS, read_sheet
from bayiri.scenario.readers.strict import Read
from bayiri.scenario.readers.translating import validated
from bayiri.scenario.readers.values import standard
from bayiri.scenario.scenario import Calendar, Outcome, Policy, Scenario, Sources
from bayiri.scenario.text.documents import Document
from bayiri.scenario.text.faults import Fault, InputFault, show
from bayiri.scenario.text.grammar import BY, is_figure
from bayiri.scenario.uncertain import uncertain, wrong_spreads


def assemble(name: str, corridor: str, sources: Sources) -> Scenario:
    """The scenario that these files describe; InputFault with all their faults."""
    data, wrong = _checked(sources.scenario, read_scenario())
    sheet, wrong_sheet = _checked(sources.sheet, read_sheet())
    faults = [*wrong, *wrong_sheet, *check_dates(sources.scenario, sources.sheet), *check_terms(sources.scenario)]
    faults += idle(sources.scenario)
    if faults:
        raise InputFault(faults, [*sources.scenario.files, *sources.sheet.files])
    modules = switches(data.get("modules", {}))
    on = tuple(name for name, is_on in modules.items() if is_on)
    given = in_force(_given_parameters(data, sheet), on)
    if apart := [*_between_files(data, sheet, sources), *wrong_spreads(given, sources.scenario)]:
        raise InputFault(apart)
    if missing := list(_missing(given, sources)):
        raise InputFault(missing)
    policies = {key: _policy(key, policy) for key, policy in data.get("policies", {}).items()}
    outcome = data.get("outcome", {})
    return Scenario(
        name=name,
        title=data.get("title", name),
        label=data.get("label", ""),
        corridor=corridor,
        card=freeze(data.get("card", {})),
        calendar=Calendar(**{**sheet["calendar"], **data.get("calendar", {})}),
        outcome=Outcome(
            **{name: freeze(outcome.get(name, standard(row, "outcome"))) for name, row in in_section("outcome").items()}
        ),  # fmt: skip
        budget=data.get("budget"),
        modules=freeze(modules),
        compare_with=data.get("compare_with"),
        sheet=freeze(sheet),
        parameters=freeze(_parameters(given)),
        policies=freeze(policies),
        figures=freeze({key: value for key, value in given.items() if is_figure(value)}),
        uncertain=freeze(uncertain(sheet_in_force(sheet, on), given, data.get("policies", {}), policies)),
        sources=sources,
    )


def faults_of_scenario(document: Document) -> list[Fault]:
    """Faults of a scenario whose corridor sheet is not to be had."""
    return _checked(document, read_scenario())[1]


def _checked(document: Document, read: Read) -> tuple[Any, list[Fault]]:
    """The data of one file as `read` gives it back, or None; and the file's own faults."""
    data, wrong = validated(document, read)
    first = [*forbidden_targets(document), *unedited(document)]
    return data, [*document.faults, *first, *told_elsewhere(wrong, first)]


def _given_parameters(data: dict[str, Any], sheet: dict[str, Any]) -> dict[str, Any]:
    """Registry name -> what files give: the sheet's figure, or the scenario's value over it."""
    rows = columns("parameters")
    found: dict[str, Any] = {}
    for section in SCENARIO_SECTIONS:
        found |= entries(sheet.get(section, {}), rows)
    own = entries(data.get("behaviour", {}), rows)
    return found | {name: _completed(value, found.get(name)) for name, value in own.items()}


def _completed(value: Any, inherited: Any) -> Any:
    """A figure that only makes a number uncertain takes over the value that stands, and the range unless it has one."""
    if not isinstance(value, dict) or "value" in value or inherited is None:
        return value
    return {**inherited, **value}


def _parameters(given: dict[str, Any]) -> dict[str, Any]:
    return {row.name: _value(given.get(row.name), row, row.section[0]) for row in columns("parameters")}


def _between_files(data: dict[str, Any], sheet: dict[str, Any], sources: Sources) -> Iterator[Fault]:
    """Faults of what scenario and sheet say together, each right by itself."""
    yield from _unknown_regions(data, sheet, sources)
    yield from _left_out(data, sources)
    yield from check_shares(sources.sheet)
    yield from check_stock(sources.sheet, data.get("calendar", {}).get("start", sheet["calendar"]["start"]))


def _missing(given: dict[str, Any], sources: Sources) -> Iterator[Fault]:
    for row in columns("parameters"):
        if row.default is None and row.name not in given:
            sheet = sources.sheet.mark(()).file
            hint = f"Give it under {row.section[0]} in {sheet}, or under behaviour in the scenario."
            yield sources.scenario.fault(("behaviour", row.name), f"is missing: {row.meaning} ({row.unit}).", hint)


def _unknown_regions(data: dict[str, Any], sheet: dict[str, Any], sources: Sources) -> Iterator[Fault]:
    """Faults of policies that name a region which the corridor does not have."""
    known = sheet["origin"]["regions"]
    for name, policy in data.get("policies", {}).items():
        for row in in_section(policy_type(name, policy)).values():
            given: Any = entries(policy, [row]).get(row.name, ())
            path = ("policies", name, *row.name.split("."))
            named = [(path, region) for region in _value(given, row, "")] if row.kind == "names" and given else []
            named += [((*path, "by_region"), region) for region in _by(given).get("region", ())]
            for place, region in named:
                if region not in known:
                    near = nearest(region, known)
                    hint = f"Did you mean {near}?" if near else f"Its regions are {', '.join(known)}."
                    said = f"names {show(region)}, which is no region of this corridor."
                    yield sources.scenario.fault(place, said, hint)


def _left_out(data: dict[str, Any], sources: Sources) -> Iterator[Fault]:
    """Faults of values for groups that the policy is not open to."""
    for name, policy in data.get("policies", {}).items():
        rows = in_section(policy_type(name, policy))
        given = entries(policy, rows.values())
        # The levers that say who may take part end in the grouping: regions, sex, education.
        open_to = {key.rpartition(".")[2].removesuffix("s"): _value(held, rows[key], "") for key, held in given.items()
                   if rows[key].kind == "names" or not rows[key].table}  # fmt: skip
        for key, grouping, group in ((key, by, group) for key, held in given.items()
                                     for by, groups in _by(held).items() for group in groups):  # fmt: skip
            known = open_to.get(grouping)
            if known and group not in known:
                said = f"gives a value to {group}, whom the policy is not open to ({', '.join(known)})."
                yield sources.scenario.fault(("policies", name, *key.split("."), f"by_{grouping}"), said)


def _policy(name: str, data: dict[str, Any]) -> Policy:
    kind = policy_type(name, data)
    rows = in_section(kind)
    given = entries(data, rows.values())
    return Policy(
        name=name,
        type=kind,
        announced=data.get("announced"),
        start=data.get("start"),
        end=data.get("end"),
        ramp=data.get("ramp", 0),
        delivery_lag=data.get("delivery_lag", 0),
        levers=freeze({key: _value(given.get(key), row, kind) for key, row in rows.items()}),
        by=freeze({key: found for key, figure in given.items() if (found := _by(figure))}),
        figures=freeze({key: found for key, figure in given.items() if (found := _about(figure))}),
    )


def _by(figure: Any) -> dict[str, Any]:
    """The values that groups have of their own, by what they differ by."""
    if not isinstance(figure, dict):
        return {}
    return {key.removeprefix("by_"): figure[key] for key in BY if key in figure}


def _about(figure: Any) -> dict[str, Any]:
    """What a figure says beside its values."""
    skip = ("value", "distribution", *BY)
    return {key: held for key, held in figure.items() if key not in skip} if isinstance(figure, dict) else {}


def _value(given: Any, row: Parameter, section: str) -> Any:
    """The bare value: of a figure, of a scenario's plain value, or the registry's."""
    if given is None:
        return standard(row, section)
    if is_figure(given):
        return given.get("value", standard(row, section))
    return given
