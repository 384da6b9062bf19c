# Count characters
cat > tally/counts/characters.py <<'END'
OPTION = "m"
RANK = 3


def count(data):
    return len(data.decode("utf-8"))
END
