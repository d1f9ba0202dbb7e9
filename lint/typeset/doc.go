// Package typeset tells how plain text was set before it was text: whether its lines were wrapped by hand or by a page, which
// line goes on in which, and where the columns of a page stand side by side in the lines that extraction made of it.
package typeset
