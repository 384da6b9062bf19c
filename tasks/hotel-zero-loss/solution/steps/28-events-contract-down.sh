# Events: the way back from the contraction
cat > migrations/0017_events_contract.down.sql <<'SQL'
CREATE TABLE event_old (
    id bigint PRIMARY KEY DEFAULT nextval('event_id_seq'),
    booking_id integer NOT NULL REFERENCES booking,
    at timestamptz NOT NULL,
    what text NOT NULL
);
ALTER SEQUENCE event_id_seq OWNED BY event_old.id;
INSERT INTO event_old (id, booking_id, at, what) SELECT id, booking_id, at, what FROM event;
CREATE FUNCTION event_copy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO %I (id, booking_id, at, what) VALUES ($1.id, $1.booking_id, $1.at, $1.what) ON CONFLICT DO NOTHING',
        TG_ARGV[0]
    ) USING NEW;
    RETURN NULL;
END
$$;
CREATE TRIGGER event_copy AFTER INSERT ON event
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION event_copy('event_old');
CREATE TRIGGER event_copy AFTER INSERT ON event_old
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION event_copy('event');
SQL
