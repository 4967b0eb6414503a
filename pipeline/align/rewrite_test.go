package align

import (
	"testing"

	"example.org/sourcebook/pipeline/tables"
)

// A story, what another paper made of it, and a story of the year before.
const (
	museumLong = `# Town museum sets visitor record

The Millbrook Town Museum counted 184,300 visitors in 2026, more than ever since it opened in 1934.
The exhibition on the river alone drew 61,400 people between April and September.

The museum received 357,000 pounds in donations, a third of it from a single giver.
Expenditure came to 2,410,000 pounds, so that the town had to add some 812,000 pounds, a little less than before.

Almost half of the visitors came from abroad.
School classes made up a good part: 742 classes were guided through the rooms.
The shop sold 9,260 catalogues at 18 pounds each.
Hardly any visitor used the audio guide, although it has been free since March.

The roof is to be renewed at a cost of 1,640,000 pounds.
The upper floor will therefore be closed from February until May 2027.
The next large exhibition, with 137 paintings from four countries, opens in June, director Ruth Askew said.`

	museumShort = `# Never so many guests since 1934

For the year 2026 the house in Millbrook has welcomed 184,300 people, a record in its history.
What runs through the valley brought 61,400 of them there.

Gifts of 357,000 pounds helped, yet 812,000 had to be paid out of taxes.
Many of the visitors were from abroad, and 742 classes came.

At a cost of 1,640,000 pounds the roof gets a new cover, so the upper floor is closed until May 2027.
Then an exhibition with 137 paintings opens, according to director Ruth Askew.`

	museumBefore = `# Fewer guests than in 2019

For the year 2025 the house in Millbrook has welcomed 171,200 people, not a record in its history.
What children play with brought 48,300 of them there.

Gifts of 298,000 pounds helped, yet 824,000 had to be paid out of taxes.
Many of the visitors were from abroad, and 688 classes came.

At a cost of 214,000 pounds the lift gets a new motor, so the upper floor is closed until May 2026.
Then an exhibition with 112 maps opens, according to director Ruth Askew.`
)

// TestRewrites: a text in other words of its language is a version if it has the numbers.
func TestRewrites(t *testing.T) {
	for _, c := range []struct{ name, other, want string }{
		{"what another paper made of it", museumShort, "a"},
		{"another year", museumBefore, "b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var k corpus
			k.add("a", "en", museumLong)
			k.add("b", "en", c.other)
			got := ""
			for w := range tables.Works.Read(k.run(t).Reader()) {
				got = w.WorkID
			}
			if got != c.want {
				t.Errorf("the work is %q, want %q", got, c.want)
			}
		})
	}
}
