"""The registry: every number of the model with unit, range, source and evidence grade."""

from bayiri.parameters.modules import MODULES, Module
from bayiri.parameters.parameter import GRADES, POLICY_TYPES, TABLES, Parameter
from bayiri.parameters.registry import columns, find, in_module, in_section, nearest, registry

__all__ = [
    "GRADES",
    "MODULES",
    "POLICY_TYPES",
    "TABLES",
    "Module",
    "Parameter",
    "columns",
    "find",
    "in_module",
    "in_section",
    "nearest",
    "registry",
]
