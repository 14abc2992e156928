package cli

// ignoreLimit does nothing: there is no such signal here.
func ignoreLimit() {}
