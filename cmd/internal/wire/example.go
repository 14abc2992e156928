package wire

import _ "embed"

// Example is a bot of forty lines that speaks the protocol, in Python: the documentation's, and the test's.
//
//go:embed example/bot.py
var Example string
