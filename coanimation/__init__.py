"""Plan and publish the rota of a shared, neutral drop-in space for young people."""
