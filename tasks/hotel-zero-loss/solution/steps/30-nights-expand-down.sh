# Nights: the way back from the expansion
cat > migrations/0018_nights_expand.down.sql <<'SQL'
DROP TRIGGER to_nights ON booking;
DROP TABLE booking_night;
DROP FUNCTION booking_to_nights, night_complete, nights_to_booking;
ALTER TABLE booking ALTER COLUMN total SET NOT NULL;
SQL
