"""`bayiri list`: what comes with the package."""

from __future__ import annotations

from bayiri.cli.options import Json

EXAMPLE = "bayiri list"
_CORRIDORS = "corridors/"


def listing(json: Json = False) -> None:
    """List what comes with the package.

    Corridors and scenarios, one line each.
    """
    from bayiri.cli.output import print_json
    from bayiri.scenario import shipped

    found = shipped()
    corridors = {name.removeprefix(_CORRIDORS): title for name, title in found if name.startswith(_CORRIDORS)}
    scenarios = {name: title for name, title in found if not name.startswith(_CORRIDORS)}
    if json:
        print_json({"corridors": corridors, "scenarios": scenarios})
        return
    width = max((len(name) for name in (*corridors, *scenarios)), default=0)
    for head, rows in (("Corridors", corridors), ("Scenarios", scenarios)):
        print(head)
        for name, title in rows.items():
            print(f"  {name:<{width}}  {title}")
