package segment

import (
	"sync"

	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
)

var lexicon = sync.OnceValue(func() *language.Lexicon { return language.Open(stagetest.Lexicon("../..")) })
