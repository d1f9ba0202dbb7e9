// Package ngram is a character n-gram model of Chinese, used in place from bytes.
package ngram
