# FVSCHEDULE
cat >> calc/functions/depreciation.py <<'END'


@function("FVSCHEDULE", "na")
def scheduled(x, rates):
    return x * math.prod(1 + rate for rate in numbers([rates]))
END
