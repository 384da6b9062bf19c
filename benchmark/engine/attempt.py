"""One attempt: a fresh workspace, a sealed container, a harness in it, and the journal of what it did."""

from dataclasses import dataclass

from benchmark.engine.runtime import Runtime
from benchmark.gateway import Backend, Gateway, OracleBackend, ProviderBackend, ReplayBackend, dialect
from benchmark.harness.acts import Acts
from benchmark.harness.attendant import Attendant
from benchmark.harness.client import Output
from benchmark.harness.deadline import Watch
from benchmark.harness.launch import Filling, configured, mounts
from benchmark.harness.lives import BeforeKill, Lives
from benchmark.harness.scripted import Script, ScriptedRun, load_adapter
from benchmark.recorder.journal import Journal
from benchmark.recorder.scan import ScanLimits
from benchmark.sandbox.agent import AgentContainer, Mounts, fill_workspace, make_private
from benchmark.sandbox.shell import COMMAND
from benchmark.spec.bundle import Meter
from benchmark.spec.errors import BrokenBenchmark
from benchmark.spec.files import remove_tree
from benchmark.spec.layout import AttemptPaths
from benchmark.spec.step import EndEvent
from benchmark.spec.trial import TrialPlan

_MEGABYTE = 1024 * 1024

HISTORY = 4
"""How often the disk that an agent may use fits into the history of its snapshots."""

_BRIEFING = """

---
You work unattended in /workspace, without network access. You have {steps} steps (a step is one of your \
turns with at least one tool call) and {minutes} minutes. Only the files in /workspace when you end are graded.
"""


@dataclass(frozen=True)
class AttemptResult:
    """How an attempt ended, and what the gateway metered (None for a scripted harness)."""

    end: EndEvent
    meter: Meter | None


class Attempt:
    """Runs one attempt of a trial; `before_kill` is called right before a planned kill."""

    def __init__(
        self, runtime: Runtime, plan: TrialPlan, paths: AttemptPaths, *, before_kill: BeforeKill | None = None
    ) -> None:
        self._runtime = runtime
        self._before_kill = before_kill
        self._plan = plan
        self._paths = paths
        self._loaded, self._images = runtime.task(plan.task)
        self._harness, self._toolbox = runtime.harness(plan.harness)
        self._spec = configured(self._harness.spec, plan.options)
        self._limits = self._loaded.task.limits

    def run(self) -> AttemptResult:
        """Run it to its end.

        Raises:
            BrokenBenchmark: the infrastructure failed; the attempt is void.
            Halted: the run is being stopped.
        """
        remove_tree(self._paths.root)
        lent = [self._paths.workspace, self._paths.home]
        if self._plan.kills:
            lent.append(self._paths.tmp)  # a kill of the client loses nothing on the disk, so nor may its /tmp go
        for folder in lent:
            make_private(folder)
        fill_workspace(self._runtime.images.workspace(self._images.agent), self._paths.workspace)
        disk = self._limits.disk_mb * _MEGABYTE
        journal = Journal(
            self._paths.steps,
            self._paths.snapshots,
            self._paths.workspace,
            ScanLimits(total=disk, history=HISTORY * disk),
            self._stepped,
        )
        journal.start()
        watch = Watch(float(self._limits.seconds), tuple(lent), disk, self._runtime.halted)
        if self._spec.kind == "scripted":
            return AttemptResult(self._scripted(journal, watch), None)
        return self._client(journal, watch)

    def _stepped(self, step: int) -> None:
        self._runtime.progress[self._plan.id].done = step

    def _scripted(self, journal: Journal, watch: Watch) -> EndEvent:
        script = Script(
            self._loaded.task,
            self._loaded.checks,
            self._images.reference,
            self._plan.options,
            self._plan.max_steps,
        )
        acts = load_adapter(self._harness)(script)
        container = self._container(COMMAND, {}, stdin=True)
        try:
            end = ScriptedRun(acts, container, journal, watch, self._plan.max_steps).play()
        finally:
            container.remove()
        journal.end(end)
        return end

    def _client(self, journal: Journal, watch: Watch) -> AttemptResult:
        spec = self._spec
        acts = self._acts(journal)
        backend = self._backend(acts)
        attendant = Attendant(backend, journal, acts, self._prompt())
        make_private(self._paths.gateway)
        gateway = Gateway(
            socket=self._paths.gateway / "gateway.sock",
            backend=attendant,
            journal=journal,
            spec=spec,
            max_steps=self._plan.max_steps,
            max_tokens=self._plan.max_tokens,
            max_cost=self._plan.max_cost,
            fault=self._plan.fault,
            exchanges=self._paths.exchanges if self._plan.keep_exchanges else None,
        )
        lives = Lives(
            spec=spec,
            filling=Filling(
                self._prompt(),
                attendant.model,
                self._plan.max_steps,
                self._plan.options,
                self._loaded.task.visible_check,
            ),
            home=self._paths.home,
            start=lambda launched: self._container(launched.command, launched.env, stdin=False),
            gateway=gateway,
            attendant=attendant,
            journal=journal,
            watch=watch,
            output=Output(self._paths.harness_log),
            kills=self._plan.kills,
            acts=acts,
            before_kill=self._before_kill,
        )
        gateway.start()
        try:
            end = lives.live()
        finally:
            gateway.stop()
        if gateway.fault is not None:
            raise gateway.fault
        if isinstance(backend, ProviderBackend) and backend.failed_for_good and end.reason in ("done", "exit"):
            raise BrokenBenchmark(
                f"the model's provider failed {backend.in_a_row} times in a row, and the client ended: "
                f"{backend.failed_for_good}"
            )
        if acts is not None:
            journal.record(acts.event())
        journal.end(end)
        return AttemptResult(end, gateway.meter)

    def _acts(self, journal: Journal) -> Acts | None:
        """The journal of executed actions, where there is a reference to count by and a shell to write it."""
        if (self._plan.model or "").startswith(ReplayBackend.PREFIX):
            make_private(self._paths.acts)  # kept commands may write there, and must find it
        if self._plan.track != "perfect-model" or self._spec.edits_as_text:
            return None
        make_private(self._paths.acts)
        return Acts(self._paths.acts, self._images.reference.actions, lambda: journal.steps, self._plan.kills)

    def _prompt(self) -> str:
        minutes = max(1, self._limits.seconds // 60)
        return self._loaded.instruction() + _BRIEFING.format(steps=self._plan.max_steps, minutes=minutes)

    def _backend(self, acts: Acts | None) -> Backend:
        if self._plan.track == "perfect-model":
            return OracleBackend(acts.actions if acts else self._images.reference.actions, self._spec)
        model = self._plan.model or ""
        if model.startswith(ReplayBackend.PREFIX):
            return ReplayBackend.named(model, dialect(self._spec.protocol or ""))
        return ProviderBackend.from_environment(self._spec, model)

    def _container(self, command: tuple[str, ...], env: dict[str, str], *, stdin: bool) -> AgentContainer:
        return AgentContainer(
            self._runtime.client,
            self._images.agent,
            command,
            mounts=Mounts(
                workspace=self._paths.workspace,
                home=self._paths.home,
                etc=self._paths.etc,
                gateway=None if stdin else self._paths.gateway,
                toolbox=self._toolbox.volume,
                folders=mounts(self._spec, self._plan.options),
                acts=self._paths.acts if self._paths.acts.is_dir() else None,
                tmp=self._paths.tmp if self._paths.tmp.is_dir() else None,
            ),
            limits=self._limits,
            extra_memory_mb=self._spec.memory_mb,
            env=env,
            run=self._runtime.plan.id,
            trial=self._plan.id,
            stdin=stdin,
        )
