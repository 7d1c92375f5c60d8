"""Turn what people write into what it means."""
