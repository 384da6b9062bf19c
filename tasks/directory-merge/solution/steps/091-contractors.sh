# Contractors have the stricter policy
cat > migrate/rules/81_contractors.py <<'END'
"""The policy for contractors."""

from migrate.merge import BASE


def apply(merge):
    for new in merge.people():
        if new.first("employeeType") == "contractor":
            new.put("pwdPolicySubentry", f"cn=contractors,ou=policies,{BASE}")
END
