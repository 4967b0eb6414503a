package block

import (
	"example.org/sourcebook/pipeline/language"
	"example.org/sourcebook/pipeline/stage/stagetest"
)

func lexicon() *language.Lexicon { return language.Open(stagetest.Lexicon("../../..")) }
