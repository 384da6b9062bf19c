# What the regions permit
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- functions$/i\
\
    // Whether loads (0), stores (1) or instructions (2) are permitted at an address; the first region there decides.\
    function permitted;\
        input [31:0] address;\
        input [1:0]  kind;\
        integer      n;\
        begin\
            permitted = !user;\
            for (n = 6; n >= 0; n = n - 2)\
                if (address[31:4] >= region[n][31:4] && address[31:4] < region[n + 1][31:4])\
                    permitted = region[n][kind] || !user && !region[n][3];\
        end\
    endfunction
END
