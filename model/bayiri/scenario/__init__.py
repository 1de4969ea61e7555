"""Scenario files and corridor sheets: found, read strictly, checked against the registry, put together."""

from bayiri.scenario.inheritance.setting import read_set
from bayiri.scenario.loading import load
from bayiri.scenario.locating import find_mixes
from bayiri.scenario.readers.jsonschema import json_schema
from bayiri.scenario.scenario import Calendar, Outcome, Policy, Scenario
from bayiri.scenario.shipped import shipped
from bayiri.scenario.text.faults import Fault, InputFault

__all__ = [
    "Calendar",
    "Fault",
    "InputFault",
    "Outcome",
    "Policy",
    "Scenario",
    "find_mixes",
    "json_schema",
    "load",
    "read_set",
    "shipped",
]
