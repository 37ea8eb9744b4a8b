"""One kind of file a module: from a file to the reading of one article, or to records with an article each."""
