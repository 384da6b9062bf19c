# Ids: expand
cat > migrations/0010_ids_expand.up.sql <<'SQL'
BEGIN;
ALTER TABLE payment ADD COLUMN IF NOT EXISTS big_id bigint;
CREATE OR REPLACE FUNCTION payment_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.big_id := NEW.id;
    RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER payment_ids BEFORE INSERT OR UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION payment_ids();
COMMIT;
BEGIN;
ALTER TABLE refund ADD COLUMN IF NOT EXISTS big_payment_id bigint;
CREATE OR REPLACE FUNCTION refund_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.big_payment_id := NEW.payment_id;
    RETURN NEW;
END
$$;
CREATE OR REPLACE TRIGGER refund_ids BEFORE INSERT OR UPDATE ON refund FOR EACH ROW EXECUTE FUNCTION refund_ids();
COMMIT;
SQL
