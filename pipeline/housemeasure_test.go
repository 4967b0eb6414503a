package pipeline_test

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// add measures the package in the folder, if it holds one; path is what it is called.
func (h *house) add(folder, name string) error {
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return err
	}
	set := token.NewFileSet()
	var trees []*ast.File
	lines := 0
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		if strings.HasSuffix(p, "_test.go") {
			h.wideTests += wideLines(text)
			continue
		}
		tree, err := parser.ParseFile(set, p, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if ast.IsGenerated(tree) {
			continue
		}
		f := file{path: path.Join(name, filepath.Base(p)), lines: bytes.Count(text, []byte("\n")), wide: wideLines(text)}
		lines += f.lines
		h.files = append(h.files, f)
		trees = append(trees, tree)
		h.read(set, tree, name, f.path)
	}
	if len(trees) == 0 {
		return nil
	}
	h.lines += lines
	h.packages = append(h.packages, pack{path: name, lines: lines, pairs: mutual(set, trees)})
	return nil
}

// wideLines counts the lines over 120 characters.
func wideLines(text []byte) (n int) {
	for line := range bytes.Lines(text) {
		if utf8.RuneCount(bytes.TrimSuffix(line, []byte("\n"))) > 120 {
			n++
		}
	}
	return n
}

// read measures the functions and conditions of a file.
func (h *house) read(set *token.FileSet, tree *ast.File, name, in string) {
	for _, declaration := range tree.Decls {
		f, ok := declaration.(*ast.FuncDecl)
		if !ok {
			continue
		}
		title := f.Name.Name
		if f.Recv != nil {
			receiver := receiver(f.Recv.List[0].Type)
			h.methods[path.Join(name, receiver)]++
			title = receiver + "." + title
		}
		h.functions = append(h.functions, function{
			name:       in + ":" + title,
			lines:      set.Position(f.End()).Line - set.Position(f.Pos()).Line + 1,
			complexity: complexity(f),
		})
	}
	inner := make(map[ast.Expr]bool) // expressions that are part of a condition that was counted
	ast.Inspect(tree, func(n ast.Node) bool {
		e, ok := n.(*ast.BinaryExpr)
		if ok && isLogical(e) && !inner[e] && terms(e, inner) >= 6 {
			h.conditions++
		}
		return true
	})
}

// receiver is the name of the type whose method it is.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// complexity is the cyclomatic complexity: the number of independent ways through the function, those of the functions
// inside it included.
func complexity(f *ast.FuncDecl) int {
	n := 1
	ast.Inspect(f, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if node.List != nil {
				n++
			}
		case *ast.CommClause:
			if node.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if isLogical(node) {
				n++
			}
		}
		return true
	})
	return n
}

func isLogical(e *ast.BinaryExpr) bool { return e.Op == token.LAND || e.Op == token.LOR }

// terms counts what a condition joins by and and or, and marks the conditions within it as seen.
func terms(e ast.Expr, seen map[ast.Expr]bool) int {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return terms(e.X, seen)
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			return terms(e.X, seen)
		}
	case *ast.BinaryExpr:
		if isLogical(e) {
			seen[e] = true
			return terms(e.X, seen) + terms(e.Y, seen)
		}
	}
	return 1
}

// mutual finds the pairs of files of a package of which each calls a function of the other.
func mutual(set *token.FileSet, trees []*ast.File) []string {
	info := &types.Info{Uses: make(map[*ast.Ident]types.Object)}
	config := types.Config{Importer: nothing{}, Error: func(error) {}} // what is imported does not matter here
	config.Check(trees[0].Name.Name, set, trees, info)
	calls := make(map[[2]string]bool)
	for name, object := range info.Uses {
		called, ok := object.(*types.Func)
		if !ok || !called.Pos().IsValid() || isAbstract(called) {
			continue
		}
		from, to := filepath.Base(set.Position(name.Pos()).Filename), filepath.Base(set.Position(called.Pos()).Filename)
		calls[[2]string{from, to}] = true
	}
	var pairs []string
	for c := range calls {
		if c[0] < c[1] && calls[[2]string{c[1], c[0]}] {
			pairs = append(pairs, c[0]+" ↔ "+c[1])
		}
	}
	slices.Sort(pairs)
	return pairs
}

// isAbstract says whether the function is a method of an interface, which nobody's file holds.
func isAbstract(f *types.Func) bool {
	r := f.Signature().Recv()
	return r != nil && types.IsInterface(r.Type())
}

// nothing imports nothing: the checker takes every import for a package that it does not know.
type nothing struct{}

func (nothing) Import(string) (*types.Package, error) { return nil, errors.New("not read") }
