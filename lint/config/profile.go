package config

// profiles are the grades that a kind of copy brings, under every file and
// flag. News is what the rules' own grades are made for.
//
// A formal document ends with whom to call and where, and is itself a notice;
// a data set keeps no trailer of a page, and is read by more eyes than one
// article.
var profiles = map[string]map[string]string{
	"official": {
		"boilerplate/contact": "off",
		"boilerplate/notice":  "off",
	},
	"dataset": {
		"boilerplate/legal":    "warning",
		"boilerplate/tail":     "warning",
		"boilerplate/credit":   "warning",
		"privacy/patient-name": "warning",
	},
}
