# AMOMIN.W
cat >> rtl/tables/amo.vh <<'END'
5'b10000: begin amo = 1; stored = $signed(loaded) < $signed(b) ? loaded : b; end  // AMOMIN.W
END
