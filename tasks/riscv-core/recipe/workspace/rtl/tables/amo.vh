// What an atomic access stores, by funct5.
