package folder_test

import (
	"testing"

	"riobravo/save/folder"
	"riobravo/save/store"
	"riobravo/save/store/storetest"
)

// TestStore: a folder does what every store must.
func TestStore(t *testing.T) {
	dir := t.TempDir()
	storetest.Suite(t, func(*testing.T) store.Store { return folder.At(dir).Store() })
}
