# DOTA8
cat >> rtl/tables/custom0.vh <<'END'
10'b0000011_001: begin result = c; for (i = 0; i < 4; i = i + 1) result = result + {{24{a[8 * i + 7]}}, a[8 * i +: 8]} * {{24{b[8 * i + 7]}}, b[8 * i +: 8]}; end  // DOTA8
END
