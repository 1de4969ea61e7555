"""`python -m bayiri`: the command line."""

from bayiri.cli import main

if __name__ == "__main__":
    main()
