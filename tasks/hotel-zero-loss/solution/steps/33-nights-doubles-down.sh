# Nights: the way back from the overbookings
cat > migrations/0020_nights_doubles.down.sql <<'SQL'
UPDATE booking SET state = 'booked' WHERE state = 'overbooked' AND id IN (SELECT booking_id FROM overbooking);
DROP TABLE overbooking;
SQL
