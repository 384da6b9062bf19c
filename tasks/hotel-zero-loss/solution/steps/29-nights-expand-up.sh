# Nights: expand
cat > migrations/0018_nights_expand.up.sql <<'SQL'
BEGIN;
CREATE TABLE booking_night (
    booking_id integer NOT NULL REFERENCES booking,
    night date NOT NULL,
    cents integer NOT NULL CHECK (cents >= 0),
    room_id integer NOT NULL REFERENCES room,
    live boolean NOT NULL,
    PRIMARY KEY (booking_id, night)
);
ALTER TABLE booking ALTER COLUMN total DROP NOT NULL;
CREATE FUNCTION booking_to_nights() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    cents integer := NEW.total * 100;
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.arrival, NEW.nights, NEW.total) IS NOT DISTINCT FROM (OLD.arrival, OLD.nights, OLD.total)
        AND EXISTS (SELECT FROM booking_night WHERE booking_id = NEW.id) THEN
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
CREATE FUNCTION night_complete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT room_id, state = 'booked' INTO NEW.room_id, NEW.live FROM booking WHERE id = NEW.booking_id;
    RETURN NEW;
END
$$;
CREATE FUNCTION nights_to_booking() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER complete BEFORE INSERT ON booking_night FOR EACH ROW EXECUTE FUNCTION night_complete();
CREATE TRIGGER to_booking AFTER INSERT OR UPDATE OR DELETE ON booking_night
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION nights_to_booking();
COMMIT;
SQL
