# Count bytes
cat > tally/counts/bytes.py <<'END'
OPTION = "c"
RANK = 4


def count(data):
    return len(data)
END
