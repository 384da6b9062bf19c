# Events: contract
cat > migrations/0017_events_contract.up.sql <<'SQL'
BEGIN;
DROP TRIGGER event_copy ON event;
ALTER SEQUENCE event_id_seq OWNED BY event.id;
DROP TABLE event_old;
DROP FUNCTION event_copy;
COMMIT;
SQL
