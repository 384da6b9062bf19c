# STATUS has a bit for the previous mode
sed -i -f /dev/stdin rtl/core.v <<'END'
s/status <= update & 3'b011;/status <= update \& 3'b111;/
END
