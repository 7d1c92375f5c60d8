"""What pages share: state, cached results, cards, charts, filters, empty states."""
