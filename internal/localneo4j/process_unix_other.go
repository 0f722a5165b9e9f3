//go:build unix && !linux

package localneo4j

import "syscall"

func detached(bool) *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }
