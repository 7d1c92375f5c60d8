"""One question a file, one public function, one frozen result."""
