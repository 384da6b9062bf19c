# gapped: the best scores of alignments with gaps, after Gotoh
cat > sq/gapped.py <<'END'
"""The best scores of alignments with gaps, after Gotoh."""

LOW = -1e9


def whole(one, two, scores, costs, ends=(0.0, 0.0), together=False):
    """The best score of an alignment of whole sequences.

    The first letter of a gap costs the first of `costs`, each further one the second; those of gaps at the ends are
    `ends`. A gap at the end may not directly follow one within, in the other sequence, unless `together`.
    """

    def border(count):
        return -ends[0] - ends[1] * (count - 1) if count else 0.0

    width = len(two)
    best = [border(count) for count in range(width + 1)]
    paired = best[:]
    down = [LOW] * (width + 1)
    for row, letter in enumerate(one, 1):
        last = row == len(one)
        diagonal, best[0], paired[0], across = best[0], border(row), border(row), LOW
        for column, other in enumerate(two, 1):
            at_end = (last, column == width)
            (open_across, more_across), (open_down, more_down) = (ends if end else costs for end in at_end)
            left, above = (
                (paired if end and not together else best)[place] for end, place in zip(at_end, (column - 1, column))
            )
            across = max(left - open_across, across - more_across)
            down[column] = max(above - open_down, down[column] - more_down)
            paired[column] = diagonal + scores[letter, other]
            diagonal, best[column] = best[column], max(paired[column], across, down[column])
    return best[width]


def part(one, two, scores, costs):
    """The best score of an alignment of parts of the sequences."""
    best, down, found = [0.0] * (len(two) + 1), [LOW] * (len(two) + 1), 0.0
    for letter in one:
        diagonal, across = 0.0, LOW
        for column, other in enumerate(two, 1):
            across = max(best[column - 1] - costs[0], across - costs[1])
            down[column] = max(best[column] - costs[0], down[column] - costs[1])
            score = max(diagonal + scores[letter, other], across, down[column], 0.0)
            diagonal, best[column] = best[column], score
            found = max(found, score)
    return found
END
