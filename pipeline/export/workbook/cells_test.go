package workbook

import (
	"testing"
	"time"

	"github.com/apache/arrow/go/v15/arrow"
)

func TestShortNumber(t *testing.T) {
	for s, want := range map[string]bool{"0": true, "-123456789012345": true, "1234567890123456": false,
		"1000000000000000000": true, "0.000000000001": true,
		"123456789.1234567": false, "12345678.1234567": true, "9007199254740993": false} {
		if got := shortNumber(s); got != want {
			t.Errorf("%s: %t", s, got)
		}
	}
}

func TestDateSerial(t *testing.T) {
	for s, want := range map[string]string{"1900-03-01": "61", "2022-12-13": "44908", "1900-02-28": "", "1899-12-31": ""} {
		day, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := dateSerial(arrow.Date32FromTime(day)); got != want || ok != (want != "") {
			t.Errorf("the serial of %s is %q", s, got)
		}
	}
}

func TestHundredths(t *testing.T) {
	for n, want := range map[int]string{0: "0", 5: "0.05", 1575: "15.75", 3150: "31.5", 6300: "63"} {
		if got := string(appendHundredths(nil, n)); got != want {
			t.Errorf("%d hundredths are %s", n, got)
		}
	}
}
