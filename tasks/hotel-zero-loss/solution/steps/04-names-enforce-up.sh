# Names: enforce
cat > migrations/0004_names_enforce.up.sql <<'SQL'
ALTER TABLE guest DROP CONSTRAINT IF EXISTS guest_has_names;
ALTER TABLE guest ADD CONSTRAINT guest_has_names
    CHECK (last_name IS NOT NULL AND first_name IS NOT NULL) NOT VALID;
ALTER TABLE guest VALIDATE CONSTRAINT guest_has_names;
ALTER TABLE guest ALTER COLUMN last_name SET NOT NULL, ALTER COLUMN first_name SET NOT NULL;
ALTER TABLE guest DROP CONSTRAINT guest_has_names;
SQL
