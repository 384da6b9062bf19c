# Ids: the way back from the switch
cat > migrations/0013_ids_switch.down.sql <<'SQL'
ALTER TABLE refund DROP CONSTRAINT refund_payment_id_fkey;
ALTER TABLE refund RENAME COLUMN payment_id TO big_payment_id;
ALTER TABLE refund ADD COLUMN payment_id integer;
UPDATE refund SET payment_id = big_payment_id;
ALTER TABLE refund ALTER COLUMN payment_id SET NOT NULL;
ALTER SEQUENCE payment_id_seq OWNED BY NONE;
ALTER TABLE payment DROP CONSTRAINT payment_pkey;
ALTER TABLE payment ALTER COLUMN id DROP DEFAULT;
ALTER TABLE payment RENAME COLUMN id TO big_id;
ALTER TABLE payment ADD COLUMN id integer;
UPDATE payment SET id = big_id;
ALTER TABLE payment ADD PRIMARY KEY (id);
ALTER SEQUENCE payment_id_seq AS integer OWNED BY payment.id;
ALTER TABLE payment ALTER COLUMN id SET DEFAULT nextval('payment_id_seq');
CREATE UNIQUE INDEX payment_big_id ON payment (big_id);
ALTER TABLE refund ADD CONSTRAINT refund_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment (id);
ALTER TABLE refund ADD CONSTRAINT refund_big_payment FOREIGN KEY (big_payment_id) REFERENCES payment (big_id);
CREATE FUNCTION payment_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.big_id := NEW.id;
    RETURN NEW;
END
$$;
CREATE TRIGGER payment_ids BEFORE INSERT OR UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION payment_ids();
CREATE FUNCTION refund_ids() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.big_payment_id := NEW.payment_id;
    RETURN NEW;
END
$$;
CREATE TRIGGER refund_ids BEFORE INSERT OR UPDATE ON refund FOR EACH ROW EXECUTE FUNCTION refund_ids();
SQL
