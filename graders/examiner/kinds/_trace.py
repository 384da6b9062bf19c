"""Text that the programs in the exhibit's process begin with: which functions of the artifact were executed.

`tracing(root)` starts to watch, `traced()` gives the functions as `path::name`, or None where that can't be
told: code ran in another thread or in a child process. A C profiler is used, which the watched code doesn't see.
"""


def tracing(root):  # type: ignore[no-untyped-def]
    """Watch from here on, in this process and in those forked off it."""
    import cProfile

    global _profile, _root
    _root = root.rstrip("/") + "/"
    _profile = cProfile.Profile(subcalls=False, builtins=False)
    _profile.enable()


def traced():  # type: ignore[no-untyped-def]
    """Stop, and tell what was executed below the root."""
    import resource
    import threading

    _profile.disable()
    found, start = set(), threading.Thread.start.__code__
    if resource.getrusage(resource.RUSAGE_CHILDREN).ru_minflt:
        return None
    for entry in _profile.getstats():
        code = entry.code
        if code is start:
            return None
        if not isinstance(code, str) and code.co_filename.startswith(_root):
            found.add(code.co_filename[len(_root) :] + "::" + code.co_qualname.partition(".<locals>")[0])
    return sorted(found)
