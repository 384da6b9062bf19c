# Names can go back
cat > migrations/0004_names.down.sql <<'END'
ALTER TABLE reader ADD COLUMN name TEXT NOT NULL DEFAULT '';
UPDATE reader SET name = last_name || CASE first_name WHEN '' THEN '' ELSE ', ' || first_name END;
ALTER TABLE reader DROP COLUMN last_name;
ALTER TABLE reader DROP COLUMN first_name;
END
