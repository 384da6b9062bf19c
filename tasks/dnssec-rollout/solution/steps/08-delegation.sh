# The delegation with its glue
cat >> primary/harbour.test.db <<'END'
$ORIGIN harbour.test.
yard    NS  ns.yard
ns.yard A   127.0.0.3
END
