"""No connection, in any process of the tests: loaded by each Python that has this folder on its path."""

from __future__ import annotations

import socket
import sys

_REFUSED = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname")


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what leaves this machine or looks a name up; processes may talk with each other."""
    if event not in _REFUSED:
        return
    if isinstance(arguments[0], socket.socket) and arguments[0].family == getattr(socket, "AF_UNIX", None):
        return
    raise AssertionError("the program makes no connection")


sys.addaudithook(refuse)
