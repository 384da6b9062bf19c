# mwcontam: the masses that all of several spectra have, by the first of them
cat > sq/programs/mwcontam.py <<'END'
"""The masses that all of several spectra have, by the first of them."""


def masses(text):
    """The numbers of a file, one a line."""
    return [float(line) for line in text.split("\n") if line and not line.startswith("#")]


def run(job):
    lists = [masses(job.files[file]) for file in sorted(job.files)]
    found = lists[0]
    for other in lists[1:]:
        found = [
            mass for mass in found if any(abs(mass - one) <= mass * job["tolerance"] / 1e6 for one in other)
        ]
    return [[mass] for mass in found]
END
