# What a point of each quote is worth
cat > desk/stages/s15_annuities.py <<'END'
"""How much a point of each quote is worth, and what the curves say of it: `annuities.csv`."""

from desk import files
from desk.basis import floating


def run(desk):
    today = desk["days"][1]
    curve, basis, desk["annuities"], rows = desk["curves"][today], desk["bases"][today], {}, []
    for name, i in desk["instruments"][today].items():
        leg = i.legs.get("fixed") or i.legs["float"]
        annuity = desk["annuities"][name] = sum(part * curve.factor(end) for _, end, part in leg)
        if i.curve == "discount":
            other = curve.factor(leg[0][0]) - curve.factor(leg[-1][1])
        else:
            other = floating(basis, curve, i.legs["float"], desk["forwards"][today][name])
        rows.append((name, f"{annuity:.10f}", f"{other / annuity:.10f}"))
    files.write(desk, "annuities", ["quote", "annuity", "implied"], rows)
END
