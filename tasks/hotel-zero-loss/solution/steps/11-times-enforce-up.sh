# Times: enforce
cat > migrations/0008_times_enforce.up.sql <<'SQL'
ALTER TABLE payment DROP CONSTRAINT IF EXISTS payment_has_time;
ALTER TABLE payment ADD CONSTRAINT payment_has_time CHECK (paid IS NOT NULL) NOT VALID;
ALTER TABLE payment VALIDATE CONSTRAINT payment_has_time;
ALTER TABLE payment ALTER COLUMN paid SET NOT NULL;
ALTER TABLE payment DROP CONSTRAINT payment_has_time;
DROP INDEX CONCURRENTLY IF EXISTS payment_paid;
CREATE INDEX CONCURRENTLY payment_paid ON payment (paid);
SQL
