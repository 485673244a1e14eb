"""Plans of the corpus written as office files: what a reader of Word must give back."""
