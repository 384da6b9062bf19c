# Contractors see their own unit alone
cat > access/38-contractors.conf <<'END'
access to dn.one="ou=people,dc=alderbrook,dc=test"
    by set="this/abUnit & user/abUnit" break
    by set="[contractor] & user/employeeType" none
    by * break
END
