# Names: the way back from the contraction
cat > migrations/0005_names_contract.down.sql <<'SQL'
ALTER TABLE guest ADD COLUMN name text;
UPDATE guest SET name = last_name || CASE WHEN first_name = '' THEN '' ELSE ', ' || first_name END;
ALTER TABLE guest ALTER COLUMN name SET NOT NULL;
CREATE FUNCTION guest_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.name IS NULL
        OR TG_OP = 'UPDATE' AND (NEW.last_name, NEW.first_name) IS DISTINCT FROM (OLD.last_name, OLD.first_name) THEN
        NEW.name := NEW.last_name || CASE WHEN NEW.first_name = '' THEN '' ELSE ', ' || NEW.first_name END;
    ELSIF TG_OP = 'INSERT' OR NEW.name IS DISTINCT FROM OLD.name THEN
        NEW.last_name := split_part(NEW.name, ', ', 1);
        NEW.first_name := substr(NEW.name, length(NEW.last_name) + 3);
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER guest_names BEFORE INSERT OR UPDATE ON guest FOR EACH ROW EXECUTE FUNCTION guest_names();
SQL
