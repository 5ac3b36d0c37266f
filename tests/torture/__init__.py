"""Faults by the thousand: `python -m tests.torture` (make torture) plays them and writes what came of it.

Each family is a module with `run(share) -> list[Outcome]`; `share` of its full number of cases is played. The quick ones
among the tests play a few of the same faults at each push.
"""
