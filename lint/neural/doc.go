// Package neural tells from what stands on both sides of a place in simplified text how likely each character is
// there, with a small recurrent network that was learned beforehand and is used in place from embedded bytes.
//
// It knows more of a sentence than the character sequences of [github.com/healthlint/healthlint/lint/ngram], and
// takes a thousand times as long: it is for the few places that those find doubtful. RECIPE.md says what it was
// learned from and how, and what it is worth.
//
// The network is two gated recurrent units (Cho et al. 2014), one reading up to the place and one reading back
// to it, a hidden layer over both, and a vector for each character. Weights are 8-bit integers with one scale per
// row, activations 16-bit, sums 32-bit: the same numbers come out with and without vector instructions.
package neural
