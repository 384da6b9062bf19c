# Times: expand
cat > migrations/0006_times_expand.up.sql <<'SQL'
BEGIN;
ALTER TABLE payment ADD COLUMN paid timestamptz;
CREATE FUNCTION payment_zone(booking integer) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT zone FROM booking b JOIN room r ON r.id = b.room_id JOIN hotel h ON h.code = r.hotel WHERE b.id = booking
$$;
CREATE FUNCTION payment_times() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.paid_at IS NULL OR TG_OP = 'UPDATE' AND NEW.paid IS DISTINCT FROM OLD.paid THEN
        NEW.paid_at := NEW.paid AT TIME ZONE payment_zone(NEW.booking_id);
    ELSIF TG_OP = 'INSERT' OR NEW.paid_at IS DISTINCT FROM OLD.paid_at OR NEW.paid IS NULL THEN
        NEW.paid := NEW.paid_at AT TIME ZONE payment_zone(NEW.booking_id);
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER payment_times BEFORE INSERT OR UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION payment_times();
COMMIT;
SQL
