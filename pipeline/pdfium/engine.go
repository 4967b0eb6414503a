package pdfium

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// The bounds of the engine.
const (
	mostAtOnce = 4 // PDFs
	wasmPage   = 64 << 10
)

// engine is the compiled module.
var engine struct {
	sync.Mutex
	folder string
	pool   pdfium.Pool
}

// birth is the instance that is being made. Its functions are called directly: what go-pdfium puts around each call
// takes longer than most calls do.
var birth struct {
	sync.Mutex
	module api.Module
}

// Keep names the folder in which the compiled module is kept; without it every process compiles anew. It changes the
// speed alone.
func Keep(folder string) {
	engine.Lock()
	defer engine.Unlock()
	engine.folder = folder
}

// start gives the pool of instances.
func start() (pdfium.Pool, error) {
	engine.Lock()
	defer engine.Unlock()
	if engine.pool != nil {
		return engine.pool, nil
	}
	var err error
	if engine.folder != "" {
		cache, wrong := wazero.NewCompilationCacheWithDir(engine.folder)
		if wrong == nil {
			engine.pool, err = newPool(cache)
		}
		if wrong == nil && err == nil {
			return engine.pool, nil // a folder that cannot be used, or a damaged one, costs time only
		}
	}
	engine.pool, err = newPool(wazero.NewCompilationCache())
	return engine.pool, err
}

func newPool(cache wazero.CompilationCache) (pdfium.Pool, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryMiB << 20 / wasmPage).
		WithCompilationCache(cache)
	ctx := experimental.WithCompilationWorkers(context.Background(), runtime.GOMAXPROCS(0))
	return webassembly.Init(webassembly.Config{
		Context:       experimental.WithFunctionListenerFactory(ctx, midwife{}),
		MaxTotal:      mostAtOnce,
		FSConfig:      wazero.NewFSConfig(),
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
		RandomSource:  zeros{},
	})
}

// midwife notes each instance that is made, by the function that is called first and once in it.
type midwife struct{}

func (midwife) NewFunctionListener(f api.FunctionDefinition) experimental.FunctionListener {
	for _, name := range f.ExportNames() {
		if name == "FPDF_InitLibrary" {
			return experimental.FunctionListenerFunc(func(_ context.Context, m api.Module, _ api.FunctionDefinition,
				_ []uint64, _ experimental.StackIterator) {
				birth.module = m
			})
		}
	}
	return nil
}

// zeros is the source of what PDFium takes for chance.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// launch makes an instance.
func launch(ctx context.Context) (*guest, error) {
	pool, err := start()
	if err != nil {
		return nil, err
	}
	birth.Lock()
	defer birth.Unlock()
	birth.module = nil
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, err
	}
	if birth.module == nil {
		instance.Close()
		return nil, errors.New("its instance was not seen")
	}
	return newGuest(birth.module, instance)
}
