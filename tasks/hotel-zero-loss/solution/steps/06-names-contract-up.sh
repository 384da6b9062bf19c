# Names: contract
cat > migrations/0005_names_contract.up.sql <<'SQL'
BEGIN;
DROP TRIGGER guest_names ON guest;
DROP FUNCTION guest_names;
ALTER TABLE guest DROP COLUMN name;
COMMIT;
SQL
