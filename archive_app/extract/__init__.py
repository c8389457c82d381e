"""A page becomes an article: metadata, main content, blocks, pictures with their captions."""
