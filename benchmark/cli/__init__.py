"""The `bench` command: one module a verb; parse, call, print; no logic."""

import importlib
import os
import pkgutil
import sys
import traceback
from pathlib import Path

import click

from benchmark import __version__
from benchmark.spec.errors import BenchError, Ended, ExitCode


class _Verbs(click.Group):
    """Finds the verbs by scanning this folder: a new verb is a new module `verb_<name>`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
        return sorted(name.removeprefix("verb_") for name in names if name.startswith("verb_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"benchmark.cli.verb_{cmd_name}")
        command = module.command
        return command if isinstance(command, click.Command) else None


@click.command(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bench")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option("--suite", metavar="DIR", help="Folder with tasks/, graders/ and harnesses/ (or BENCH_SUITE).")
@click.option("--home", metavar="DIR", help="State folder (or BENCH_HOME); .bench in the working directory.")
@click.pass_context
def cli(ctx: click.Context, debug: bool, suite: str | None, home: str | None) -> None:
    """Measure how far a coding agent gets before it loses the thread, and at which step it does.

    Exit status: 0 done; 1 the gate failed; 2 usage, or a broken task or harness file;
    3 the benchmark itself could not measure; 130 interrupted.

    Completion: eval "$(_BENCH_COMPLETE=bash_source bench)" (or zsh_source, fish_source).
    """
    ctx.obj = {"suite": suite, "home": Path(home or os.environ.get("BENCH_HOME", ".bench")).resolve()}


def main() -> None:
    """Run `bench`; every error becomes one line and an exit status."""
    debug = "--debug" in sys.argv
    try:
        status = cli(standalone_mode=False)
        sys.exit(status if isinstance(status, int) else 0)
    except Ended as ended:
        _report(ended.error, debug)
        sys.stdout.flush()
        # Workflows that were cut off must not go on and record what is not so.
        os._exit(ended.error.exit_code)
    except BenchError as error:
        _report(error, debug)
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        click.echo("bench: interrupted", err=True)
        sys.exit(ExitCode.INTERRUPTED)
    except click.ClickException as error:
        click.echo(f"bench: {' '.join(error.format_message().split())}; see bench --help", err=True)
        sys.exit(ExitCode.USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(ExitCode.DONE)
    except Exception as error:  # a bug of ours: said in one line as well, and never as success
        if debug:
            traceback.print_exc()
        click.echo(
            f"bench: a bug in bench itself: {type(error).__name__}: {error}; run again with --debug and report it",
            err=True,
        )
        sys.exit(ExitCode.BROKEN)


def _report(error: BenchError, debug: bool) -> None:
    if debug:
        traceback.print_exception(error)
    click.echo(f"bench: {error}", err=True)
