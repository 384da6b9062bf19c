# AMOSWAP.W
cat >> rtl/tables/amo.vh <<'END'
5'b00001: begin amo = 1; stored = b; end  // AMOSWAP.W
END
