// Package checks lists the families of checks.
package checks
