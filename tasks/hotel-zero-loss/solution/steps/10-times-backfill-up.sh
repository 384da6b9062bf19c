# Times: backfill
cat > migrations/0007_times_backfill.up.sql <<'SQL'
DO $$
BEGIN
    LOOP
        UPDATE payment SET paid_at = paid_at WHERE id IN (SELECT id FROM payment WHERE paid IS NULL LIMIT 40);
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
END
$$;
SQL
