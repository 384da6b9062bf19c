"""Does nothing."""

from benchmark.harness.scripted import Acts, Ending, Script


def acts(script: Script) -> Acts:
    """No act at all."""
    yield from ()
    return Ending(detail="nothing was done")
