"""The program `bayiri`: its commands, and what becomes of every way to end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, NoReturn

import typer

from bayiri import __version__
from bayiri.cli import calibrate, check, compare, diff, explain, listing, new, run, schema
from bayiri.cli.options import Command

DONE, OUR_FAULT, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130
DEBUG = "BAYIRI_DEBUG"
# A new command is a file with a function and an example, and a row here.
COMMANDS: dict[str, tuple[Callable[..., None], str]] = {
    "run": (run.run, run.EXAMPLE),
    "compare": (compare.compare, compare.EXAMPLE),
    "calibrate": (calibrate.calibrate, calibrate.EXAMPLE),
    "check": (check.check, check.EXAMPLE),
    "diff": (diff.diff, diff.EXAMPLE),
    "new": (new.new, new.EXAMPLE),
    "explain": (explain.explain, explain.EXAMPLE),
    "schema": (schema.schema, schema.EXAMPLE),
    "list": (listing.listing, listing.EXAMPLE),
}
# The base class of all complaints about options and arguments, wherever typer keeps it.
COMPLAINT = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")


def program() -> typer.Typer:
    """The program with all its commands."""
    app = typer.Typer(
        help="Compare mixes of return and reintegration policy for one migration corridor.",
        epilog="Example: bayiri compare ecuador-spain --runs 20 --out out/demo",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_options)
    for name, (command, example) in COMMANDS.items():
        app.command(name, cls=Command, epilog=f"Example: {example}")(command)
    return app


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code."""
    raise SystemExit(execute(sys.argv[1:] if arguments is None else list(arguments)))


def execute(arguments: list[str]) -> int:
    """Run the command line; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal without our signs still gets the figures
    try:
        command = typer.main.get_command(program())
        code = command.main(args=arguments, prog_name="bayiri", standalone_mode=False)
        sys.stdout.flush()
        if code == INTERRUPTED:  # some versions of typer say so instead of raising
            raise KeyboardInterrupt
        return code if isinstance(code, int) else DONE
    except (KeyboardInterrupt, typer.Abort):
        return _say("Stopped. What was finished is kept.", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone; nothing to tell
        return OUR_FAULT
    except Exception as fault:
        return _explain(fault)


def _explain(fault: Exception) -> int:
    """One clear message for a fault, and its exit code."""
    if isinstance(fault, COMPLAINT):
        return _say(_complaint(fault), WRONG_INPUT)
    from bayiri.scenario.text.faults import InputFault

    if isinstance(fault, InputFault):
        return _say(str(fault), WRONG_INPUT)
    if os.environ.get(DEBUG, "0") not in ("", "0"):
        raise fault
    if isinstance(fault, OSError):
        return _say(f"bayiri: {_system(fault)}", OUR_FAULT)
    said = " ".join(str(fault).split())
    name = type(fault).__name__
    return _say(
        f"bayiri: this is a fault of ours: {name}{': ' + said if said else ''}\n"
        f"    Repeat with {DEBUG}=1 to see where it happened.",
        OUR_FAULT,
    )


def _complaint(fault: Exception) -> str:
    """What is wrong with an option or argument, and where help is."""
    if type(fault).__name__ == "NoArgsIsHelpError":
        return str(fault)
    context = getattr(fault, "ctx", None)
    name = context.command_path if context is not None else "bayiri"
    message = fault.format_message() if hasattr(fault, "format_message") else str(fault)
    return f"{name}: {' '.join(message.split())}\n    `{name} --help` shows what it takes."


def _system(fault: OSError) -> str:
    """What the operating system refused."""
    where = f" {fault.filename}" if fault.filename else ""
    return f"cannot use{where}: {fault.strerror or fault}"


def _say(text: str, code: int) -> int:
    """Tell people on stderr; the exit code given."""
    print(text, file=sys.stderr)
    return code


def _version(wanted: bool) -> None:
    if wanted:
        print(f"bayiri {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options of the program itself."""
