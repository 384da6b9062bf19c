# Names: backfill
cat > migrations/0003_names_backfill.up.sql <<'SQL'
DO $$
BEGIN
    LOOP
        UPDATE guest SET name = name WHERE id IN (SELECT id FROM guest WHERE last_name IS NULL LIMIT 40);
        EXIT WHEN NOT FOUND;
        COMMIT;
    END LOOP;
END
$$;
SQL
