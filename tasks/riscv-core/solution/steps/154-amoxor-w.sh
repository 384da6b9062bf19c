# AMOXOR.W
cat >> rtl/tables/amo.vh <<'END'
5'b00100: begin amo = 1; stored = loaded ^ b; end  // AMOXOR.W
END
