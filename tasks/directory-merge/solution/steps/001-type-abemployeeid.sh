# The employee number of both companies
cat > schema/01-abEmployeeId.schema <<'END'
attributetype ( 1.3.6.1.4.1.32473.7.1.1 NAME 'abEmployeeId'
    EQUALITY caseIgnoreIA5Match
    SUBSTR caseIgnoreIA5SubstringsMatch
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.26 SINGLE-VALUE )
END
