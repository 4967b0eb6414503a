package pdfium

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"unicode/utf16"

	"github.com/tetratelabs/wazero/api"
)

// function is a function of PDFium.
type function int

// What is called. Arguments and results are places in the memory of the instance, numbers, or the bits of floats.
const (
	allocate function = iota
	closePage
	closeText
	closeTree
	contentOf
	contentOfChild
	countChars
	countChildren
	countMarks
	countObjects
	countPages
	countRoots
	flatten
	formType
	getChild
	getMark
	getObject
	getRoot
	getText
	getTree
	isTagged
	kindOf
	lastError
	loadDocument
	loadPage
	loadText
	markName
	markType
	metaText
	pageSize
	charAngle
	charExtent
	charBox
	charFont
	charHeavy
	charMade
	charMatrix
	charObject
	charOrigin
	charRune
	charSize
	charUnknown
	objectBounds
	objectFont
	objectMatrix
	objectType
	countSegments
	getSegment
	pathMode
	segmentPoint
	segmentType
	release
	functions // how many there are
)

// names are the names of the functions in PDFium.
var names = [functions]string{
	allocate:       "malloc",
	closePage:      "FPDF_ClosePage",
	closeText:      "FPDFText_ClosePage",
	closeTree:      "FPDF_StructTree_Close",
	contentOf:      "FPDFPageObj_GetMarkedContentID",
	contentOfChild: "FPDF_StructElement_GetChildMarkedContentID",
	countChars:     "FPDFText_CountChars",
	countChildren:  "FPDF_StructElement_CountChildren",
	countMarks:     "FPDFPageObj_CountMarks",
	countObjects:   "FPDFPage_CountObjects",
	countPages:     "FPDF_GetPageCount",
	countRoots:     "FPDF_StructTree_CountChildren",
	flatten:        "FPDFPage_Flatten",
	formType:       "FPDF_GetFormType",
	getChild:       "FPDF_StructElement_GetChildAtIndex",
	getMark:        "FPDFPageObj_GetMark",
	getObject:      "FPDFPage_GetObject",
	getRoot:        "FPDF_StructTree_GetChildAtIndex",
	getText:        "FPDFText_GetText",
	getTree:        "FPDF_StructTree_GetForPage",
	isTagged:       "FPDFCatalog_IsTagged",
	kindOf:         "FPDF_StructElement_GetType",
	lastError:      "FPDF_GetLastError",
	loadDocument:   "FPDF_LoadMemDocument",
	loadPage:       "FPDF_LoadPage",
	loadText:       "FPDFText_LoadPage",
	markName:       "FPDFPageObjMark_GetName",
	markType:       "FPDFPageObjMark_GetParamValueType",
	metaText:       "FPDF_GetMetaText",
	pageSize:       "FPDF_GetPageSizeByIndex",
	charAngle:      "FPDFText_GetCharAngle",
	charBox:        "FPDFText_GetLooseCharBox",
	charExtent:     "FPDFText_GetCharBox",
	charFont:       "FPDFText_GetFontInfo",
	charHeavy:      "FPDFText_GetFontWeight",
	charMade:       "FPDFText_IsGenerated",
	charMatrix:     "FPDFText_GetMatrix",
	charObject:     "FPDFText_GetTextObject",
	charOrigin:     "FPDFText_GetCharOrigin",
	charRune:       "FPDFText_GetUnicode",
	charSize:       "FPDFText_GetFontSize",
	charUnknown:    "FPDFText_HasUnicodeMapError",
	objectBounds:   "FPDFPageObj_GetBounds",
	objectFont:     "FPDFTextObj_GetFont",
	objectMatrix:   "FPDFPageObj_GetMatrix",
	objectType:     "FPDFPageObj_GetType",
	countSegments:  "FPDFPath_CountSegments",
	getSegment:     "FPDFPath_GetPathSegment",
	pathMode:       "FPDFPath_GetDrawMode",
	segmentPoint:   "FPDFPathSegment_GetPoint",
	segmentType:    "FPDFPathSegment_GetType",
	release:        "free",
}

// guest is an instance of PDFium. After a call that failed, err says why, and all calls give 0.
type guest struct {
	memory    api.Memory
	functions [functions]api.Function
	stack     [8]uint64
	room      uint64 // what functions write is put there
	space     int    // how many bytes that has
	err       error
	instance  io.Closer
}

// newGuest finds the functions of an instance.
func newGuest(module api.Module, instance io.Closer) (*guest, error) {
	g := &guest{memory: module.Memory(), instance: instance}
	for f, name := range names {
		if g.functions[f] = module.ExportedFunction(name); g.functions[f] == nil {
			instance.Close()
			return nil, fmt.Errorf("it has no function %s", name)
		}
	}
	return g, nil
}

// close ends an instance with all that it holds.
func (g *guest) close() { g.instance.Close() }

// call calls a function.
func (g *guest) call(f function, arguments ...uint64) uint64 {
	if g.err != nil {
		return 0
	}
	clear(g.stack[copy(g.stack[:], arguments):])
	if g.err = g.functions[f].CallWithStack(context.Background(), g.stack[:]); g.err != nil {
		return 0
	}
	return g.stack[0]
}

// number calls a function that gives a number.
func (g *guest) number(f function, arguments ...uint64) int32 { return int32(g.call(f, arguments...)) }

// errMemory is the error of an instance whose memory is full.
var errMemory = errors.New("its memory is full")

// store puts bytes into the memory of the instance.
func (g *guest) store(data []byte) uint64 {
	at := g.call(allocate, uint64(len(data)))
	if g.err == nil && (at == 0 || !g.memory.Write(uint32(at), data)) {
		g.err = errMemory
	}
	return at
}

// leastSpace is how many bytes of room there are at least.
const leastSpace = 1 << 12

// reserve gives room for what functions write.
func (g *guest) reserve(size int) uint64 {
	if g.space < size {
		if g.space > 0 {
			g.call(release, g.room)
		}
		g.space = max(size, leastSpace)
		if g.room = g.call(allocate, uint64(g.space)); g.room == 0 && g.err == nil {
			g.err = errMemory
		}
	}
	return g.room
}

// written gives the first bytes of the room, until the next call.
func (g *guest) written(size int) []byte {
	if g.err != nil {
		return make([]byte, size)
	}
	out, ok := g.memory.Read(uint32(g.room), uint32(size))
	if !ok {
		g.err = errMemory
		return make([]byte, size)
	}
	return out
}

// float gives a number of four bytes in the room.
func float(b []byte, i int) float64 {
	return float64(math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:])))
}

// double gives a number of eight bytes in the room.
func double(b []byte, i int) float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
}

// decode gives a text of which each character has two bytes, without the zero at its end.
func decode(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	if n := len(units); n > 0 && units[n-1] == 0 {
		units = units[:n-1]
	}
	return string(utf16.Decode(units))
}

// fill calls a function that writes as many bytes as there is room for, given its room and how large that is after
// other arguments, and gives how many it has.
func (g *guest) fill(f function, arguments ...uint64) int {
	for range 2 {
		room := g.reserve(leastSpace)
		size := g.number(f, append(arguments[:len(arguments):len(arguments)], room, uint64(g.space))...)
		if int(size) <= g.space {
			return max(0, int(size))
		}
		g.reserve(int(size))
	}
	return 0
}

// wide gives the text that a function writes in characters of two bytes.
func (g *guest) wide(f function, arguments ...uint64) string {
	return decode(g.written(g.fill(f, arguments...)))
}
