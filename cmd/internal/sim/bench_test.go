package sim

import (
	"testing"

	"riobravo/content"
)

func BenchmarkRandomGames(b *testing.B)  { benchGames(b, rules(b), "random") }
func BenchmarkNoviceGames(b *testing.B)  { benchGames(b, rules(b), "novice") }
func BenchmarkStaffGames(b *testing.B)   { benchGames(b, rules(b), "staff") }
func BenchmarkStaffDecides(b *testing.B) { benchDecide(b, rules(b), "staff") }
func BenchmarkForesight(b *testing.B)    { benchForesight(b, rules(b)) }
func BenchmarkCopy(b *testing.B)         { benchCopy(b, rules(b)) }
func BenchmarkView(b *testing.B)         { benchView(b, rules(b)) }
func BenchmarkLegal(b *testing.B)        { benchLegal(b, rules(b)) }
func BenchmarkCheck(b *testing.B)        { benchCheck(b, rules(b)) }
func BenchmarkChecksum(b *testing.B)     { benchChecksum(b, rules(b)) }

// BenchmarkCompile loads and compiles the default scenario from its files.
func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if s, problems := content.Load(content.Default); s == nil {
			b.Fatal(problems)
		}
	}
}
