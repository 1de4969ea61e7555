"""The registry: every number of the model with unit, range, source and evidence grade."""

from bayiri.parameters.modules import MODULES, Module
from bayiri.parameters.parameter import GRADES, ITS_OWN_UNIT, NO_LIMIT, POLICY_TYPES, SETTINGS, TABLES, USES, Parameter
from bayiri.parameters.registry import columns, find, in_module, in_section, nearest, registry

__all__ = [
    "GRADES",
    "ITS_OWN_UNIT",
    "NO_LIMIT",
    "MODULES",
    "POLICY_TYPES",
    "SETTINGS",
    "TABLES",
    "USES",
    "Module",
    "Parameter",
    "columns",
    "find",
    "in_module",
    "in_section",
    "nearest",
    "registry",
]
