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
    from bayiri.cli.output import print_json
    from bayiri.cli.searching import found, in_words, near, nearly_found
    from bayiri.cli.topics import named
    from bayiri.scenario.text.faults import Fault, InputFault

    exact = named(name)
    matches = exact or found(name)
    close = [] if matches else near(name)
    if not matches and not close:
        matches = nearly_found(name)
    if not matches:
        hint = f"Did you mean {in_words(close)}?" if close else "Give a name, or a word of what it means."
        raise InputFault(Fault("explain", None, name, "is nothing bayiri knows by name or meaning.", hint))
    if json:
        print_json({"name": name, "exact": bool(exact), "topics": [_plain(topic, bool(exact)) for topic in matches]})
        return
    if exact and _is_branch(name, exact):
        _list_by_section(name, exact)
        return
    if not exact or len(exact) > _MOST:
        _list(name, matches)
        return
    _tell(exact)


def _tell(topics: list[Topic]) -> None:
    """All that is known of each topic, and what to ask next."""
    from bayiri.cli.facts import after, facts, heading, kept, listed

    for place, topic in enumerate(topics):
        print("\n" * (place > 0) + _headline(topic))
        print_columns(kept(facts(topic)))
        if rows := listed(topic):
            print(f"\n{heading(topic)}:")
            print_columns(rows)
    print()
    print_columns(("Next:", command) for command in after(topics[0]))


def _headline(topic: Topic) -> str:
    import textwrap

    return textwrap.fill(f"{topic.name}: {topic.meaning}", WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _list(name: str, matches: list[Topic]) -> None:
    """Matches, a line each."""
    from bayiri.cli.topics import what

    print(
        f'Nothing is called "{name}"; these speak of it:'
        if all(topic.name != name for topic in matches)
        else f"{name}:"
    )
    said = {topic: f"{topic.label}: {topic.meaning}" if topic.label else topic.meaning for topic in matches}
    print_columns((topic.name, f"{meaning} ({what(topic)})") for topic, meaning in said.items())
    print(f"\nNext: bayiri explain {matches[0].name}")


def _is_branch(name: str, matches: list[Topic]) -> bool:
    """Whether the name is that of a group of numbers, such as `open_to`, and of none by itself."""
    return len(matches) > 1 and all(topic.name.startswith(f"{name}.") for topic in matches)


def _list_by_section(name: str, matches: list[Topic]) -> None:
    """The numbers of a group, apart for each policy type or part of a file that has it."""
    from bayiri.cli.facts import line

    for place, section in enumerate(dict.fromkeys(part for topic in matches for part in topic.about.section)):
        print("\n" * (place > 0) + f"{name}, in {section}:")
        own = [topic.about for topic in matches if section in topic.about.section]
        print_columns((row.name, line(row, section)) for row in own)
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
