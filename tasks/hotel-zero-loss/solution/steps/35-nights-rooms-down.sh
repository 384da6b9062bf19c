# Nights: the way back from the rule
cat > migrations/0021_nights_rooms.down.sql <<'SQL'
DROP INDEX one_guest_a_night;
SQL
