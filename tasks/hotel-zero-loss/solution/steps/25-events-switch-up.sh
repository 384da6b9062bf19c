# Events: switch
cat > migrations/0016_events_switch.up.sql <<'SQL'
BEGIN;
LOCK TABLE event, event_parted;
DROP TRIGGER event_copy ON event;
DROP TRIGGER event_copy ON event_parted;
ALTER TABLE event RENAME TO event_old;
ALTER TABLE event_parted RENAME TO event;
CREATE TRIGGER event_copy AFTER INSERT ON event
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION event_copy('event_old');
CREATE TRIGGER event_copy AFTER INSERT ON event_old
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION event_copy('event');
COMMIT;
SQL
