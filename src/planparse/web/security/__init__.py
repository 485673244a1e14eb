"""What stands before every page: names of hosts, rates and sizes, who may do what, and what browsers are told to refuse."""
