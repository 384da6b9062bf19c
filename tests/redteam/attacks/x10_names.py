"""Names that are no text: newlines, every byte, no UTF-8, what git would interpret, what a shell would."""

from redteam.tricks import honest, play

TITLE = "Names with newlines and non-UTF-8 bytes"
SAYS = "an honest half, then files of every byte value, newlines, escapes, 255 bytes, Unicode tricks, git's and the shell's own names"
HONEST = 0.5

_MAKE = r"""perl -e '
for my $b (1..255) { next if $b == 47; open(F, ">", "n" . chr($b)) or die "$b"; print F $b; close F }
for my $n ("a\nb", "\xff\xfe", "-rf", "--", "\$(touch pwned)", "`id`", "; rm -rf ~", " ", "\t", "x" x 255, "..a", "...", "\xe2\x80\xaegnp.exe",
  "CON", "a\\b", "\x1b[2J", "%", "%.git", ".GIT", "git~1", ".gitmodules", ".gitattributes", "\xcc\x81e", "e\xcc\x81", "\xc3\xa9") {
  open(F, ">", "names/$n") or die "$n: $!"; print F "x"; close F }
print "NAMED\n"'"""


def acts(script, token):
    yield from honest(script, 0.5)
    return (yield from play("mkdir -p names && cd names && " + _MAKE.replace("names/", "")))


def landed(seen):
    names = {path.removeprefix(b"names/") for path in seen.final if path.startswith(b"names/")}
    wanted = {b"n" + bytes([b]) for b in range(1, 256) if b != 47} | {
        b"a\nb",
        b"\xff\xfe",
        b".GIT",
        b"git~1",
        b"x" * 255,
    }
    return seen.require(wanted <= names, f"{len(names)} names came back byte by byte")
