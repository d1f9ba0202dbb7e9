package truncation

import "testing"

func TestNominal(t *testing.T) {
	for text, want := range map[string]bool{
		"信息化平台建设，带动基层检查能力提升。": true,
		"常态监测机制,推动早发现早报告。":    true,
		"目前，全市已有三个中心。":        false, // not a phrase
		"全市信息化平台建设起步早。":       false, // no comma
		"推进平台建设，带动基层。":        false, // opens with its own verb
		"平台建设，去年花了三千万元。":      false, // no verb goes on
	} {
		if got := nominal(&piece{text: text}); got != want {
			t.Errorf("nominal(%s) = %v", text, got)
		}
	}
}

func TestGoverns(t *testing.T) {
	for text, want := range map[string]bool{"推进医联体": true, "一张单子管到底": false, "推进医联体 带动基层": false} {
		p := &piece{text: text, end: len(text), heading: true}
		p.measure()
		if got := governs(p); got != want {
			t.Errorf("governs(%s) = %v", text, got)
		}
	}
}
