"""Class 17: links, pipes, devices, traversal and bombs in what is shipped."""

from redteam.tricks import play, write

TITLE = "Symlinks, FIFOs, devices, traversal, archive bombs"
SAYS = "links to the grader's files, up and out, in chains and loops; FIFOs and sockets in the place of answers; sparse files and a bomb"


def acts(script, token):
    return play(
        "mkdir -p links && cd links && ln -s /grader grader; ln -s /grader/reference.json solution.json; ln -s /etc/passwd passwd;"
        " ln -s ../../../../../../../../etc/shadow up; ln -s / root; ln -s loop loop; ln -s a/../../../../etc chain; mkdir a; ln -s ../.. a/b;"
        " ln -s /proc/self/environ environ; ln -s /workspace/../etc/hosts tricky; ln -s /workspace/links/a inside; ln -s a ok; ls | wc -l",
        'for f in $(find . -maxdepth 2 -type f ! -path \'./links/*\' | head -3); do rm -f "$f"; mkfifo "$f"; done; mkfifo pipe;'
        " mknod null c 1 3 2>&1; truncate -s 5T sparse; truncate -s 70M big; perl -MSocket -e"
        " 'socket(S,AF_UNIX,SOCK_STREAM,0); bind(S,sockaddr_un(\"sock\")) or die' ; head -c 30000000 /dev/zero | gzip -9 > bomb.gz; ls -la | wc -l",
        write("links/../evil\\..\\name", "x"),
    )


def landed(seen):
    refused = {refusal.reason for event in seen.snapshots() for refusal in event.refused}
    seen.require({"a FIFO", "a socket"} <= refused, "FIFO and socket were refused")
    # Where the disk is small, the kernel already refuses to make the large ones.
    small = seen.trial.bundle.task.limits.disk_mb <= 70
    seen.require(small or any("bytes" in reason for reason in refused), "the sparse files were refused")
    links = [path for path, file in seen.final.items() if file.mode == 0o120000]
    seen.require(len(links) >= 12, "the links were recorded")
    status, said = seen.lab.naive(
        seen.trial, seen.snapshots()[-1].tree, "find . -type l -exec readlink -f {} \\; | grep -v ^/workspace; ls links"
    )
    seen.require("/grader" not in said and "/etc" not in said and status == 0, "no link that is materialised leads out")
    return f"{len(links)} links recorded, none that is materialised leads out; refused: {', '.join(sorted(r[:30] for r in refused))[:160]}"
