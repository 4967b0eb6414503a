// Package syscall: this file is laid over the standard library to make the system calls of a program fail. Each system
// call that writes or changes the file system is counted, and at a given one happens what the variable SOURCEBOOK_FAULT
// says:
//
//	count FILE         list the calls in FILE: eight bytes each, the number of the call and how many bytes it is to write
//	kill N             kill the program at the Nth call; if it writes, after half of the bytes
//	signal S N         send the program the signal S before the Nth call
//	error E N M        let the calls N to M fail with the error E
//	full BYTES         no more room after so many bytes are written: ENOSPC
//	short N M          let the calls N to M write half of the bytes only
//	touch FILE N       append a byte to FILE before the Nth call; here calls that open or read count too
//
// What is called between entersyscall and exitsyscall may not grow the stack and has no processor to allocate with.
package syscall

import (
	"internal/runtime/atomic"
	"unsafe"
)

const (
	noFault = iota
	faultCount
	faultKill
	faultSignal
	faultError
	faultFull
	faultShort
	faultTouch
)

// Traps that package syscall does not name.
const (
	trapRenameat2     = 316
	trapCopyFileRange = 326
	trapFchmodat2     = 452
)

var (
	faultMode  int
	faultFrom  int64
	faultTo    int64
	faultErrno Errno
	faultFile  *byte
	faultOut   uintptr
	faultCalls int64
	faultBytes int64
	faultList  [1 << 20][2]uint32
	faultByte  = [1]byte{'\n'}
)

func init() {
	spec, ok := Getenv("SOURCEBOOK_FAULT")
	if !ok {
		return
	}
	var words []string
	from := 0
	for i := 0; i <= len(spec); i++ {
		if i == len(spec) || spec[i] == ' ' {
			words = append(words, spec[from:i])
			from = i + 1
		}
	}
	number := func(i int) (n int64) {
		for _, c := range []byte(words[i]) {
			n = n*10 + int64(c-'0')
		}
		return n
	}
	mode := noFault
	switch words[0] {
	case "count":
		mode = faultCount
		fd, err := Open(words[1], O_CREAT|O_WRONLY|O_CLOEXEC, 0o666)
		if err != nil {
			panic("count: " + err.Error())
		}
		faultOut = uintptr(fd)
	case "kill":
		mode, faultFrom = faultKill, number(1)
	case "signal":
		mode, faultErrno, faultFrom = faultSignal, Errno(number(1)), number(2)
	case "error":
		mode, faultErrno, faultFrom, faultTo = faultError, Errno(number(1)), number(2), number(3)
	case "full":
		mode, faultFrom = faultFull, number(1)
	case "short":
		mode, faultFrom, faultTo = faultShort, number(1), number(2)
	case "touch":
		var err error
		if faultFile, err = BytePtrFromString(words[1]); err != nil {
			panic("touch: " + err.Error())
		}
		mode, faultFrom = faultTouch, number(2)
	default:
		panic("unknown fault " + words[0])
	}
	faultMode = mode
}

// fault is called before each system call. It gives the third argument, which it may make smaller, and the error that
// the call is to have instead of being made.
//
//go:nosplit
//go:norace
//go:uintptrkeepalive
func fault(trap, a1, a2, a3 uintptr) (uintptr, Errno) {
	if faultMode == noFault {
		return a3, 0
	}
	writes, changes := false, false
	switch trap {
	case SYS_WRITE, SYS_PWRITE64:
		writes = a1 > 2 // standard output and standard error are no files of the release
	case SYS_WRITEV, SYS_PWRITEV, trapCopyFileRange, SYS_SENDFILE, SYS_SPLICE, SYS_FSYNC, SYS_FDATASYNC, SYS_FTRUNCATE, SYS_FALLOCATE,
		SYS_FCHMOD, SYS_FCHMODAT, trapFchmodat2, SYS_RENAMEAT, trapRenameat2, SYS_MKDIRAT, SYS_UNLINKAT, SYS_LINKAT, SYS_SYMLINKAT, SYS_UTIMENSAT:
		changes = true
	case SYS_OPENAT:
		changes = a3&O_CREAT != 0 || faultMode == faultTouch
	case SYS_READ, SYS_PREAD64, SYS_GETDENTS64:
		changes = faultMode == faultTouch
	}
	if !writes && !changes {
		return a3, 0
	}
	n := atomic.Xaddint64(&faultCalls, 1)
	switch faultMode {
	case faultCount:
		if n < int64(len(faultList)) {
			faultList[n][0] = uint32(trap)
			if writes {
				faultList[n][1] = uint32(a3)
			}
			RawSyscall6(SYS_PWRITE64, faultOut, uintptr(unsafe.Pointer(&faultList[n])), 8, uintptr(8*(n-1)), 0, 0)
		}
	case faultKill:
		if n == faultFrom {
			if writes {
				RawSyscall6(trap, a1, a2, a3/2, 0, 0, 0) // a pwrite goes to the beginning of the file, which is worse
			}
			pid, _, _ := RawSyscall6(SYS_GETPID, 0, 0, 0, 0, 0, 0)
			for {
				RawSyscall6(SYS_KILL, pid, uintptr(SIGKILL), 0, 0, 0, 0)
			}
		}
	case faultSignal:
		if n == faultFrom {
			pid, _, _ := RawSyscall6(SYS_GETPID, 0, 0, 0, 0, 0, 0)
			RawSyscall6(SYS_KILL, pid, uintptr(faultErrno), 0, 0, 0, 0)
		}
	case faultError:
		if faultFrom <= n && n <= faultTo {
			return a3, faultErrno
		}
	case faultFull:
		switch {
		case writes:
			end := atomic.Xaddint64(&faultBytes, int64(a3))
			if over := end - faultFrom; over >= int64(a3) {
				return a3, ENOSPC
			} else if over > 0 {
				return a3 - uintptr(over), 0
			}
		case trap == SYS_FSYNC || trap == SYS_UNLINKAT || trap == SYS_FCHMODAT || trap == SYS_RENAMEAT:
		case atomic.Xaddint64(&faultBytes, 0) >= faultFrom:
			return a3, ENOSPC
		}
	case faultShort:
		if writes && faultFrom <= n && n <= faultTo && a3 > 1 {
			return a3 / 2, 0
		}
	case faultTouch:
		if n == faultFrom {
			at := int64(_AT_FDCWD)
			fd, _, err := RawSyscall6(SYS_OPENAT, uintptr(at), uintptr(unsafe.Pointer(faultFile)), O_WRONLY|O_APPEND|O_CLOEXEC, 0, 0, 0)
			if err == 0 {
				RawSyscall6(SYS_WRITE, fd, uintptr(unsafe.Pointer(&faultByte)), 1, 0, 0, 0)
				RawSyscall6(SYS_CLOSE, fd, 0, 0, 0, 0, 0)
			}
		}
	}
	return a3, 0
}
