INSERT INTO book VALUES (1, 'The Long River', 'Ann Lee; Bo Ek', '12,50', 2), (2, 'Bees', 'Bo Ek', '7,05', 1);
INSERT INTO reader VALUES (1, 'Moor, Iris', '03.01.2022'), (2, 'Plato', '28.11.2023');
INSERT INTO loan VALUES
    (1, 1, 1, '02.02.2024', '20.03.2024'), (2, 1, 2, '01.04.2024', NULL), (3, 1, 1, '05.04.2024', NULL),
    (4, 2, 2, '30.01.2024', '09.02.2024');
