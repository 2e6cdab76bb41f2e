"""Publishing and serving measured beside others: the same servers, settings and machine, in one run."""
