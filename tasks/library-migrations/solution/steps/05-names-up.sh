# Readers have a last and a first name
cat > migrations/0004_names.up.sql <<'END'
ALTER TABLE reader ADD COLUMN last_name TEXT NOT NULL DEFAULT '';
ALTER TABLE reader ADD COLUMN first_name TEXT NOT NULL DEFAULT '';
UPDATE reader SET
    last_name = CASE instr(name, ', ') WHEN 0 THEN name ELSE substr(name, 1, instr(name, ', ') - 1) END,
    first_name = CASE instr(name, ', ') WHEN 0 THEN '' ELSE substr(name, instr(name, ', ') + 2) END;
ALTER TABLE reader DROP COLUMN name;
END
