# CONVERT: masses
cat >> calc/functions/engineering.py <<'END'


kind("mass", {"g": 1, "lbm": 453.59237, "ozm": 453.59237 / 16, "stone": 453.59237 * 14})
END
