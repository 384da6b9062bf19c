# The delivery
cat > desk/stages/s16_delivery.py <<'END'
"""What was mastered, measured and delivered: `final.csv`, `delivery.wav`."""

from array import array

from desk import dither, final, wave16


def run(session):
    session.final = final.measured(session.programme, session.rate)
    rows = [(name, f"{value:.3f}") for name, value in session.final.values.items()]
    session.table("final", "name,value", rows)
    session.data = array("h", dither.codes(session.programme, int(session.order["seed"]))).tobytes()
    session.chunks = [(b"fmt ", wave16.form(session.rate)), (b"data", session.data)]
    (session.out / "delivery.wav").write_bytes(wave16.file(session.chunks))
END
