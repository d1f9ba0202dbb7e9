// Package source turns files into lint.Documents: it decodes bytes to UTF-8
// and reads plain text, Markdown, web pages, Word documents and rows of data sets into blocks whose every
// character maps back to the source.
package source
