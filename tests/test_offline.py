"""The whole suite runs without a network: no test, and no process that a test starts, gets a connection."""

import socket
import subprocess
import sys

import pytest

from ect_coder.corpus import reading_room
from ect_coder.study import never


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.getaddrinfo("example.org", 80),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
        lambda: __import__("urllib.request").request.urlopen("http://127.0.0.1:9/"),
    ],
)
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_no_connection_leaves_this_process(attempt):
    with pytest.raises(AssertionError, match="no connection"):
        attempt()


def test_nor_a_process_of_its_own():
    script = "import socket; socket.create_connection(('127.0.0.1', 9))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "the program makes no connection" in told.stderr


def test_files_are_still_read_in_a_process_of_their_own(tmp_path):
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text("Un mot.\n" * 2000, encoding="utf-8")
    read = list(reading_room.read_each(sorted(tmp_path.iterdir()), never))
    assert [len(each.sources) for each in read] == [1, 1, 1, 1]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets here")
def test_processes_of_one_machine_may_talk():
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"x")
        assert other.recv(1) == b"x"
