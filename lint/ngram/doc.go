// Package ngram is a character n-gram model of Chinese, read in place from the bytes it is embedded as.
//
// The estimate is modified Kneser–Ney, interpolated, of order four. Counts carry the weight of their source; a
// gram's discount follows its number of occurrences and is scaled by its mean weight, so that weights need not be
// whole. What gains the corpus least is pruned until the file has the size asked for, and the back-offs are computed
// anew, so that the probabilities after any history still sum to one but for quantising.
//
// The file (16 MB for 0.69 million pairs, 2.2 million threes and 2.3 million fours):
//
//   - single characters: a table over the plane, one byte of log probability and one of back-off;
//   - pairs: exact, the followers of each character together, 4 bytes each. Exact because a search that asks for a
//     hundred candidates at a place would meet the rare false answer of a hash and prefer it: with fingerprints of
//     12 bits a tenth of the clean sentences that the search flagged were flagged by one;
//   - sieves: for each character, a bitmap of what may stand before it, 8 bits a pair, which spares most look-ups of
//     pairs that do not exist. They never deny one that does;
//   - threes and fours: binary fuse tables of fingerprint and value, 21 and 16 bits each, three loads a look-up.
//     A four is asked for only if its three was found, and that only if its pair was.
//
// Opening a model reads 2 KB. Scoring takes 6 million characters a second on a core while the touched part is
// cached, and 2 million on copy of many kinds. Probabilities are in nats.
//
// Order five was not taken: the search for slips gained less than 0.02 of F1 from a model twice the size, so that
// longer grams would have to displace better ones.
package ngram
