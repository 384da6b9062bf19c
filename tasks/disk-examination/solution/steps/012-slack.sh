# Slack
cat > examine/stages/s11_slack.py <<'END'
"""Text behind the ends of files: `slack.csv`."""

import tempfile

from examine import report
from examine.tools import tool


def last_blocks(case, volume, inodes):
    """Inode -> its last block, or None."""
    with tempfile.NamedTemporaryFile("w") as script:
        script.writelines(f"blocks <{inode}>\n" for inode in inodes)
        script.flush()
        image = f"{case['folder'] / 'disk.img'}?offset={512 * case['volumes'][volume]}"
        told = tool("debugfs", "-f", script.name, image).decode().split("debugfs: blocks ")[1:]
    words = {part.split(">")[0].lstrip("<"): part.split(">")[1].split() for part in told}
    return {inode: int(blocks[-1]) for inode, blocks in words.items() if blocks}


def run(case):
    case["slack"], rows = [], []
    for volume, start in case["volumes"].items():
        files = [entry for entry in case["files"] if entry.volume == volume and entry.size % 1024]
        last = last_blocks(case, volume, [entry.inode for entry in files])
        for entry in files:
            place = 512 * start + 1024 * last[entry.inode]
            rest = case["data"][place + entry.size % 1024 : place + 1024].strip(b"\0")
            if rest:
                case["slack"].append(rest.decode("utf-8", "replace"))
                rows.append((volume, entry.path, case["slack"][-1]))
    report.write(case, "slack", ["volume", "path", "text"], rows)
END
