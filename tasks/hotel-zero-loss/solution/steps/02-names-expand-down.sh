# Names: the way back from the expansion
cat > migrations/0002_names_expand.down.sql <<'SQL'
DROP TRIGGER guest_names ON guest;
DROP FUNCTION guest_names;
ALTER TABLE guest DROP COLUMN last_name, DROP COLUMN first_name;
SQL
