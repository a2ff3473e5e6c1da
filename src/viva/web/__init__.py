"""Pages: a view reads the request, calls practice and renders."""
