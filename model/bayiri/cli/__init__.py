"""The command line. Every command is one file of this room; heavy imports wait until a command runs."""

from bayiri.cli.app import main

__all__ = ["main"]
