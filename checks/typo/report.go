package typo

import "github.com/healthlint/healthlint/lint"

// slipMessage says what stands there and what should.
func slipMessage(wrong, right string, severity lint.Severity) lint.Text {
	if severity >= lint.Error {
		return lint.Say("“%s”应为“%s”", "“%s” should be “%s”", wrong, right)
	}
	return lint.Say("“%s”疑为“%s”", "“%s” is probably meant to be “%s”", wrong, right)
}
