"""Plain data written as YAML that the strict reader reads back as the same data."""

from __future__ import annotations

from typing import Any

import yaml

from bayiri.scenario.text.faults import number
from bayiri.scenario.text.grammar import is_figure
from bayiri.scenario.text.scalars import resolve

_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_DUMPER):
    """Writes text in quotes wherever our reader would take it for something else."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _represent_text(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _needs_quotes(text) else None)


def _needs_quotes(text: str) -> bool:
    try:
        return resolve(text) != text or not text.isprintable()
    except ValueError:
        return True


def _represent_mapping(dumper: Any, data: dict[Any, Any]) -> Any:
    tag = "tag:yaml.org,2002:map"
    return dumper.represent_mapping(tag, data.items(), flow_style=is_figure(data))


def _represent_list(dumper: Any, data: list[Any]) -> Any:
    rows = any(isinstance(item, dict) for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=not rows)


def _represent_float(dumper: Any, value: float) -> Any:
    """Whole numbers without `.0`, all others in the shortest form that reads back as the same number."""
    text = number(value)
    if text.lstrip("-").isdigit():
        return dumper.represent_scalar("tag:yaml.org,2002:int", text)
    if "." not in text:  # `1e-07`, which readers of YAML 1.1 would take for text
        text = text.replace("e", ".0e")
    return dumper.represent_scalar("tag:yaml.org,2002:float", text)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(dict, _represent_mapping)
_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(float, _represent_float)


def yaml_text(data: dict[str, Any], width: int = 110) -> str:
    """The data in its own order; figures, series and lists in brackets. Lines are about `width` columns wide."""
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=width))
