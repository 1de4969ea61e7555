"""`bayiri explain`: what a number, a policy type, an outcome, a scenario or a corridor is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bayiri.cli.columns import WIDTH, print_columns
from bayiri.cli.options import Json

if TYPE_CHECKING:
    from bayiri.cli.topics import Topic

EXAMPLE = "bayiri explain credit_access"
_MOST = 6  # topics of one name that are told in full


def explain(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="A policy type, number, path, outcome, scenario or corridor; or a word."),
    ],
    json: Json = False,
) -> None:
    """Explain a number, a policy type, an outcome, a scenario or a corridor.

    A word that is no name is looked for in names and meanings.
    """
    from bayiri.cli.facts import after, facts, kept, listed
    from bayiri.cli.output import print_json
    from bayiri.cli.topics import found, in_words, named, near
    from bayiri.scenario.text.faults import Fault, InputFault

    exact = named(name)
    matches = exact or found(name)
    if not matches:
        close = near(name)
        hint = f"Did you mean {in_words(close)}?" if close else "Give a name, or a word of what it means."
        raise InputFault(Fault("explain", None, name, "is nothing bayiri knows by name or meaning.", hint))
    if json:
        print_json({"name": name, "exact": bool(exact), "topics": [_plain(topic, bool(exact)) for topic in matches]})
        return
    if not exact or len(exact) > _MOST:
        _list(name, matches)
        return
    for place, topic in enumerate(exact):
        print("\n" * (place > 0) + _headline(topic))
        print_columns(kept(facts(topic)))
        if rows := listed(topic):
            print("\nLevers, beside announced, start, end and ramp:" if topic.kind == "policy type" else "\nNumbers:")
            print_columns(rows)
    print()
    print_columns(("Next:", command) for command in after(exact[0]))


def _headline(topic: Topic) -> str:
    import textwrap

    return textwrap.fill(f"{topic.name}: {topic.meaning}", WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _list(name: str, matches: list[Topic]) -> None:
    """Matches, a line each."""
    print(f"No name is {name}; these speak of it:" if all(topic.name != name for topic in matches) else f"{name}:")
    said = {topic: f"{topic.label}: {topic.meaning}" if topic.label else topic.meaning for topic in matches}
    print_columns((topic.name, f"{meaning} ({topic.kind})") for topic, meaning in said.items())
    print(f"\nNext: bayiri explain {matches[0].name}")


def _plain(topic: Topic, whole: bool) -> dict[str, object]:
    """A topic as plain data; found by a search, without its facts."""
    from bayiri.cli.facts import facts, kept, listed

    told: dict[str, object] = {"kind": topic.kind, "name": topic.name, "label": topic.label, "meaning": topic.meaning}
    if whole:
        facts_told: dict[str, list[str]] = {}
        for word, said in kept(facts(topic)):
            facts_told.setdefault(word, []).append(said)
        told["facts"] = {word: said[0] if len(said) == 1 else said for word, said in facts_told.items()}
        told["numbers"] = dict(listed(topic))
    return told
