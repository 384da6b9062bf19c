# Add the year
cat > migrations/0003_year.sql <<'END'
ALTER TABLE member ADD COLUMN year INTEGER;
UPDATE member SET year = CAST(substr(joined, 1, 4) AS INTEGER);
END
