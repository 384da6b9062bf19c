# Linear equations
cat > survey/linear.py <<'END'
"""Matrices, as lists of rows."""


def inverse(matrix):
    """By elimination with pivots."""
    size = len(matrix)
    rows = [list(row) + [float(i == j) for j in range(size)] for i, row in enumerate(matrix)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda i: abs(rows[i][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for i in range(size):
            if i != column and rows[i][column]:
                factor = rows[i][column]
                rows[i] = [value - factor * other for value, other in zip(rows[i], rows[column])]
    return [row[size:] for row in rows]


def least_squares(design, misfits, weights):
    """The unknowns that fit best, and the inverse of the normal matrix."""
    size = range(len(design[0]))
    normal = [[sum(w * row[i] * row[j] for row, w in zip(design, weights)) for j in size] for i in size]
    right = [sum(w * row[i] * misfit for row, misfit, w in zip(design, misfits, weights)) for i in size]
    cofactors = inverse(normal)
    return [sum(a * b for a, b in zip(row, right)) for row in cofactors], cofactors
END
