# SUBSTITUTE
cat >> calc/functions/texts.py <<'END'


@function("SUBSTITUTE", "ttt|n")
def substituted(text, old, new, place=None):
    if place is None:
        return text.replace(old, new)
    parts = text.split(old)
    at = int(place)
    return text if at >= len(parts) else old.join(parts[:at]) + new + old.join(parts[at:])
END
