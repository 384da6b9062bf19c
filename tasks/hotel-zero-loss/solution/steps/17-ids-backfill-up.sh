# Ids: backfill
cat > migrations/0011_ids_backfill.up.sql <<'SQL'
DO $$
BEGIN
    LOOP
        UPDATE payment SET big_id = id WHERE id IN (SELECT id FROM payment WHERE big_id IS NULL LIMIT 40);
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
    LOOP
        UPDATE refund SET big_payment_id = payment_id
        WHERE id IN (SELECT id FROM refund WHERE big_payment_id IS NULL LIMIT 40);
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
END
$$;
SQL
