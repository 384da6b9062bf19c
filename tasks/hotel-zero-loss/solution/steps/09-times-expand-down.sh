# Times: the way back from the expansion
cat > migrations/0006_times_expand.down.sql <<'SQL'
DROP TRIGGER payment_times ON payment;
DROP FUNCTION payment_times;
DROP FUNCTION payment_zone;
ALTER TABLE payment DROP COLUMN paid;
SQL
