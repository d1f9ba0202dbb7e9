package ngram

import (
	_ "embed"
	"sync"
)

// The model that RECIPE.md describes.
//
//go:embed data/default.ngram
var defaultModel string

// Default returns the built-in model. It panics if the binary was built with a damaged one.
var Default = sync.OnceValue(func() *Model {
	m, err := Open(defaultModel)
	if err != nil {
		panic(err)
	}
	return m
})
