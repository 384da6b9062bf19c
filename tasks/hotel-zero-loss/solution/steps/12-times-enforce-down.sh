# Times: the way back from the rule
cat > migrations/0008_times_enforce.down.sql <<'SQL'
DROP INDEX payment_paid;
ALTER TABLE payment ALTER COLUMN paid DROP NOT NULL;
SQL
