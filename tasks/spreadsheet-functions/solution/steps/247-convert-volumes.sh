# CONVERT: volumes
cat >> calc/functions/engineering.py <<'END'


SPOONS = {"tsp": 1, "tbs": 3, "oz": 6, "cup": 48, "pt": 96, "qt": 192, "gal": 768}
kind("volume", SPOONS)
END
