package segment_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.org/sourcebook/pipeline/ingest"
	"example.org/sourcebook/pipeline/segment"
	"example.org/sourcebook/pipeline/stage"
	"example.org/sourcebook/pipeline/stage/stagetest"
	"example.org/sourcebook/pipeline/survey"
	"example.org/sourcebook/pipeline/tables"
)

// What stands on several pages of a site is its furniture, whatever it says.
func TestFurnitureOfASite(t *testing.T) {
	page := func(title, first, second string) string {
		return strings.Join([]string{
			"Valley Gazette", "Your local voice",
			"Subscribe for only two dollars a week and read all our stories without limits, wherever you are.",
			title, first, "Introduction", second, "Most read stories this week", "Call the newsroom",
		}, "\n")
	}
	result := stagetest.Run(t, []stage.Stage{ingest.Stage, survey.Sketch, survey.Stage, segment.Stage},
		stagetest.Lexicon("../.."),
		stagetest.Source("a", page("Mayor opens new swimming pool",
			"The mayor opened the new swimming pool on Saturday before a crowd of three hundred people. It cost four million "+
				"dollars to build and will be free for children.",
			"Swimmers came from all parts of the valley to try the water, which is heated by the sun. A café sells ice cream "+
				"and lemonade until six in the evening.")),
		stagetest.Source("b", page("School garden wins national prize",
			"The garden of Hill School has won the national prize for school gardens, the jury said on Monday. Pupils grow "+
				"beans, tomatoes and sunflowers there.",
			"The prize money will pay for a small greenhouse, the head teacher told our reporter on the phone. Work on it "+
				"begins in the spring, if the weather allows.")),
		stagetest.Source("c", page("Rail strike called off",
			"The rail strike planned for Thursday has been called off after talks late at night, the union said. Trains will "+
				"run as normal on all lines.",
			"Talks on pay will go on next month, both sides said in a statement that was sent to the press. The next round is "+
				"planned for the tenth of the month.")),
	)
	roles := map[string]string{}
	for p := range tables.Paragraphs.Read(result.Reader()) {
		roles[p.DocumentID] += p.Role + " "
	}
	want := "boilerplate boilerplate boilerplate title body heading body boilerplate boilerplate "
	if diff := cmp.Diff(map[string]string{"a": want, "b": want, "c": want}, roles); diff != "" {
		t.Error(diff)
	}
	if err := result.Err(); err != nil {
		t.Fatal(err)
	}
}
