# Nights: the way back from the contraction
cat > migrations/0022_nights_contract.down.sql <<'SQL'
DROP TRIGGER to_nights ON booking;
ALTER TABLE booking ADD COLUMN total numeric(10, 2);
UPDATE booking SET total = (SELECT sum(cents) / 100.0 FROM booking_night WHERE booking_id = booking.id);
CREATE OR REPLACE FUNCTION booking_to_nights() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    cents integer := NEW.total * 100;
BEGIN
    IF TG_OP = 'UPDATE'
        AND (NEW.arrival, NEW.nights, NEW.total) IS NOT DISTINCT FROM (OLD.arrival, OLD.nights, OLD.total) THEN
        UPDATE booking_night SET room_id = NEW.room_id, live = NEW.state = 'booked' WHERE booking_id = NEW.id;
    ELSE
        DELETE FROM booking_night WHERE booking_id = NEW.id;
        INSERT INTO booking_night (booking_id, night, cents)
        SELECT NEW.id, NEW.arrival + n, cents / NEW.nights + (n < cents % NEW.nights)::integer
        FROM generate_series(0, NEW.nights - 1) AS n;
    END IF;
    RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION nights_to_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE booking SET arrival = found.first, nights = found.count, total = found.sum / 100.0
    FROM (SELECT min(night) AS first, count(*), sum(cents) FROM booking_night
        WHERE booking_id = coalesce(NEW.booking_id, OLD.booking_id)) AS found
    WHERE id = coalesce(NEW.booking_id, OLD.booking_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER to_nights AFTER INSERT OR UPDATE ON booking
    FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND NEW.total IS NOT NULL) EXECUTE FUNCTION booking_to_nights();
SQL
