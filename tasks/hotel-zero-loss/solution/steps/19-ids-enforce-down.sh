# Ids: the way back from the rules
cat > migrations/0012_ids_enforce.down.sql <<'SQL'
ALTER TABLE refund DROP CONSTRAINT refund_big_payment;
DROP INDEX payment_big_id;
ALTER TABLE refund ALTER COLUMN big_payment_id DROP NOT NULL;
ALTER TABLE payment ALTER COLUMN big_id DROP NOT NULL;
SQL
