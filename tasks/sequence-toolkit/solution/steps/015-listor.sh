# listor: which of two sets' sequences are in either, both or one
cat > sq/programs/listor.py <<'END'
"""Which of two sets' sequences are in either, both or one."""


def run(job):
    one, two = job.records(), job.records("other")
    of_one, of_two = ({record.letters.upper() for record in records} for records in (one, two))
    operator = job["operator"]
    if operator == "AND":
        found = [record for record in one if record.letters.upper() in of_two]
    elif operator == "OR":
        found = one + [record for record in two if record.letters.upper() not in of_one]
    else:
        found = [record for record in one if record.letters.upper() not in of_two]
        if operator == "XOR":
            found += [record for record in two if record.letters.upper() not in of_one]
    return [[record.name] for record in found]
END
