package localneo4j

import (
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

func detached(bool) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{CreationFlags: windows.CREATE_NEW_PROCESS_GROUP | windows.DETACHED_PROCESS}
}

// Windows has no signals for a process without a console; Neo4j recovers its
// store from the transaction log at the next start.
func interrupt(p *os.Process) error { return p.Kill() }
func terminate(p *os.Process) error { return p.Kill() }
