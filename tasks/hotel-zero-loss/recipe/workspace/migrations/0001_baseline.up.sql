-- The reservation system's database as it is. Both applications log in as app; migrations are run by the owner.
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app;
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO app;

CREATE TABLE hotel (
    code text PRIMARY KEY,
    zone text NOT NULL
);
CREATE TABLE room (
    id integer PRIMARY KEY,
    hotel text NOT NULL REFERENCES hotel,
    number text NOT NULL
);
CREATE TABLE guest (
    id serial PRIMARY KEY,
    name text NOT NULL,
    phone text NOT NULL
);
CREATE TABLE booking (
    id serial PRIMARY KEY,
    guest_id integer NOT NULL REFERENCES guest,
    room_id integer NOT NULL REFERENCES room,
    arrival date NOT NULL,
    nights integer NOT NULL CHECK (nights > 0),
    total numeric(10, 2) NOT NULL,
    state text NOT NULL DEFAULT 'booked'
);
CREATE TABLE payment (
    id serial PRIMARY KEY,
    booking_id integer NOT NULL REFERENCES booking,
    amount numeric(10, 2) NOT NULL,
    paid_at timestamp NOT NULL
);
CREATE TABLE refund (
    id serial PRIMARY KEY,
    payment_id integer NOT NULL REFERENCES payment,
    amount numeric(10, 2) NOT NULL
);
CREATE TABLE event (
    id bigserial PRIMARY KEY,
    booking_id integer NOT NULL REFERENCES booking,
    at timestamptz NOT NULL,
    what text NOT NULL
);
