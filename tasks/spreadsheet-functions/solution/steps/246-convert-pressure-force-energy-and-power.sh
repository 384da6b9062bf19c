# CONVERT: pressure, force, energy and power
cat >> calc/functions/engineering.py <<'END'


kind("pressure", {"Pa": 1, "atm": 101325, "mmHg": 101325 / 760})
kind("force", {"N": 1, "dyn": 1e-5, "lbf": 4.4482216152605})
kind("energy", {"J": 1, "Wh": 3600})
kind("power", {"W": 1, "HP": 745.701})
END
