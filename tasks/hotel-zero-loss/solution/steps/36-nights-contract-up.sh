# Nights: contract
cat > migrations/0022_nights_contract.up.sql <<'SQL'
BEGIN;
DROP TRIGGER to_nights ON booking;
CREATE OR REPLACE FUNCTION booking_to_nights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE booking_night SET room_id = NEW.room_id, live = NEW.state = 'booked' WHERE booking_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION nights_to_booking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE booking SET arrival = found.first, nights = found.count
    FROM (SELECT min(night) AS first, count(*) FROM booking_night
        WHERE booking_id = coalesce(NEW.booking_id, OLD.booking_id)) AS found
    WHERE id = coalesce(NEW.booking_id, OLD.booking_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER to_nights AFTER UPDATE OF room_id, state ON booking FOR EACH ROW EXECUTE FUNCTION booking_to_nights();
ALTER TABLE booking DROP COLUMN total;
COMMIT;
SQL
