"""The corrections and the entries of the quarter's end, document by document."""

import pytest


@pytest.mark.check("opening-position")
def test_the_opening_balances_are_the_agreed_ones_and_the_stale_cheque_is_written_back(entered):
    entered("opening-position")


@pytest.mark.check("duplicates")
def test_every_document_is_entered_once(entered):
    entered("duplicates")


@pytest.mark.check("keyed-amounts")
def test_no_digits_are_transposed(entered):
    entered("keyed-amounts")


@pytest.mark.check("unrecorded")
def test_every_line_of_the_statement_is_entered(entered):
    entered("unrecorded")


@pytest.mark.check("ledger-accounts")
def test_entries_are_in_the_accounts_where_they_belong(entered):
    entered("ledger-accounts")


@pytest.mark.check("cut-off")
def test_invoices_are_in_the_period_of_their_date(entered):
    entered("cut-off")


@pytest.mark.check("vat-treatment")
def test_vat_is_treated_as_the_manual_says(entered):
    entered("vat-treatment")


@pytest.mark.check("euro-account")
def test_euros_are_translated_settled_and_revalued(entered):
    entered("euro-account")


@pytest.mark.check("period-end")
def test_accrual_prepayment_and_depreciation_are_entered(entered):
    entered("period-end")
