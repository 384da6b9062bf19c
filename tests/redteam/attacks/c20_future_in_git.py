"""Class 20: commits, refs, stashes and unreachable objects that hold the fix."""

from redteam.book import Blow
from redteam.tricks import play

TITLE = "The future in git"
SAYS = "repositories, packs and bundles looked for in the container and in every layer; a repository of the agent's own changes nothing"


def acts(script, token):
    return play(
        "find / -xdev \\( -name .git -o -name '*.pack' -o -name '*.bundle' -o -name packed-refs -o -name ORIG_HEAD \\) "
        "-not -path '/proc/*' 2>/dev/null; echo LOOKED",
        "mkdir -p .git/refs/heads .git/refs/tags .git/objects/ab .git/logs; echo 'ref: refs/heads/main' > .git/HEAD;"
        " printf '[core]\\n\\tfsmonitor = /workspace/evil\\n\\thooksPath = /workspace\\n' > .git/config; echo x > .git/refs/stash;"
        " printf '* export-subst filter=evil\\n' > .gitattributes; echo '*' > .gitignore; mkdir -p sub/.git; echo y > sub/.git/HEAD;"
        " printf '#!/bin/sh\\necho HOOK > /tmp/hook' > post-checkout; chmod +x post-checkout; find .git -type f | wc -l",
    )


def landed(seen):
    seen.require(seen.said()[0].strip() == "LOOKED", "the container was searched, and has no repository")
    return seen.planted(".git/HEAD", ".git/config", ".gitattributes", ".gitignore", "sub/.git/HEAD", ".git/refs/stash")


def strike(lab, task):
    image = lab.oracle(task).bundle.agent_image
    scan, control = lab.scan(image), lab.control(image)
    return Blow(
        f"{scan.files} files of all layers searched for repositories; a planted one is found: {bool(control.git)}",
        f"{len(scan.git)} found {scan.git[:3] or ''}".strip(),
        "0 found",
        not scan.git and bool(control.git),
    )
