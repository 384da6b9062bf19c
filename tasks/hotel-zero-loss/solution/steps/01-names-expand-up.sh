# Names: expand
cat > migrations/0002_names_expand.up.sql <<'SQL'
BEGIN;
ALTER TABLE guest ADD COLUMN last_name text, ADD COLUMN first_name text;
CREATE FUNCTION guest_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.name IS NULL
        OR TG_OP = 'UPDATE' AND (NEW.last_name, NEW.first_name) IS DISTINCT FROM (OLD.last_name, OLD.first_name) THEN
        NEW.name := NEW.last_name || CASE WHEN NEW.first_name = '' THEN '' ELSE ', ' || NEW.first_name END;
    ELSIF TG_OP = 'INSERT' OR NEW.name IS DISTINCT FROM OLD.name OR NEW.last_name IS NULL THEN
        NEW.last_name := split_part(NEW.name, ', ', 1);
        NEW.first_name := substr(NEW.name, length(NEW.last_name) + 3);
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER guest_names BEFORE INSERT OR UPDATE ON guest FOR EACH ROW EXECUTE FUNCTION guest_names();
COMMIT;
SQL
