# AMOOR.W
cat >> rtl/tables/amo.vh <<'END'
5'b01000: begin amo = 1; stored = loaded | b; end  // AMOOR.W
END
