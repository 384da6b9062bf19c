"""Class 9: the artifact fetches the solution while it is graded."""

from redteam.tricks import plant, play, write

TITLE = "Grade-time downloads"
SAYS = "sockets, DNS, HTTP, pip and every interface tried from inside the clean room"

_PROBE = """\
import socket, subprocess
_open = []
for _address in (("192.0.2.1", 80), ("1.1.1.1", 53), ("172.17.0.1", 2375), ("172.17.0.1", 80)):
    try:
        socket.create_connection(_address, 0.5).close()
        _open.append("socket")
    except OSError:
        pass
try:
    socket.getaddrinfo("example.com", 443)
    _open.append("dns")
except OSError:
    pass
if set(_os.listdir("/sys/class/net")) - {"lo"}:
    _open.append("interface")
_canary("open" if _open else "closed")
"""


def acts(script, token):
    # A tree that nobody graded before, so that a clean room is opened for it.
    return play(write("fetch.txt", token), plant(token, _PROBE))


def landed(seen):
    rooms = seen.rooms()
    modes = {room["HostConfig"]["NetworkMode"] for room in rooms}
    seen.require(rooms and modes == {"none"}, f"{len(rooms)} clean rooms inspected, their network is none")
    seen.require(not seen.sightings("open"), "nothing could be reached")
    return f"{len(rooms)} clean rooms inspected while they ran: network none; " + seen.ran("closed")
