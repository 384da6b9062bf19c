# The exposure
cat > ground/stages/s24_exposure.py <<'END'
"""How the detector was when the image was taken: `exposure.csv`."""

from ground import report
from ground.stages.s15_curves import along
from ground.stages.s21_messages import latest


def run(contact):
    when = contact["exposed"]
    warm = along(contact["values"]["DET_T"], when)
    gain = latest(contact, "GAIN", when)
    gain = contact["values"]["GAIN"][0][1] if gain is None else gain
    contact["level"], contact["gain"] = contact["constants"]["dark"][0] + contact["constants"]["dark"][1] * warm, gain
    contact["timeline"].append((f"{when:.3f}", "exposure", "image.bin"))
    rows = [("time", f"{when:.3f}"), ("temperature", f"{warm:.4f}"), ("dark", f"{contact['level']:.4f}"), ("gain", f"{gain:.6f}")]
    report.write(contact, "exposure", ["name", "value"], rows)
END
