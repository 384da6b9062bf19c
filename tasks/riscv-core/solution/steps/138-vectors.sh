# Interrupts go to their own entries if TVEC says so
sed -i -f /dev/stdin rtl/core.v <<'END'
s/pc <= {tvec\[31:2\], 2'b00};/pc <= {tvec[31:2], 2'b00} + (tvec[0] \&\& cause[31] ? {cause[29:0], 2'b00} : 0);/
END
