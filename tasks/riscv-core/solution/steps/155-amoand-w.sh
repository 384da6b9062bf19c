# AMOAND.W
cat >> rtl/tables/amo.vh <<'END'
5'b01100: begin amo = 1; stored = loaded & b; end  // AMOAND.W
END
