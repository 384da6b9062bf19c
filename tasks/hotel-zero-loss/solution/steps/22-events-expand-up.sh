# Events: expand
cat > migrations/0014_events_expand.up.sql <<'SQL'
BEGIN;
CREATE TABLE event_parted (
    id bigint NOT NULL DEFAULT nextval('event_id_seq'),
    booking_id integer NOT NULL REFERENCES booking,
    at timestamptz NOT NULL,
    what text NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE event_2023 PARTITION OF event_parted FOR VALUES FROM ('2023-01-01 00:00+00') TO ('2024-01-01 00:00+00');
CREATE TABLE event_2024 PARTITION OF event_parted FOR VALUES FROM ('2024-01-01 00:00+00') TO ('2025-01-01 00:00+00');
CREATE TABLE event_2025 PARTITION OF event_parted FOR VALUES FROM ('2025-01-01 00:00+00') TO ('2026-01-01 00:00+00');
CREATE TABLE event_2026 PARTITION OF event_parted FOR VALUES FROM ('2026-01-01 00:00+00') TO ('2027-01-01 00:00+00');
CREATE TABLE event_rest PARTITION OF event_parted DEFAULT;
-- What one table is given the other gets, unless it is where it came from.
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
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION event_copy('event_parted');
CREATE TRIGGER event_copy AFTER INSERT ON event_parted
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION event_copy('event');
COMMIT;
SQL
