// Command healthlint checks Chinese health-news copy.
package main

func main() {}
