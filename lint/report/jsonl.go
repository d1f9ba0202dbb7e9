package report

// JSONLines writes one finding to a line, as schema.json describes findings,
// with the path, record and encoding of its file; and one line for each thing
// that could not be checked.
type JSONLines struct{ JSON }

type jsonLine struct {
	Path     string `json:"path"`
	Record   int    `json:"record,omitempty"`
	Field    string `json:"field,omitempty"`
	Row      int    `json:"row,omitempty"`
	Encoding string `json:"encoding"`
	jsonFinding
}

type jsonErrorLine struct {
	Error jsonFailure `json:"error"`
}

// Entry writes the findings of one article.
func (j *JSONLines) Entry(e Entry) error {
	for _, f := range e.Findings {
		if err := j.write("", jsonLine{e.Doc.Path, e.Doc.Record, e.Doc.Field, e.Doc.Row, e.Doc.Encoding, j.finding(e.Doc, f)}); err != nil {
			return err
		}
		if _, err := j.w.Write([]byte{'\n'}); err != nil {
			return err
		}
	}
	return nil
}

// Close writes the failures.
func (j *JSONLines) Close(s *Summary) error {
	for _, f := range s.Failures {
		if err := j.write("", jsonErrorLine{jsonFailure{f.Path, f.Line, f.Message.In(j.lang)}}); err != nil {
			return err
		}
		if _, err := j.w.Write([]byte{'\n'}); err != nil {
			return err
		}
	}
	return nil
}
