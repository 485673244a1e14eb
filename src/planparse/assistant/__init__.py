"""What an assistant may ask of a store: tools that only read, over the Model Context Protocol; words of documents go out as quotations."""
