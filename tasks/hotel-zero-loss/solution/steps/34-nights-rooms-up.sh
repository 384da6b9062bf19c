# Nights: no room is sold twice
cat > migrations/0021_nights_rooms.up.sql <<'SQL'
DROP INDEX CONCURRENTLY IF EXISTS one_guest_a_night;
CREATE UNIQUE INDEX CONCURRENTLY one_guest_a_night ON booking_night (room_id, night) WHERE live;
SQL
