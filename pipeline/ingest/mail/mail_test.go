package mail_test

import (
	"strings"
	"testing"

	"example.org/sourcebook/pipeline/ingest/mail"
	"example.org/sourcebook/pipeline/span"
	"example.org/sourcebook/pipeline/tables"
)

const head = "From: Ann Alder <ann@example.org>\nDate: Tue, 3 Apr 2012 16:55:26 +0400\nSubject: Landing figures\n" +
	"Message-Id: <1@example.org>\n"

const letter = "Dear Bob,\n\n1,204 tonnes in March.\n\nOn Monday Bob wrote:\n> How many?\n> 900?\n\n-- \nAnn Alder\n" +
	"Tel. 555 0100\n"

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, message string
		main          []string
		stated        string
		issues        string
	}{
		{"plain", head + "\n" + letter, []string{"Dear Bob,", "1,204 tonnes in March."},
			"Landing figures|Ann Alder|2012-04-03", ""},
		{"CRLF", strings.ReplaceAll(head+"\n"+letter, "\n", "\r\n"), []string{"Dear Bob,", "1,204 tonnes in March."},
			"Landing figures|Ann Alder|2012-04-03", ""},
		{"who wrote, on two lines", head + "\nYes.\n\nOn Mon, 3 Apr 2023 at 16:55, Bob\n<b@example.org> wrote:\n\n> 900?\n",
			[]string{"Yes."}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"who wrote, in Chinese", head + "\n好。\n\nBob\n<b@example.org> 于2023年4月3日写道：\n\n> 900?\n",
			[]string{"好。"}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"a paragraph before a quotation", head + "\nThe report\nsays this:\n\n> 900\n",
			[]string{"The report"}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"a longer one", head + "\nIn 2023 they\nwent out\nto sea and\nsaid this:\n\n> 900\n",
			[]string{"In 2023 they\nwent out\nto sea and"}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"encoded words", "From: =?UTF-8?B?w4lsw6lvbm9yZQ==?= <e@example.org>\nSubject: =?iso-8859-1?Q?P=EAche?=\n" +
			"MIME-Version: 1.0\n\nBonjour.\n",
			[]string{"Bonjour."}, "Pêche|Éléonore", ""},
		{"quoted-printable", head + "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: " +
			"quoted-printable\n\n" +
			"La p=EAche a rapport=E9 1 204 =\ntonnes.\nFin=3D1\n", []string{"La pêche a rapporté 1 204 tonnes.\nFin=1"},
			"Landing figures|Ann Alder|2012-04-03", ""},
		{"base64", head + "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\nTGEgcMOqY2hlLg0K\n" +
			"DQpGaW4u\n",
			[]string{"La pêche.", "Fin."}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"alternatives", head + "Content-Type: multipart/mixed; boundary=x\n\nno part\n--x\nContent-Type: " +
			"multipart/alternative; boundary=y\n\n" +
			"--y\nContent-Type: text/html\n\n<p>No\n--y\nContent-Type: text/plain\n\nYes.\n--y--\n--x\nContent-Type: " +
			"text/plain\n" +
			"Content-Disposition: attachment; filename=a.txt\n\nNo.\n--x--\n", []string{"Yes."},
			"Landing figures|Ann Alder|2012-04-03", "attachments"},
		{"a stub for those who cannot read the page", head + "Content-Type: multipart/alternative; boundary=y\n\n" +
			"--y\nContent-Type: text/plain\n\nSee the page.\n--y\nContent-Type: text/html\n\n<p>" +
			strings.Repeat("1,204 tonnes. ", 8) + "\n--y--\n",
			[]string{strings.TrimSpace(strings.Repeat("1,204 tonnes. ", 8))}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"texts one after another", head + "Content-Type: multipart/mixed; boundary=x\n\nno part\n--x\n\nOne.\n--x\n" +
			"Content-Type: text/plain; charset=iso-8859-1\n\nTwo \xE9.\n\n-- \nA\n--x\nContent-Type: text/html\n\n" +
			"<p>Three\nhere.</p>\n--x--\n", []string{"One.", "Two é.", "Three here."},
			"Landing figures|Ann Alder|2012-04-03", ""},
		{"a text after alternatives", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: " +
			"multipart/alternative; boundary=y\n\n--y\n\nYes.\n--y\nContent-Type: text/html\n\n<p>No\n--y--\n--x\n" +
			"Content-Type: text/plain\nContent-Disposition: inline; filename=a.txt\n\nMore.\n--x--\n",
			[]string{"Yes.", "More."}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"a page of alternatives in a text", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: " +
			"text/plain\n\nFirst.\n--x\nContent-Type: multipart/alternative; boundary=y\n\n--y\nContent-Type: text/html" +
			"\n\n<p>Yes\n--y--\n--x--\n", []string{"First.", "Yes"}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"a text and the same as a page", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nOne\ntwo.\n--x\n" +
			"Content-Type: text/html\n\n<p>One two.</p>\n--x--\n", []string{"One\ntwo."},
			"Landing figures|Ann Alder|2012-04-03", ""},
		{"nothing but an attachment", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: " +
			"application/pdf; name=a.pdf\n\n%PDF\n--x--\n", nil, "Landing figures|Ann Alder|2012-04-03", "attachments"},
		{"an empty alternative", head + "Content-Type: multipart/alternative; boundary=x\n\n--x\n\n \n--x\n" +
			"Content-Type: text/html\n\n<p>One two.</p>\n--x--\n", []string{"One two."},
			"Landing figures|Ann Alder|2012-04-03", ""},
		{"a page without text", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nOne.\n--x\n" +
			"Content-Type: text/html\n\n<p></p>\n--x--\n", []string{"One."}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"an empty text before a page", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\n\n \n--x\n" +
			"Content-Type: text/html\n\n<p>One two.</p>\n--x--\n", []string{"One two."},
			"Landing figures|Ann Alder|2012-04-03", ""},
		{"flowed", head + "Content-Type: text/plain; charset=utf-8; format=flowed\n\nWe saw \n12 boats and \n3 ships.\n" +
			"Two.\n\n> Why \n> so?\n\n-- \nAnn \nAlder\n", []string{"We saw 12 boats and 3 ships.\nTwo."},
			"Landing figures|Ann Alder|2012-04-03", ""},
		{"flowed without blanks", head + "Content-Type: text/plain; charset=utf-8; Format=Flowed; DelSp=yes\n" +
			"Content-Transfer-Encoding: quoted-printable\n\n=E8=88=B9=E3=81=AF =\n\n12=E9=9A=BB =20\n=E3=80=82\n",
			[]string{"船は12隻 。"}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"an encoding that nobody knows", head + "Content-Type: text/plain; charset=unknown-8bit\n\nTolv både, 12.\n",
			[]string{"Tolv både, 12."}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"an answer over the message", head + "\nDrei Boote.\n\n-----Ursprüngliche Nachricht-----\nVon: Bo\n" +
			"Gesendet: Di, 3. April 2012\nAn: Ann\n\nWie viele? 99?\n", []string{"Drei Boote."},
			"Landing figures|Ann Alder|2012-04-03", ""},
		{"an answer without a line", head + "\nTrois.\n\nDe : Bo <b@example.org>\nEnvoyé : mardi\nÀ : Ann\n" +
			"Objet : Port\n\nCombien ?\n", []string{"Trois."}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"passed on", head + "\n---------- Forwarded message ---------\nFrom: Bo <b@example.org>\nDate: 2012\n\nSix boats.\n",
			[]string{"Six boats."}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"fields that are no header", head + "\nSee you.\n\nOrt: Hafen\nZeit: 10:00, 3. Mai 2012\nThema: Boote\nGast: Bo\n",
			[]string{"See you.", "Ort: Hafen\nZeit: 10:00, 3. Mai 2012\nThema: Boote\nGast: Bo"},
			"Landing figures|Ann Alder|2012-04-03", ""},
		{"page that answers with a header", head + "Content-Type: text/html; charset=utf-8\n\n<p>Nine boats." +
			"<p><b>Von:</b> Bo &lt;b@example.org&gt;<br><b>Gesendet:</b> Montag" +
			"<br><b>An:</b> Ann<br><b>Betreff:</b> Boote<p>Wie viele? 12?\n",
			[]string{"Nine boats."}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"page that answers a quotation", head + "Content-Type: text/html; charset=utf-8\n\n<p>Nine boats, as they say:" +
			"<blockquote>All of us.</blockquote><div>Den 3. april 2012 skrev Bo:<blockquote><p>Hvor mange?<p>12?</blockquote>",
			[]string{"Nine boats, as they say:", "All of us."}, "Landing figures|Ann Alder|2012-04-03", ""},
		{"page", head + "Content-Type: text/html; charset=utf-8\n\n<p>One <b>boat</b>.<p hidden>x<p>Two.\n",
			[]string{"One boat.", "Two."},
			"Landing figures|Ann Alder|2012-04-03", "hidden_text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, layout, err := mail.Read([]byte(c.message))
			if err != nil {
				t.Fatal(err)
			}
			var main, stated []string
			at := 0
			for _, b := range layout.Blocks {
				if b.Start < at || strings.TrimFunc(d.Text[at:b.Start], span.IsSpace) != "" {
					t.Errorf("%q is in no block", d.Text[at:b.Start])
				}
				at = b.End
				if b.Main {
					main = append(main, d.Text[b.Start:b.End])
				}
			}
			for _, s := range layout.Stated {
				stated = append(stated, s.Value)
			}
			if got, want := strings.Join(main, "¦"), strings.Join(c.main, "¦"); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			if got := strings.Join(stated, "|"); got != c.stated {
				t.Errorf("got %q, want %q", got, c.stated)
			}
			if got := strings.Join(d.Issues, "|"); got != c.issues {
				t.Errorf("got the issues %q, want %q", got, c.issues)
			}
			x := span.NewIndex(&tables.Text{Text: d.Text, Breaks: d.Breaks})
			if i := strings.Index(d.Text, "1,204"); i >= 0 {
				s := x.Of(i, i+5)
				if got := c.message[s.ByteStart.N:s.ByteEnd.N]; got != "1,204" {
					t.Errorf("1,204 stands in the message as %q", got)
				}
			}
		})
	}
}

func TestFaults(t *testing.T) {
	for name, c := range map[string]struct{ message, want string }{
		"no header":        {"Two words\n", "header of the message is damaged"},
		"no text":          {head + "Content-Type: image/png\n\nx", "no part with text"},
		"empty text":       {head + "\n \n", "empty text"},
		"unknown encoding": {head + "Content-Type: text/plain; charset=x-none\n\na\xFF", "an encoding that is not read"},
		"broken base64":    {head + "Content-Transfer-Encoding: base64\n\n!!!\n", "damaged base64"},
		"NUL":              {head + "\na\x00b", "a NUL"},
	} {
		if _, _, err := mail.Read([]byte(c.message)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}

// FuzzRead: whatever the message, its blocks are in order and its places are in it.
func FuzzRead(f *testing.F) {
	f.Add(head + "\n" + letter)
	f.Add(head + "Content-Type: multipart/mixed; boundary=x\n\n--x\n\na\n--x\nContent-Transfer-Encoding: " +
		"quoted-printable\n\n=C3=A9=\n\n--x--")
	f.Fuzz(func(t *testing.T, message string) {
		d, layout, err := mail.Read([]byte(message))
		if err != nil {
			return
		}
		at := 0
		for _, b := range layout.Blocks {
			if b.Start < at || b.End <= b.Start || b.End > len(d.Text) {
				t.Fatalf("a block at %d to %d of %d, after %d", b.Start, b.End, len(d.Text), at)
			}
			at = b.End
		}
		s := span.NewIndex(&tables.Text{Text: d.Text, Breaks: d.Breaks}).Of(0, len(d.Text))
		if s.ByteStart.N < 0 || s.ByteEnd.N < s.ByteStart.N || int(s.ByteEnd.N) > len(message) {
			t.Fatalf("the text stands at %d to %d of %d", s.ByteStart.N, s.ByteEnd.N, len(message))
		}
	})
}

// TestPage reads a page that was saved with what belongs to it.
func TestPage(t *testing.T) {
	const saved = "From: <Saved by a browser>\nSnapshot-Content-Location: https://example.org/port\nMIME-Version: 1.0\n" +
		"Content-Type: multipart/related; boundary=cut\n\n--cut\nContent-Type: text/html\n" +
		"Content-Transfer-Encoding: quoted-printable\n\n<!DOCTYPE html><h1>The po=\nrt</h1><p>The caf=C3=A9 sold 14 boats." +
		"\n--cut\nContent-Type: image/png\n\nx\n--cut--\n"
	doc, layout, err := mail.Page([]byte(saved))
	if err != nil {
		t.Fatal(err)
	}
	if want := "The port\nThe café sold 14 boats."; doc.Text != want {
		t.Errorf("got %q, want %q", doc.Text, want)
	}
	if last := layout.Stated[len(layout.Stated)-1]; last.Field != "url" || last.Value != "https://example.org/port" {
		t.Errorf("got %+v", last)
	}
	if _, _, err := mail.Page([]byte("MIME-Version: 1.0\n\nOne.")); err == nil ||
		!strings.Contains(err.Error(), "no part in HTML") {
		t.Errorf("got %v", err)
	}
}
