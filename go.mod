module chancery

go 1.26.0
