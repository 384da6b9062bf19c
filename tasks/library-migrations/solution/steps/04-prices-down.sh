# Prices can go back
cat > migrations/0003_prices.down.sql <<'END'
ALTER TABLE book ADD COLUMN price TEXT NOT NULL DEFAULT '';
UPDATE book SET price = printf('%d,%02d', price_cents / 100, price_cents % 100);
ALTER TABLE book DROP COLUMN price_cents;
END
