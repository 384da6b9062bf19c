# Count longest
cat > tally/counts/longest.py <<'END'
OPTION = "L"
RANK = 5


def count(data):
    return max(len(line) for line in data.decode("utf-8").split("\n"))
END
