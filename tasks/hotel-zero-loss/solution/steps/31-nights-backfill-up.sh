# Nights: backfill
cat > migrations/0019_nights_backfill.up.sql <<'SQL'
DO $$
BEGIN
    LOOP
        UPDATE booking SET total = total WHERE id IN (
            SELECT id FROM booking WHERE NOT EXISTS (SELECT FROM booking_night WHERE booking_id = booking.id) LIMIT 10
        );
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
END
$$;
SQL
