# AMOMINU.W
cat >> rtl/tables/amo.vh <<'END'
5'b11000: begin amo = 1; stored = loaded < b ? loaded : b; end  // AMOMINU.W
END
