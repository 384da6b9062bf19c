# Shortest ways
cat > transit/shortest.py <<'END'
"""The shortest ways."""

import heapq


def ways(links, origin):
    """Stop -> seconds from the origin; links are stop -> [(stop, seconds)]."""
    found, queue = {}, [(0, origin)]
    while queue:
        time, stop = heapq.heappop(queue)
        if stop not in found:
            found[stop] = time
            for other, more in links.get(stop, []):
                heapq.heappush(queue, (time + more, other))
    return found
END
