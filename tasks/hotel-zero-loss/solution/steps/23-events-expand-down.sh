# Events: the way back from the expansion
cat > migrations/0014_events_expand.down.sql <<'SQL'
DROP TRIGGER event_copy ON event;
DROP TABLE event_parted;
DROP FUNCTION event_copy;
SQL
