# Ids: the way back from the expansion
cat > migrations/0010_ids_expand.down.sql <<'SQL'
DROP TRIGGER payment_ids ON payment;
DROP TRIGGER refund_ids ON refund;
DROP FUNCTION payment_ids;
DROP FUNCTION refund_ids;
ALTER TABLE payment DROP COLUMN big_id;
ALTER TABLE refund DROP COLUMN big_payment_id;
SQL
