"""Folders deeper than paths, limits and recursions go, with a file in each; bytes hidden below what a path can name."""

from redteam.tricks import play

TITLE = "Deep paths"
SAYS = "a chain of 3,000 folders; bytes beyond the disk's quota below the longest path that can be named"

_DEEP = 'perl -e \'for (1..3000) { mkdir "d" x 20; chdir "d" x 20 or die; open(F, ">f"); } print "DEEP\\n"\''


def acts(script, token):
    megabytes = script.task.limits.disk_mb + 200
    hide = (
        'perl -e \'for (1..300) { mkdir "h" x 20; chdir "h" x 20 or die; } for $n (1..MEGABYTES) { open(F, ">f$n") or die; print F "x" x (1<<20); close F } '
        'print "HIDDEN\\n"; sleep 12\''
    ).replace("MEGABYTES", str(megabytes))
    return play(_DEEP, hide, "echo went on")


def landed(seen):
    seen.require("DEEP" in seen.said()[0], "3,000 folders were made")
    reasons = {refusal.reason for event in seen.snapshots() for refusal in event.refused}
    seen.require("nested too deeply" in reasons, "the deep ones were refused")
    end = seen.trial.bundle.end
    seen.require(
        end is not None and end.reason == "disk-budget", f"hidden bytes count: it ended as {end and end.reason}"
    )
    return "3,000 folders refused below the limit; hidden bytes ended the trial: disk-budget"
