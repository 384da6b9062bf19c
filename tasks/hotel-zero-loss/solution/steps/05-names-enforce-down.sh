# Names: the way back from the rule
cat > migrations/0004_names_enforce.down.sql <<'SQL'
ALTER TABLE guest ALTER COLUMN last_name DROP NOT NULL, ALTER COLUMN first_name DROP NOT NULL;
SQL
