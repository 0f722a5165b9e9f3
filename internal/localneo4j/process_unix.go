//go:build unix

package localneo4j

import (
	"os"
	"syscall"
)

func interrupt(p *os.Process) error { return p.Signal(os.Interrupt) }
func terminate(p *os.Process) error { return p.Signal(syscall.SIGTERM) }
