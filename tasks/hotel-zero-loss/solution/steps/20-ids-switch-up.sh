# Ids: switch
cat > migrations/0013_ids_switch.up.sql <<'SQL'
BEGIN;
LOCK TABLE payment, refund;
DROP TRIGGER payment_ids ON payment;
DROP TRIGGER refund_ids ON refund;
DROP FUNCTION payment_ids, refund_ids;
ALTER SEQUENCE payment_id_seq OWNED BY NONE;
ALTER TABLE refund DROP COLUMN payment_id;
ALTER TABLE refund RENAME COLUMN big_payment_id TO payment_id;
ALTER TABLE refund RENAME CONSTRAINT refund_big_payment TO refund_payment_id_fkey;
ALTER TABLE payment DROP COLUMN id;
ALTER TABLE payment RENAME COLUMN big_id TO id;
ALTER TABLE payment ADD CONSTRAINT payment_pkey PRIMARY KEY USING INDEX payment_big_id;
ALTER SEQUENCE payment_id_seq AS bigint OWNED BY payment.id;
ALTER TABLE payment ALTER COLUMN id SET DEFAULT nextval('payment_id_seq');
COMMIT;
SQL
