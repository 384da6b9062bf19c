# CONVERT: times
cat >> calc/functions/engineering.py <<'END'


kind("time", {"yr": 365.25 * 86400, "day": 86400, "hr": 3600, "mn": 60, "sec": 1})
END
