"""Runs the programs of The Sleuth Kit; they tell times in UTC."""

import os
import subprocess


def tool(*argv):
    """What a program prints.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    environment = {**os.environ, "TZ": "UTC"}
    return subprocess.run([str(word) for word in argv], capture_output=True, check=True, env=environment).stdout
