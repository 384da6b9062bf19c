"""Trees that are too large: more files than may be, more folders, and many small files."""

from redteam.tricks import play

TITLE = "Huge trees"
SAYS = "20,000 files, then 120,000, which is more than is taken; then all gone again"


def acts(script, token):
    make = "mkdir -p many; cd many; seq {} | xargs touch"
    return play(
        make.format("1 20000") + "; ls -f | wc -l", make.format("20001 120000") + "; ls -f | wc -l", "rm -rf many"
    )


def landed(seen):
    events = seen.snapshots()
    seen.require(events[1].files > 20000, "20,000 files were taken")
    seen.require(events[2].refused_whole, "120,000 were refused as a whole")
    return f"{events[1].files} files taken; then refused: {events[2].refused_whole}"
