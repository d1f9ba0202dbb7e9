package neural

import (
	_ "embed"
	"sync"
)

// The network that RECIPE.md describes.
//
//go:embed data/default.network
var defaultNetwork string

// Default returns the built-in network. It panics if the binary was built with a damaged one.
var Default = sync.OnceValue(func() *Model {
	m, err := Open(defaultNetwork)
	if err != nil {
		panic(err)
	}
	return m
})
