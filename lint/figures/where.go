package figures

// Where is Scope for a reader: of the figures behind 其中 only those that stand in its list of parts say so (其中城区48个，
// 县区88个，预计接种35.6万人: the people are no part of the clinics), and the others the place.
func (r *Reading) Where(f *Fact) Span {
	if f.Among.Empty() || r.listed(f) {
		return r.Scope(f)
	}
	g := *f
	g.Among = Span{}
	return r.Scope(&g)
}

// listed reports whether a figure behind 其中 is a part of the list that it opens: the list ends with the first movement, and
// with the first amount of another unit.
func (r *Reading) listed(f *Fact) bool {
	var unit string
	for i := range min(r.index(f)+1, len(r.Facts)) {
		g := &r.Facts[i]
		if g.Start < f.Among.End || g.Among != f.Among {
			continue
		}
		switch {
		case g.Role == From || g.Role == To || g.Role == Change:
			return false
		case g.Kind == Count || g.Kind == Money || g.Kind == Measure:
			if unit == "" {
				unit = g.Unit
			}
			if g.Unit != unit {
				return false
			}
		}
	}
	return true
}
