"""The step log: no byte of it can change unseen."""

import pytest

from benchmark.recorder.steplog import BrokenChain, StepLog, read_log
from benchmark.spec.step import EndEvent, StartEvent, StepEvent, ToolCall


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "steps.jsonl"
    writer = StepLog(path)
    writer.append(StartEvent())
    for step in range(1, 4):
        writer.append(StepEvent(step=step, calls=(ToolCall(tool="shell", arguments=f"echo {step} \u00e4"),)))
    writer.append(EndEvent(reason="done", exit_code=0, claimed_done=True))
    writer.close()
    return path


def test_what_was_written_is_read(log):
    records = read_log(log)
    assert [record.event.kind for record in records] == ["start", "step", "step", "step", "end"]
    assert [record.index for record in records] == list(range(5))


def test_any_flipped_bit_is_found(log):
    data = log.read_bytes()
    for position in range(len(data)):
        changed = bytearray(data)
        changed[position] ^= 1
        log.write_bytes(changed)
        with pytest.raises(BrokenChain):
            read_log(log)


@pytest.mark.parametrize("line", range(4))
def test_a_dropped_or_swapped_line_is_found(log, line):
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:line] + lines[line + 1 :]))
    with pytest.raises(BrokenChain):
        read_log(log)
    lines[line], lines[line + 1] = lines[line + 1], lines[line]
    log.write_bytes(b"".join(lines))
    with pytest.raises(BrokenChain):
        read_log(log)


def test_a_log_is_never_overwritten(log):
    with pytest.raises(FileExistsError):
        StepLog(log)
