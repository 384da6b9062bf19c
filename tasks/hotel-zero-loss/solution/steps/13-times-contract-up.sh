# Times: contract
cat > migrations/0009_times_contract.up.sql <<'SQL'
BEGIN;
DROP TRIGGER payment_times ON payment;
DROP FUNCTION payment_times;
DROP FUNCTION payment_zone;
ALTER TABLE payment DROP COLUMN paid_at;
COMMIT;
SQL
