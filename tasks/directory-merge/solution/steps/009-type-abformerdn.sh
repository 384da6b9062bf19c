# The names of entries that became one
cat > schema/09-abFormerDn.schema <<'END'
attributetype ( 1.3.6.1.4.1.32473.7.1.9 NAME 'abFormerDn'
    EQUALITY distinguishedNameMatch
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.12 )
END
