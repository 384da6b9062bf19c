# Events: the way back from the switch
cat > migrations/0016_events_switch.down.sql <<'SQL'
DROP TRIGGER event_copy ON event;
DROP TRIGGER event_copy ON event_old;
ALTER TABLE event RENAME TO event_parted;
ALTER TABLE event_old RENAME TO event;
CREATE TRIGGER event_copy AFTER INSERT ON event
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION event_copy('event_parted');
CREATE TRIGGER event_copy AFTER INSERT ON event_parted
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION event_copy('event');
SQL
