# Count words
cat > tally/counts/words.py <<'END'
OPTION = "w"
RANK = 2


def count(data):
    return len(data.split())
END
