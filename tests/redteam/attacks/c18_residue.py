"""Class 18: what one run leaves for the next."""

from redteam.tricks import plant, play, write

TITLE = "Residue between runs"
SAYS = "two trials, each looking for the other's canary in every place it can write to, then leaving its own; the same in the clean room"
TURNS = 2

_ROOM = """\
_places = ("/tmp", "/dev/shm", "/dev/mqueue", "/scratch", "/var/tmp", "/run", "/verdict")
_dirty = 0
for _p in _places:
    try:
        _dirty += any(_n.startswith("residue-") and _n != "residue-%d" % _os.getuid() for _n in _os.listdir(_p))
    except OSError:
        pass
    try:
        open(_p + "/residue-%d" % _os.getuid(), "w").close()
    except OSError:
        pass
for _pid in _os.listdir("/proc"):
    try:
        if _pid.isdigit() and _os.stat("/proc/" + _pid).st_uid not in (0, _os.getuid()): _dirty += 1
    except OSError:
        pass
_canary("clean" if not _dirty else "dirty")
"""


def acts(script, token):
    places = "/tmp /dev/shm ~ /workspace /var/tmp /run/lock /home/agent/.cache"
    return play(
        f"grep -rls canary-residue {places} 2>/dev/null; ls -A /tmp ~ | grep -v '^.output$'; echo LOOKED",
        f"for p in {places}; do mkdir -p $p; echo canary-residue > $p/residue.txt && echo LEFT $p; done 2>/dev/null; true",
        write("more.txt", token),
        plant(token, _ROOM),
        plant(token, _ROOM + "pass\n"),
    )


def landed(seen):
    for trial in seen.trials:
        looked, left = seen.said(trial)[:2]
        seen.require("LOOKED" in looked and left.count("LEFT") >= 4, "canaries were looked for and left")
        seen.require("residue.txt" not in looked, "none of another trial was found")
    if seen.code:
        seen.require(not seen.sightings("dirty"), "no clean room was dirty")
    return f"two trials left {seen.said()[1].count('LEFT')} canaries each, neither found any; " + seen.ran("clean")
