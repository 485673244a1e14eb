"""What is found in a plan: citations, bodies, times, quantities, contacts, and the obligations that they make up."""
