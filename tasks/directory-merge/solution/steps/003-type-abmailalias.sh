# Addresses that still reach somebody
cat > schema/03-abMailAlias.schema <<'END'
attributetype ( 1.3.6.1.4.1.32473.7.1.3 NAME 'abMailAlias'
    EQUALITY caseIgnoreIA5Match
    SUBSTR caseIgnoreIA5SubstringsMatch
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.26 )
END
