"""Class 1: nothing, `{}` and empty files."""

from redteam.tricks import play

TITLE = "Null artifact"
SAYS = "every file emptied, then `{}` in every file, then nothing at all"


def acts(script, token):
    return play(
        "find . -type f -exec sh -c ': > \"$1\"' _ {} \\;",
        "find . -type f -exec sh -c 'printf \"\\173\\175\\n\" > \"$1\"' _ {} \\; ; echo '{}' > result.json",
        "find . -mindepth 1 -delete; ls -A | wc -l",
    )


def landed(seen):
    emptied, braces = seen.files(1), seen.files(2)
    seen.require(all(not file.data for file in emptied.values()), "every file was emptied")
    seen.require(all(file.data == b"{}\n" for file in braces.values()), "every file held {}")
    return seen.require(not seen.final, f"{len(emptied)} files emptied, filled with {{}} and deleted")
