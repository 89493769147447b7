"""What is published of a built site: settings, assets, headers, compression, sums, swap."""
