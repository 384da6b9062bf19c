# ECALL has another cause in user mode
sed -i -f /dev/stdin rtl/tables/call.vh <<'END'
s/cause = 16;/cause = user ? 17 : 16;/
END
