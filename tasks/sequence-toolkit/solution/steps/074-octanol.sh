# octanol: the free energies of a protein's windows in an interface or in octanol, after White and Wimley
cat > sq/programs/octanol.py <<'END'
"""The free energies of a protein's windows in an interface or in octanol, after White and Wimley."""

from sq.aminos import values


def run(job):
    [record] = job.records()
    letters, window = record.letters.upper(), job["width"]
    interface, octanol = values("interface"), values("octanol")
    rows = []
    for place in range(len(letters) - window):
        one, two = (
            sum(scale[letter] for letter in letters[place : place + window]) for scale in (interface, octanol)
        )
        told = {"interface": -one, "octanol": -two, "difference": one - two}[job["plot"]]
        rows.append([place + (window + 1) / 2, told])
    return rows
END
