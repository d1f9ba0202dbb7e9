package layout

import (
	"strings"

	"github.com/healthlint/healthlint/lint/pattern"
)

// endings are what the second half of an English word that was divided at the end of a line is, or ends in. Of speakers who break
// off, it is a word.
var endings = pattern.Lazy(`^(?:[a-z]{0,3}(?:tion|sion|ment|ture|tient|cian|ness|ence|ance|ity|ical|gist|gy|cine|tive)s?|ing|ings|ic|ics|ically|ous|ious|ive|ively|ful|ly|ble|ible|ibly|ed|ers|al|ally|cal|cally|tal|tally|nal|ency|ancy|ities|ary|ory|ism|ist|ists|ology|ize|ized)$`)

// forms begin medical words and are none, nor are they set off with a hyphen as anti-, non- and pre- are.
var forms = pattern.Lazy(`(?i)^(?:broncho|cardio|gastro|neuro|immuno|hepato|nephro|osteo|patho|physio|psycho|thrombo|vaso|electro|endo|hemo|haemo|hyper|hypo|micro|pharmaco|dermato|ophthalmo|oto|laryngo|entero|cyto|chemo|encephalo|cerebro|arterio|athero|rheumato|haemato|hemato|lympho|myo|tachy|brady|peri|intra|hydro|cortico|angio|carcino|epidemio|radio)$`)

// Divided reports whether first and second are the halves of an English word that a hyphen parted at the end of a line.
func Divided(first, second string) bool {
	if len(first) < 3 && !endings().MatchString(second) || len(second) < 2 || strings.Trim(second, "abcdefghijklmnopqrstuvwxyz") != "" {
		return false
	}
	return endings().MatchString(second) || len(second) > 2 && forms().MatchString(first)
}
