# Events: backfill
cat > migrations/0015_events_backfill.up.sql <<'SQL'
DO $$
DECLARE
    last bigint := 0;
    upto bigint;
BEGIN
    LOOP
        SELECT max(id) INTO upto FROM (SELECT id FROM event WHERE id > last ORDER BY id LIMIT 40) AS batch;
        EXIT WHEN upto IS NULL;
        INSERT INTO event_parted (id, booking_id, at, what)
        SELECT id, booking_id, at, what FROM event WHERE id > last AND id <= upto
        ON CONFLICT DO NOTHING;
        COMMIT;
        last := upto;
    END LOOP;
END
$$;
SQL
