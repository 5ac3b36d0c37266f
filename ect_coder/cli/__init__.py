"""The terminal: `main` runs one command. A file for each kind of command; app.py lists them all."""

from ect_coder.cli.app import main

__all__ = ["main"]
