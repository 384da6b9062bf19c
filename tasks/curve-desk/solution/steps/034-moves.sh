# Moves of the quotes
cat > desk/stages/s17_moves.py <<'END'
"""How quotes moved: `moves.csv`, and the markets between yesterday's and today's."""

from desk import files
from desk.scenario import market, values


def run(desk):
    before, today = desk["days"]
    old, new = desk["quotes"][before], desk["quotes"][today]
    instruments = desk["instruments"][today]
    desk["moves"] = {
        name: (old[name] - new[name] if instruments[name].kind == "future" else new[name] - old[name]) * 100
        for name in new
    }
    files.write(desk, "moves", ["quote", "points"], [(name, f"{move:.4f}") for name, move in desk["moves"].items()])
    half = {name: (new if instruments[name].curve == "discount" else old)[name] for name in new}
    desk["steps"] = [
        values(desk, desk["markets"][before]), values(desk, market(desk, today, old)), values(desk, market(desk, today, half))
    ]  # fmt: skip
END
