// Package arch holds nothing but a test: who may import whom, and what the engine may never do (README.md, the map). A
// package that stands in none of its rows fails it, so the map cannot be forgotten.
package arch
