"""The program that runs inside the exhibit's process: one pytest session over the salted modules.

It is read as text, behind that of `_trace`, and started with `python3 -I -B -c`, so nothing of the artifact is
imported before pytest is. It knows neither which variant is the genuine one nor what outcome is expected.
"""

import json
import os
import random
import signal
import sys
from pathlib import Path


class TestTookTooLong(BaseException):
    """One test used up its time; a BaseException, so that the code under test can hardly swallow it."""


def main() -> None:
    """Read the order from stdin, run the session, write one line with the outcomes to the original stdout."""
    order = json.load(sys.stdin)
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.environ.pop("PYTEST_ADDOPTS", None)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.environ["PYTHONPATH"] = order["pythonpath"]
    import pytest

    groups = order["groups"]
    wanted = {node for nodes in groups or [] for node in nodes}
    suite = Path(order["root"]).resolve()
    library = Path(order["pythonpath"]).resolve()
    found: dict[str, dict[str, object]] = {}

    def kind_of(excinfo: "pytest.ExceptionInfo[BaseException]") -> str:
        """Whether an expectation of the suite failed (and not a call by an error)."""
        if excinfo.errisinstance(pytest.fail.Exception):
            return "expectation"
        if not excinfo.errisinstance(AssertionError):
            return "error"
        crash = Path(str(excinfo.traceback[-1].path)).resolve()
        outside = crash.is_relative_to(library) and not crash.is_relative_to(suite)
        return "error" if outside else "expectation"

    def indices_of(item: pytest.Item) -> dict[str, int]:
        """First argument of each `parametrize` list -> which of its elements this item has."""
        given = getattr(getattr(item, "callspec", None), "params", {})
        indices = {}
        for marker in item.iter_markers("parametrize"):
            if len(marker.args) < 2 or not isinstance(marker.args[1], list | tuple):
                continue
            names = marker.args[0]
            names = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
            for index, element in enumerate(marker.args[1]):
                marked = getattr(element, "values", None)  # of `pytest.param`; a dict has such a method
                values = marked if isinstance(marked, tuple) else element if len(names) > 1 else [element]
                if all(name in given and given[name] is value for name, value in zip(names, values, strict=False)):
                    indices[names[0]] = index
                    break
        return indices

    class Session:
        def pytest_make_parametrize_id(self, config: object, val: object, argname: str) -> str:
            return argname  # an id made of a literal would tell the variants apart, and change with the salt

        def pytest_collection_modifyitems(self, session: object, config: object, items: list[pytest.Item]) -> None:
            kept = [item for item in items if groups is None or item.nodeid in wanted]
            kept.sort(key=lambda item: item.nodeid)
            random.Random(order["seed"]).shuffle(kept)
            items[:] = kept

        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            if groups is None:
                self.play(session.items)
                tell(0, None)
                return True
            for number, nodes in enumerate(groups):
                channel.flush()
                child = os.fork()
                if child == 0:
                    try:
                        self.play([item for item in session.items if item.nodeid in nodes])
                        tell(number, traced())  # noqa: F821
                    finally:
                        os._exit(0)
                os.waitpid(child, 0)
            return True

        def play(self, items: list[pytest.Item]) -> None:
            for item, following in zip(items, [*items[1:], None], strict=True):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)

        @pytest.hookimpl(hookwrapper=True)
        def pytest_runtest_protocol(self, item: pytest.Item, nextitem: object):  # type: ignore[no-untyped-def]
            def stop(*_: object) -> None:
                raise TestTookTooLong

            signal.signal(signal.SIGPROF, stop)  # processor time: a busy machine is no fault
            signal.signal(signal.SIGALRM, stop)
            signal.setitimer(signal.ITIMER_PROF, order["each"])
            signal.alarm(order["wall"])
            yield
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.alarm(0)

        @pytest.hookimpl(tryfirst=True)
        def pytest_runtest_makereport(self, item: pytest.Item, call: "pytest.CallInfo[None]") -> pytest.TestReport:
            """Pytest's own report would render a traceback for each altered test; nobody reads them."""
            held_back = getattr(item, "_excinfo", None)  # what a unittest.TestCase caught is handed over by this hook
            if held_back:
                call.excinfo = held_back.pop(0)
            entry = found.setdefault(item.nodeid, {"phases": [], "kind": "none", "indices": {}})
            phases = entry["phases"]
            if isinstance(phases, list):
                phases.append([call.when, call.excinfo is None])
            if call.excinfo is not None:
                entry["kind"] = kind_of(call.excinfo)
            entry["indices"] = indices_of(item)
            outcome = "passed" if call.excinfo is None else "failed"
            return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, call.when)

    root = order["root"]
    arguments = ["-c", f"{root}/pytest.ini", f"--rootdir={root}", f"--confcutdir={root}", "--assert=plain"]
    for plugin in ("cacheprovider", "terminal", "faulthandler", "doctest", "junitxml", "stepwise", "pastebin", "nose"):
        arguments += ["-p", f"no:{plugin}"]
    arguments += [f"{root}/{path}" for path in order["modules"]]
    sys.path[:0] = [order["pythonpath"]]

    def tell(number: int, executed: "list[str] | None") -> None:
        whole = [["setup", True], ["call", True], ["teardown", True]]
        outcomes = {
            name: {"passed": entry["phases"] == whole, "kind": entry["kind"], "indices": entry["indices"]}
            for name, entry in found.items()
        }
        channel.write(order["nonce"] + json.dumps({"group": number, "found": outcomes, "executed": executed}) + "\n")
        channel.flush()

    if groups is not None:
        tracing(order["pythonpath"])  # noqa: F821
    pytest.main(arguments, plugins=[Session()])


main()
