# Changes and walks
cat > transit/walks.py <<'END'
"""Changing and walking between stops."""


def known(rows, default):
    """How long changes at a stop take that differ from the rule (None: forbidden), and stop -> [(stop, seconds)]."""
    changes, walks = {}, {}
    for row in rows:
        a, b, kind = row["from_stop_id"], row["to_stop_id"], row["transfer_type"]
        time = {"0": default, "1": 0, "3": None}.get(kind)
        if kind == "2":
            time = int(row["min_transfer_time"])
        if a == b:
            changes[a] = time
        elif time is not None:
            walks.setdefault(a, []).append((b, time))
    return changes, walks
END
