# Count lines
cat > tally/counts/lines.py <<'END'
OPTION = "l"
RANK = 1


def count(data):
    return data.count(b"\n")
END
