# Lower the addresses
cat > migrations/0002_email.sql <<'END'
UPDATE member SET email = lower(email);
END
