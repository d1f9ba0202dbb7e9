// Package lint is the engine of healthlint. It knows documents, blocks, checks
// and findings; it knows no file system, no terminal and no particular check.
//
// The path of one article is
//
//	source bytes → Document (blocks mapped back to source) → repairs → checks → Finding
//
// Readers in lint/source make Documents, lint/repair mends damage that would
// hide defects, the packages under checks look for defects, and a Linter runs
// them in a fixed order so that the same bytes give the same findings.
package lint
