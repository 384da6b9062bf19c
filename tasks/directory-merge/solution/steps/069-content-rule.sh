# What is no longer told of anybody
cat > schema/30-people.schema <<'END'
ditcontentrule ( 2.16.840.1.113730.3.2.2 NAME 'abPeople'
    AUX ( posixAccount $ abPerson )
    NOT ( telexNumber $ x121Address ) )
END
