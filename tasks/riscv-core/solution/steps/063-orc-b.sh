# ORC.B
cat >> rtl/tables/op_imm.vh <<'END'
15'b001010000111_101: result = {{8{|a[31:24]}}, {8{|a[23:16]}}, {8{|a[15:8]}}, {8{|a[7:0]}}};  // ORC.B
END
