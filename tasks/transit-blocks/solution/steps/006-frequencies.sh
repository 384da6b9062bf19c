# Repeated trips
cat > transit/frequencies.py <<'END'
"""Trips that are repeated."""

from transit.times import seconds


def repeated(rows):
    """Trip -> when it starts, in order."""
    starts = {}
    for row in rows:
        first, end, headway = seconds(row["start_time"]), seconds(row["end_time"]), int(row["headway_secs"])
        mine = starts.setdefault(row["trip_id"], [])
        if headway > 0:
            mine.extend(range(first, end, headway))
    return {trip: sorted(times) for trip, times in starts.items()}
END
