# The pin irq can be seen in PENDING and interrupts
sed -i -f /dev/stdin rtl/core.v <<'END'
s/waiting = {1'b0, pending}/waiting = {irq, pending}/
END
