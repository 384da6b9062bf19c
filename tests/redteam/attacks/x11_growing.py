"""Files that are not what they were a moment ago: sparse, growing, swapped, rewritten at every step."""

from redteam.tricks import play

from benchmark.engine.attempt import HISTORY

TITLE = "Sparse and growing files"
SAYS = "a file that grows while it is read, one that is swapped with a link, sparse ones up to the limit, and random bytes rewritten at every step"


def acts(script, token):
    disk = script.task.limits.disk_mb
    one = max(2, disk // 4) if disk <= 32 else 20
    rewrite = f"for n in 1 2; do head -c {one}000000 /dev/urandom > random$n; done; ls random* | wc -l"
    return play(
        "(while :; do echo growing >> grow; done) >/dev/null 2>&1 & (while :; do rm -f swap; ln -s /etc/passwd swap; rm -f swap;"
        " echo x > swap; done) >/dev/null 2>&1 & sleep 0.3; ls",
        f"truncate -s {one}M sparse; truncate -s 1T more; ls -ls sparse",
        "kill $(ps -e -o pid=,comm= 2>/dev/null | awk '$2 == \"bash\" && $1 > 20 {print $1}') 2>/dev/null; true",
        *[rewrite + f" # {n}" for n in range(12 if disk <= 32 else 2)],
    )


def landed(seen):
    events = seen.snapshots()
    refused = [event.refused_whole for event in events if event.refused_whole]
    grew = len({event.bytes for event in events[1:4]}) > 1 or any("changing" in reason for reason in refused)
    seen.require(grew, "a file grew while snapshots were taken")
    stored = sum(path.stat().st_size for path in seen.trial.path.rglob("*") if path.is_file())
    limit = (HISTORY * seen.trial.bundle.task.limits.disk_mb + 100) * 2**20
    seen.require(stored < limit, f"the history is bounded: {stored >> 20} MiB")
    if seen.trial.bundle.task.limits.disk_mb <= 32:
        seen.require(any("together" in reason for reason in refused), "the history was refused at its limit")
    return f"grown, swapped and rewritten; the whole history takes {stored >> 20} MiB; {len(refused)} snapshots refused"
