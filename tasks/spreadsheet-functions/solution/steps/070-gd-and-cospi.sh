# GD and COSPI
cat >> calc/functions/trigonometry.py <<'END'


@function("GD", "n")
def gudermannian(x):
    return 2 * math.atan(math.tanh(x / 2))


@function("SINPI", "n")
def sine_of_turns(x):
    return 0.0 if x == int(x) else math.sin(math.pi * math.fmod(x, 2))


@function("COSPI", "n")
def cosine_of_turns(x):
    return sine_of_turns(x + 0.5)
END
