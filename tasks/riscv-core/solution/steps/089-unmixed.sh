# The column that a byte adds in the inverse of MixColumns
cat >> rtl/functions.vh <<'END'

function [31:0] unmixed;  // what a byte adds to a column when it is decrypted
    input [7:0] of;
    reg [7:0] two, four, eight;
    begin
        two = doubled(of);
        four = doubled(two);
        eight = doubled(four);
        unmixed = {eight ^ two ^ of, eight ^ four ^ of, eight ^ of, eight ^ four ^ two};
    end
endfunction
END
