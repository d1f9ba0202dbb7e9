package engine

import "github.com/healthlint/healthlint/checks/typo/logistic"

// The pieces of evidence for an edit. Gains are in nats, scaled so that the coefficients are of one size.
const (
	bias         = iota
	gain8        // by how much likelier the text becomes: the first 8 nats
	gain16       // the next 8
	gainMore     // the rest
	gainFunction // of a function word
	gainSound    // of a homophone
	gainLong     // of an edit of several characters
	isSound
	isTone
	isNear
	isShape
	isFunction
	isExtra
	isOther
	two         // characters replaced
	many        // three and more
	margin      // by which the candidate beats the runner-up
	oldMean     // how likely the place is as it stands
	newMean     // and edited
	oldMin      // the least likely character there
	newMin      //
	oldPair     // share of pairs the model knows
	newPair     //
	oldTriple   // and of threes
	newTriple   //
	oldCommon   // how common the characters are
	newCommon   //
	oldWord     // the text has a dictionary word there
	newWord     // the edit makes one
	oldFreq     // its frequency
	newFreq     //
	freqGain    //
	wordGain    // characters by which the longest word grows
	newLong     // the word made has three characters or more
	oldName     // a person or place
	newName     //
	oldPerson   //
	single      // how many single characters stand alone around
	textMean    // how likely the whole text is: a bad model of it is no reason to accuse it
	recurs      // the spelling stands elsewhere in the article
	inTitle     // inside 《》
	byLatin     // next to Latin letters or a name's dot
	byQuote     // next to a quotation mark
	others      // how many other edits the text would need
	short       // the text is a line of a few words
	foreign     // characters in a row that could be a transliterated name
	traditional // the copy is in Traditional characters
	mendedNear  // slips already mended within forty characters
	mendedNext  // one of them next to this place
	wasSure     // what the first pass thought, in log odds, of an edit taken for granted
	gainOld     // the gain, where the text has a dictionary word
	gainMean    // the gain by how likely the text is
	gainNew     // the gain, where the edit makes a word of the dictionary and there was none
	singleWord  // the edit makes a word of what were single characters
	gainFour    // how much likelier the edited place is than the usual
	longer      // the word the text has there, in characters
	smooth      // edited, nothing is left that surprises
	isJoined    // of several that lie apart
	rareShape   // a look-alike of a character that next to nobody writes
	rareWord    // which makes a word
	inName      // in the name of a person, by what stands around it
	slipMet     // people were seen to make the slip
	slipOften   // how often, log
	healthMet   // and those who write about their health
	healthOften //
	slipBoth    // it sounds and looks alike
	isTwin      // a whole word for one that sounds like it
	twinWord    // where there is a dictionary word
	twinRival   // what the text gains where only one of its characters is mended, at most
	twinOften   // how common the word is that the text has
	twinGain    // the gain, up to 24 nats
	health      // how much the text around is about health, 0 to 1: see Judge
	gateOdds    // what the gate thought, in log odds: it has seen the edits that it did not let through
	// What the network says, asked only of edits that are likely enough without it.
	netGain     // by how much it prefers the new characters, what the n-gram model says aside
	netBoth     // and with it, up to 8 nats either way
	netMore     // beyond
	netLess     // by how much more than 2 nats it prefers the old
	netLeast    // its preference for the least certain of the new characters
	netSound    // both models' preference, of a homophone
	netFunction //
	netShape    //
	netLong     // of several characters
	netOldWord  // where the text has a dictionary word
	netUnknown  // the network does not know one of the characters
	// Of the rare natures only.
	rival      // by how much less the text gains by any other edit that touches the place
	numeral    // the edit changes a numeral
	isParticle // or a word that may stand elsewhere; where one was left out, one that copy may do without
	// And of a character that was left out.
	isShort // one that short names leave out
	atEnd   // the gap is before a mark
	byWords // how many words of several characters are beside it
	// Of characters that are words of their own where they hardly ever are.
	strayOld  // how unusual the most unusual is, there or next to it, as the text stands
	strayNew  // and edited
	strayGain // by how much less unusual all of them are, edited
	gainStray // that, by the gain
	// Of a character left out that makes a word of one.
	strayWord
	strayGrows // the gain
	strayFreq  // the frequency of the word
	features   // their number
)

var featureNames = [features]string{
	"bias", "gain8", "gain16", "gain-more", "gain-function", "gain-sound", "gain-long",
	"sound", "tone", "near", "shape", "function", "extra", "other", "two", "many", "margin",
	"old-mean", "new-mean", "old-min", "new-min", "old-pair", "new-pair", "old-triple", "new-triple",
	"old-common", "new-common", "old-word", "new-word", "old-freq", "new-freq", "freq-gain", "word-gain", "new-long",
	"old-name", "new-name", "old-person", "single", "text-mean", "recurs", "in-title", "by-latin", "by-quote",
	"others", "short", "foreign", "traditional", "mended-near", "mended-next", "was-sure", "gain-old", "gain-mean", "gain-new", "single-word", "gain-four", "longer", "smooth", "joined", "rare-shape", "rare-word", "in-name", "slip-met", "slip-often", "health-met", "health-often", "slip-both", "twin", "twin-word", "twin-rival", "twin-often", "twin-gain", "topic", "gate",
	"net-gain", "net-both", "net-more", "net-less", "net-least", "net-sound", "net-function", "net-shape", "net-long", "net-old-word", "net-unknown", "rival", "numeral",
	"particle", "short-name", "at-end", "by-words", "stray-old", "stray-new", "stray-gain", "gain-stray",
	"stray-word", "stray-grows", "stray-freq",
}

// Evidence is the vector for one edit, indexed by the constants above.
type Evidence [features]float64

// EvidenceNamed returns the indices of the pieces of evidence whose names begin with one of the prefixes.
func EvidenceNamed(prefixes []string) []int { return logistic.Named(featureNames[:], prefixes) }
