// Package config reads .healthlint.yaml files and resolves what is in force
// for a path: the nearest file first, then the ones above it up to the root of
// the repository, under the flags of the command line.
//
//	file bytes → File (values with the line each came from) → Resolved → lint.Config for one path
//
// Everything a file gets wrong is collected with its line, so that one run
// shows all of it.
package config
