# Times past midnight
cat > transit/times.py <<'END'
"""Times of day, which may be past 24:00:00."""


def seconds(text):
    """Seconds after midnight; None for an empty cell."""
    if not text:
        return None
    hours, minutes, rest = map(int, text.split(":"))
    return hours * 3600 + minutes * 60 + rest


def text(time):
    return f"{time // 3600:02}:{time // 60 % 60:02}:{time % 60:02}"
END
