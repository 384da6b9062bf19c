# Whose unit somebody belongs to
cat > schema/05-abUnit.schema <<'END'
attributetype ( 1.3.6.1.4.1.32473.7.1.5 NAME 'abUnit'
    EQUALITY distinguishedNameMatch
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.12 SINGLE-VALUE )
END
