# TRET goes to user mode, and traps come from it
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg        user;
/\/\/ -- reset$/i\
            user <= 0;
/\/\/ -- trapped$/i\
                        status[2] <= user;\
                        user <= 0;
/\/\/ -- effects$/i\
                        if (returns) user <= status[2];
s/if (status\[0\] && (waiting/if ((status[0] || user) \&\& (waiting/
END
