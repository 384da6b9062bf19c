# Nights: of two guests in a room one is overbooked
cat > migrations/0020_nights_doubles.up.sql <<'SQL'
CREATE TABLE IF NOT EXISTS overbooking (
    booking_id integer PRIMARY KEY REFERENCES booking,
    taken_by integer NOT NULL REFERENCES booking
);
DO $$
DECLARE
    one integer;
    other integer;
BEGIN
    FOR one IN SELECT id FROM booking WHERE state = 'booked' ORDER BY id LOOP
        SELECT min(theirs.booking_id) INTO other
        FROM booking_night AS ours JOIN booking_night AS theirs USING (room_id, night)
        WHERE ours.booking_id = one AND theirs.booking_id < one AND ours.live AND theirs.live;
        IF other IS NOT NULL THEN
            INSERT INTO overbooking VALUES (one, other);
            UPDATE booking SET state = 'overbooked' WHERE id = one;
        END IF;
    END LOOP;
END
$$;
SQL
