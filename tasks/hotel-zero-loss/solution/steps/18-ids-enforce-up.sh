# Ids: enforce
cat > migrations/0012_ids_enforce.up.sql <<'SQL'
ALTER TABLE refund DROP CONSTRAINT IF EXISTS refund_big_payment;
ALTER TABLE payment DROP CONSTRAINT IF EXISTS payment_has_big_id;
ALTER TABLE payment ADD CONSTRAINT payment_has_big_id CHECK (big_id IS NOT NULL) NOT VALID;
ALTER TABLE payment VALIDATE CONSTRAINT payment_has_big_id;
ALTER TABLE payment ALTER COLUMN big_id SET NOT NULL;
ALTER TABLE payment DROP CONSTRAINT payment_has_big_id;
ALTER TABLE refund DROP CONSTRAINT IF EXISTS refund_has_big_id;
ALTER TABLE refund ADD CONSTRAINT refund_has_big_id CHECK (big_payment_id IS NOT NULL) NOT VALID;
ALTER TABLE refund VALIDATE CONSTRAINT refund_has_big_id;
ALTER TABLE refund ALTER COLUMN big_payment_id SET NOT NULL;
ALTER TABLE refund DROP CONSTRAINT refund_has_big_id;
DROP INDEX CONCURRENTLY IF EXISTS payment_big_id;
CREATE UNIQUE INDEX CONCURRENTLY payment_big_id ON payment (big_id);
ALTER TABLE refund ADD CONSTRAINT refund_big_payment
    FOREIGN KEY (big_payment_id) REFERENCES payment (big_id) NOT VALID;
ALTER TABLE refund VALIDATE CONSTRAINT refund_big_payment;
SQL
