"""The spaCy pipeline that runs the extractors over a plan, the trained models, and the themes of obligations."""
