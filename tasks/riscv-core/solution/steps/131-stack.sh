# Traps put IE aside, and TRET brings it back
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- trapped$/i\
                        status[1:0] <= {status[0], 1'b0};
/\/\/ -- effects$/i\
                        if (returns) status[1:0] <= {1'b1, status[1]};
END
