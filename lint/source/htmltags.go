package source

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// neverCopy lists the elements whose text is no copy wherever they stand.
func neverCopy(tag atom.Atom) bool {
	switch tag {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Aside, atom.Form,
		atom.Button, atom.Select, atom.Textarea, atom.Svg, atom.Math, atom.Iframe, atom.Object, atom.Audio, atom.Video,
		atom.Canvas, atom.Rt, atom.Rp, atom.Del, atom.S, atom.Strike, atom.Dialog, atom.Menu, atom.Datalist:
		return true
	}
	return false
}

// block lists the elements that begin and end a line of their own.
func block(tag atom.Atom) bool {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2,
		atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Header, atom.Hgroup, atom.Html, atom.Li, atom.Main, atom.Nav,
		atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
		atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

func void(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// foreign elements are the ones that a slash closes.
func foreign(tag atom.Atom) bool { return tag == atom.Svg || tag == atom.Math }

// furniture reports whether a class or id names a part of the page that is
// not the article. Whole words only: "content-nav" and not "navigator-said".
func furniture(names string) bool {
	words := strings.FieldsFunc(names, func(r rune) bool { return r == ' ' || r == '-' || r == '_' })
	for _, w := range words {
		if slices.Contains(furnitureNames, w) {
			return true
		}
	}
	return false
}

var furnitureNames = []string{"nav", "navbar", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "footer", "sidebar",
	"share", "related", "recommend", "copyright", "pager", "pagination", "comments", "advert", "ads", "toolbar"}
