package lang

import _ "embed"

//go:embed model/chancery.model
var embedded []byte

// Embedded is the model file that is built into the program; it must not be
// changed. NOTICE names what it was trained on.
func Embedded() []byte { return embedded }
