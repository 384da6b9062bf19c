# Prices become cents
cat > migrations/0003_prices.up.sql <<'END'
ALTER TABLE book ADD COLUMN price_cents INTEGER NOT NULL DEFAULT 0 CHECK (price_cents >= 0);
UPDATE book SET price_cents = CAST(replace(price, ',', '') AS INTEGER);
ALTER TABLE book DROP COLUMN price;
END
