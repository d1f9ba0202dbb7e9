package config

import (
	"encoding/json"

	"github.com/healthlint/healthlint/lint"
)

// Schema returns the JSON Schema (2020-12) of a configuration file, for
// completion in editors. It lists the rules and options of checks; docs are in
// lang.
func Schema(checks []*lint.Check, lang string) []byte {
	grade := object{"enum": list(grades), "description": lint.Say("on 是规则自己的级别", "on is the rule's own severity").In(lang)}
	grade["enum"] = append(grade["enum"].([]any), true, false)
	rules := object{}
	for _, c := range checks {
		options := object{"severity": grade}
		for _, o := range c.Options {
			options[o.Name] = optionSchema(o, lang)
		}
		rules[c.Name] = object{"anyOf": []any{grade, object{"type": "object", "additionalProperties": false, "properties": options}}}
		for _, r := range c.Rules {
			rules[r.ID] = object{
				"description": r.Title.In(lang),
				"anyOf":       []any{grade, object{"type": "object", "additionalProperties": false, "properties": object{"severity": grade}}},
			}
		}
	}
	ruleMap := object{"type": "object", "additionalProperties": false, "properties": rules}
	many := func(item object) object {
		return object{"anyOf": []any{item, object{"type": "array", "items": item}}}
	}
	text := object{"type": "string", "minLength": 1}
	override := object{
		"paths": many(text), "text": many(text), "rules": object{"$ref": "#/$defs/rules"}, "reason": object{"type": "string"},
		"profile": scalarSchema("profile"), "script": scalarSchema("script"), "region": scalarSchema("region"),
	}
	properties := object{}
	for _, k := range keys {
		var s object
		switch k.kind {
		case "bool":
			s = object{"type": "boolean"}
		case "scalar":
			s = scalarSchema(k.name)
		case "globs", "strings":
			s = many(text)
		case "rules":
			s = object{"$ref": "#/$defs/rules"}
		case "typos":
			s = object{"type": "object", "additionalProperties": text}
		case "overrides":
			s = object{"type": "array", "items": object{"type": "object", "additionalProperties": false, "properties": override,
				"anyOf": []any{object{"required": []any{"paths"}}, object{"required": []any{"text"}}}}}
		}
		s["description"] = k.usage.In(lang)
		properties[k.name] = s
	}
	out, err := json.MarshalIndent(object{
		"$schema":              "https://json-schema.org/draft/2020-12/schema",
		"title":                Name,
		"type":                 []any{"object", "null"},
		"additionalProperties": false,
		"properties":           properties,
		"$defs":                object{"rules": ruleMap},
	}, "", "  ")
	if err != nil {
		panic(err) // of maps and strings only
	}
	return append(out, '\n')
}

type object = map[string]any

func list(names []string) []any {
	out := make([]any, len(names))
	for i, n := range names {
		out[i] = n
	}
	return out
}

func scalarSchema(name string) object {
	if allowed := choices[name]; allowed != nil {
		return object{"enum": list(allowed)}
	}
	return object{"type": "string", "minLength": 1}
}

func optionSchema(o lint.Option, lang string) object {
	s := object{"description": o.Usage.In(lang), "default": o.Default}
	switch o.Default.(type) {
	case bool:
		s["type"] = "boolean"
	case int:
		s["type"] = "integer"
	case float64:
		s["type"] = "number"
	case string:
		s["type"] = "string"
	case []string:
		s["type"], s["items"] = "array", object{"type": "string"}
	}
	if o.Min != o.Max {
		s["minimum"], s["maximum"] = o.Min, o.Max
	}
	return s
}
