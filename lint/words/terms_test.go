package words

// eachTerm calls f for each term that gendict adds to gse's dictionary.
func eachTerm(f func(word string)) {}
