"""What people see of a rota: in the terminal, in a sheet, on a page, in JSON. Pure: values in, text or bytes out."""
