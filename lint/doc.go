// Package lint is the engine of healthlint: documents, blocks, checks and findings.
package lint
