local d = date.iso
