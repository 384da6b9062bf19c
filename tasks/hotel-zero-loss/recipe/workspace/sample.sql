INSERT INTO hotel VALUES ('OSL', 'Europe/Oslo'), ('NYC', 'America/New_York');
INSERT INTO room VALUES (1, 'OSL', '101'), (2, 'OSL', '102'), (3, 'NYC', '7A');
INSERT INTO guest (name, phone) VALUES ('Moor, Iris', '+4712'), ('Plato', '+3013'), ('Lee, Ann, Jr.', '+114');
INSERT INTO booking (guest_id, room_id, arrival, nights, total, state) VALUES
    (1, 1, '2024-03-01', 3, 100.00, 'booked'), (2, 1, '2024-03-03', 2, 80.00, 'booked'),
    (3, 1, '2024-03-04', 1, 45.50, 'booked'), (3, 3, '2024-07-01', 4, 1000.01, 'cancelled');
INSERT INTO payment (booking_id, amount, paid_at) VALUES
    (1, 50.00, '2024-02-01 12:00:00'), (1, 50.00, '2024-03-04 09:30:00'), (4, 200.00, '2024-06-01 23:15:00');
INSERT INTO refund (payment_id, amount) VALUES (3, 180.00);
INSERT INTO event (booking_id, at, what) VALUES (1, '2024-01-15 10:00+00', 'booked'), (4, '2027-01-01 00:00+00', 'called');
