# AMOADD.W
cat >> rtl/tables/amo.vh <<'END'
5'b00000: begin amo = 1; stored = loaded + b; end  // AMOADD.W
END
