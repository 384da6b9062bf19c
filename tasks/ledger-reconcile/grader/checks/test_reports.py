"""The reports. Each is compared whole, so that listing every possibility is as wrong as listing none."""

from decimal import Decimal

import pytest
from exhibits import money, read_report
from truth import LAST


@pytest.mark.check("vat-return")
def test_vat_is_cleared_and_the_return_is_right(artifact, entered, truth):
    entered("vat-return")
    rows = read_report(artifact, "vat-return", ("box", "amount"))
    assert sorted((box, money(amount)) for box, amount in rows) == sorted(truth.vat_return.items())


@pytest.mark.check("vat-return")
def test_no_vat_is_left_on_the_accounts_that_the_return_clears(ledger):
    assert ledger.entries
    for account in ("liabilities:vat:output", "liabilities:vat:input"):
        assert ledger.balance(account, LAST)[0] == 0, f"{account} is not clear"


@pytest.mark.check("bank-reconciliation")
@pytest.mark.parametrize("bank", ["gbp", "eur"])
def test_the_bank_is_reconciled_with_its_outstanding_items(artifact, truth, bank):
    rows = read_report(artifact, f"bank-reconciliation-{bank}", ("line", "reference", "amount"))
    found = [(line, reference, money(amount)) for line, reference, amount in rows]
    assert sorted(found) == sorted(truth.reconciliations[bank])


@pytest.mark.check("bank-reconciliation")
def test_the_ledger_has_the_balances_that_the_reconciliations_end_with(ledger, truth):
    found = {"gbp": ledger.balance("assets:bank:gbp", LAST)[0], "eur": ledger.balance("assets:bank:eur", LAST)[1]}
    for bank, balance in found.items():
        assert ("ledger-balance", "", balance) in truth.reconciliations[bank], f"the {bank} account is at {balance}"


@pytest.mark.check("trial-balance")
def test_the_books_are_the_true_ones_with_nothing_besides(ledger, truth):
    found = {code: entry for code, entry in ledger.entries.items() if entry}
    assert found == truth.entries, "an entry is missing, wrong or surplus"


@pytest.mark.check("trial-balance")
def test_the_trial_balance_is_that_of_the_true_books(artifact, truth):
    rows = read_report(artifact, "trial-balance", ("account", "debit", "credit"))
    found = []
    for account, debit, credit in rows:
        pair = tuple(money(cell) if cell else Decimal(0) for cell in (debit, credit))
        assert account == "total" or 0 in pair, f"{account} has both a debit and a credit"
        found.append((account, *pair))
    nil, balances = Decimal(0), truth.trial_balance.items()
    expected = [(account, max(amount, nil), max(-amount, nil)) for account, amount in balances]
    expected.append(("total", sum(debit for _, debit, _ in expected), sum(credit for *_, credit in expected)))
    assert sorted(found) == sorted(expected)


@pytest.mark.check("trial-balance")
def test_the_register_of_corrections_names_each_fault_once(artifact, plan):
    rows = read_report(artifact, "corrections", ("code", "kind"))
    assert sorted(rows) == sorted(tuple(fault) for fault in plan["corrections"])
