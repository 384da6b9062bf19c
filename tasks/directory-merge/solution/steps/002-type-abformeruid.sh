# Logins that somebody had before
cat > schema/02-abFormerUid.schema <<'END'
attributetype ( 1.3.6.1.4.1.32473.7.1.2 NAME 'abFormerUid'
    EQUALITY caseExactIA5Match
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.26 )
END
