# AMOMAX.W
cat >> rtl/tables/amo.vh <<'END'
5'b10100: begin amo = 1; stored = $signed(loaded) > $signed(b) ? loaded : b; end  // AMOMAX.W
END
