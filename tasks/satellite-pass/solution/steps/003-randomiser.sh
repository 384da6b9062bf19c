# The randomiser
cat > ground/randomiser.py <<'END'
"""Takes the randomiser's bytes off a block."""


def sequence(length):
    register, made = [1] * 8, []
    for _ in range(length):
        byte = 0
        for _ in range(8):
            byte = byte << 1 | register[0]
            register = [*register[1:], register[0] ^ register[3] ^ register[5] ^ register[7]]
        made.append(byte)
    return bytes(made)


def plain(block):
    return bytes(a ^ b for a, b in zip(block, sequence(len(block))))
END
