// Package config turns the settings file, the environment and the command line
// into one checked Config.
//
// The settings are declared once, in a table (Settings): key, default, meaning,
// flag, limits. The names of environment variables, the flags, the checks and
// what `graphload config` shows follow from it.
//
// Of several sources that give one setting the later of these wins: default,
// file, environment, flag. A name that stands in no row of the table is an
// error, in the file as in the environment, and so is a value outside its
// limits: a typing mistake never falls back to a default unseen.
package config
