# AMOMAXU.W
cat >> rtl/tables/amo.vh <<'END'
5'b11100: begin amo = 1; stored = loaded > b ? loaded : b; end  // AMOMAXU.W
END
