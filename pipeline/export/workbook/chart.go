package workbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"example.org/sourcebook/pipeline/export/about"
)

// chart is a bar above the table of the sheet Summary: the facts of the texts that have several versions, by how the
// versions stand to each other. It repeats in a picture what the first row of the table below it says in numbers.
type chart struct {
	parts []chartPart
	alt   string // what the bar shows, in words
}

// chartPart is a part of the bar: the cells of its name and of its number.
type chartPart struct{ name, number, colour string }

// chartColours are those of the words in the sheets; of what neither agrees nor differs they are quiet.
var chartColours = []struct{ column, colour string }{
	{"differ", "9C0006"}, {"cannot_be_compared", "7F6000"}, {"agree", "006100"}, {"in_one_version", "767676"},
}

// The place of the chart, to the right of the lines above the table and as high as they are, and its size in pixels.
const (
	chartCell   = "F2"
	chartWidth  = 410
	chartHeight = 90
)

// chart gives the bar of the whole dataset, nil if the sheet has no columns for it or no text has several versions.
func (s *tableSheet) chart() *chart {
	standing := s.book.info.Standing
	if len(standing) == 0 || s.table.Index(chartColours[0].column) < 0 {
		return nil
	}
	c := &chart{}
	var words []string
	for _, part := range chartColours {
		i := slices.IndexFunc(standing, func(n about.Standing) bool { return n.Column == part.column })
		column := s.table.Index(part.column)
		if i < 0 || column < 0 {
			continue
		}
		at := func(row int) string { return fmt.Sprintf("%s!$%s$%d", s.layout.tab, columnName(column), row) }
		c.parts = append(c.parts, chartPart{at(headerRow), at(headerRow + 1), part.colour})
		words = append(words, fmt.Sprintf("%s %d", s.head(column), standing[i].Facts))
	}
	c.alt = "Facts of the texts that have several versions: " + strings.Join(words, ", ") + "."
	return c
}

// draw puts the chart of a page on its sheet. Its size is that of the rows as they will be.
func (c *chart) draw(f *excelize.File, p *page) error {
	for _, row := range slices.Sorted(maps.Keys(p.heights)) {
		if err := f.SetRowHeight(p.name, row, float64(p.heights[row])/100); err != nil {
			return err
		}
	}
	letters := func() *excelize.Font { return &excelize.Font{Family: typefaces[0].font, Size: 11, Color: "000000"} }
	none, gap, overlap := 0.0, uint(40), 100
	made := &excelize.Chart{
		Type: excelize.BarStacked,
		Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{
			{Text: "Facts by how the versions stand", Font: letters()}}},
		Legend:    excelize.ChartLegend{Position: "right", Font: letters()},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: chartHeight},
		XAxis:     excelize.ChartAxis{None: true},
		YAxis:     excelize.ChartAxis{None: true, Minimum: &none},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true},
		GapWidth:  &gap, Overlap: &overlap,
		Format: excelize.GraphicOptions{AltText: c.alt, Name: "Facts", Positioning: "twoCell", OffsetX: 8},
	}
	for _, part := range c.parts {
		label := letters()
		label.Color = "FFFFFF"
		made.Series = append(made.Series, excelize.ChartSeries{Name: part.name, Values: part.number,
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{part.colour}},
			DataLabel: excelize.ChartDataLabel{Font: *label}})
	}
	if err := f.AddChart(p.name, chartCell, made); err != nil {
		return err
	}
	noPictures(f)
	return nil
}

// noPictures takes out the types of pictures, of which the workbook has none: excelize declares them with a chart, in
// another order each time.
func noPictures(f *excelize.File) {
	kept := f.ContentTypes.Defaults[:0]
	for _, d := range f.ContentTypes.Defaults {
		if !strings.HasPrefix(d.ContentType, "image/") {
			kept = append(kept, d)
		}
	}
	f.ContentTypes.Defaults = kept
}
