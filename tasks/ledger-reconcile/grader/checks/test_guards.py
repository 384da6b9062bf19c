"""What was right from the start and has to stay so."""

from pathlib import Path

import pytest

RAW = Path("/grader/made/raw")


@pytest.mark.check("documents-unaltered")
def test_the_documents_are_unaltered(artifact):
    expected = {f"raw/{path.name}": path.read_bytes() for path in RAW.iterdir()}
    assert expected
    assert artifact.glob("raw/**") == sorted(expected), "a document was added or removed"
    altered = [path for path, content in expected.items() if artifact.bytes(path) != content]
    assert not altered, f"altered: {', '.join(altered)}"


@pytest.mark.check("books-balance")
def test_every_transaction_balances(ledger):
    assert len(ledger.entries) > 1
    assert ledger.imbalance == 0, f"transactions are out of balance by GBP {ledger.imbalance}"


@pytest.mark.check("right-entries-kept")
def test_entries_that_were_right_are_kept(ledger, truth, plan):
    untouched = plan["untouched"]
    assert untouched
    for code, description in untouched.items():
        assert ledger.entries.get(code) == truth.entries[code], f"{code} was right and was changed"
        assert description in ledger.descriptions[code], f"{code} has lost its description"
