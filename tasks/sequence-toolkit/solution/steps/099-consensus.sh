# consensus: the consensus of aligned sequences
cat > sq/consensus.py <<'END'
"""The consensus of aligned sequences."""

from sq.matrices import scores


def consensus(sequences, protein, plurality, setcase, identity):
    """One letter a column; `plurality`, `setcase` and `identity` count sequences."""
    table, none = scores(protein), "X" if protein else "N"
    found = ""
    for column in zip(*sequences):
        column = [letter.upper() for letter in column]
        totals = []
        for place, letter in enumerate(column):
            others = [other for number, other in enumerate(column) if number != place]
            totals.append(sum(table[letter, other] for other in others if "-" not in (letter, other)))
        chosen = None
        for place, total in enumerate(totals):
            if chosen is None or total > totals[chosen] or (total == totals[chosen] and column[chosen] == "-"):
                chosen = place
        support = {
            letter: sum(other != "-" and table[letter, other] > 0 for other in column) if letter != "-" else 0
            for letter in column
        }
        counts = {letter: column.count(letter) if letter != "-" else 0 for letter in column}
        best = column[chosen]
        letter = best if support[best] >= plurality else none
        if support[best] <= setcase:
            letter = letter.lower()
        if identity:
            commonest = None
            for one in column:
                rank = (support[one], counts[one])
                if commonest is None or rank > (support[commonest], counts[commonest]):
                    commonest = one
            if column.count(commonest) < identity:
                letter = none
        found += letter
    return found
END
