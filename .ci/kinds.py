#!/usr/bin/env python3
"""Holds the same pages in other kinds against the pages in HTML.

    kinds.py SOURCEBOOK [WORK_DIR]

What stands in WORK_DIR from an earlier run is read again.

Each page of kinds.pages is written as an OpenDocument text, with notes, a running head and page numbers, in one column
and in two; LibreOffice makes DOCX, RTF, EPUB and PDF of it, with and without tags, Chromium a PDF of the page; mail and
TEI are written here. A build of each kind has to give the paragraphs, sentences and figures of the build of the pages
in HTML, notes and running heads apart, to an F1 of .98. Prints a row a kind and what is not the same, and fails below
that.
"""

import csv
import html
import html.parser
import os
import pathlib
import quopri
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter

PAGES = pathlib.Path(__file__).resolve().parent / "kinds.pages"
LEAST = (0.98, 0.98, 0.98)  # paragraphs, sentences, figures

KINDS = ["mail", "tei", "odt", "docx", "rtf", "epub", "writer-pdf", "columns-pdf", "tagged-pdf", "tagged-columns-pdf",
         "browser-pdf", "browser-columns-pdf"]
TEXT_FILTERS = {"docx": "docx:MS Word 2007 XML", "rtf": "rtf", "epub": "epub", "pdf": "pdf"}
TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
LEFT_OUT = {"boilerplate"}

# The fonts of fonts-dejavu-core, -liberation, -noto-cjk and -opensymbol, and the rules of fontconfig-config: the lines
# and pages of a PDF are the same whatever else a machine has.
FONTS = ["dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf", "dejavu/DejaVuSansMono.ttf",
         "dejavu/DejaVuSansMono-Bold.ttf", "dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSerif-Bold.ttf",
         "liberation/Liberation*.ttf", "libreoffice/opens___.ttf", "noto/Noto*CJK-Regular.ttc",
         "noto/Noto*CJK-Bold.ttc"]
RULES = ["10-hinting-slight", "10-scale-bitmap-fonts", "10-yes-antialias", "30-metric-aliases", "40-nonlatin",
         "45-generic", "45-latin", "48-spacing", "49-sansserif", "57-dejavu-sans", "57-dejavu-sans-mono",
         "57-dejavu-serif", "60-generic", "60-latin", "65-nonlatin", "70-fonts-noto-cjk", "70-no-bitmaps",
         "80-delicious", "90-synthetic"]

NAMESPACES = " ".join(
    f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
    for p, n in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("meta", "meta"),
        ("fo", "xsl-fo-compatible"))) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'


class Page(html.parser.HTMLParser):
    """A page as blocks: (kind, runs), where a run is a text or ("note", text)."""

    def __init__(self, source):
        super().__init__()
        self.blocks, self.notes, self.title, self.author, self.language = [], {}, "", "", ""
        self.stack, self.runs, self.list, self.anchor, self.note = [], None, "ul", None, None
        self.feed(source)
        for _, content in self.blocks:
            for cells in content if content and isinstance(content[0], list) else [[content]]:
                for runs in cells:
                    runs[:] = [("note", self.notes[r[1]]) if isinstance(r, tuple) else r for r in runs]

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        self.stack.append(tag)
        if tag == "html":
            self.language = a["lang"]
        elif tag == "meta":
            self.stack.pop()
            self.author = a["content"] if a.get("name") == "author" else self.author
        elif tag == "hr":
            self.stack.pop()
        elif tag in ("ul", "ol"):
            self.list = tag
        elif tag == "table":
            self.blocks.append(("table", []))
        elif tag == "tr":
            self.blocks[-1][1].append([])
        elif tag in ("td", "th"):
            self.runs = []
            self.blocks[-1][1][-1].append(self.runs)
        elif tag == "li" and "id" in a:
            self.note = a["id"]
            self.notes[self.note] = ""
        elif tag in ("h1", "h2", "p", "li"):
            self.runs = []
            kind = {"li": self.list}.get(tag, tag)
            self.blocks.append(("quote" if "blockquote" in self.stack else kind, self.runs))
        elif tag == "a" and a["href"].startswith("#fn"):
            self.runs.append(("note", a["href"][1:]))
            self.anchor = True
        elif tag == "a":
            self.anchor = True

    def handle_endtag(self, tag):
        self.stack.pop()
        if tag == "a":
            self.anchor = None
        if tag in ("h1", "h2", "p", "li", "td", "th"):
            self.runs, self.note = None, None

    def handle_data(self, data):
        if "title" in self.stack:
            self.title += data
        elif self.anchor:
            pass
        elif self.note:
            self.notes[self.note] += data.strip()
        elif self.runs is not None:
            self.runs.append(data)


def flat_text(page, columns):
    """The page as a flat OpenDocument text."""
    number = 0

    def inline(runs):
        nonlocal number
        out = ""
        for r in runs:
            if isinstance(r, tuple):
                number += 1
                out += (f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
                        f'<text:note-body><text:p text:style-name="Footnote">{html.escape(r[1])}</text:p>'
                        "</text:note-body></text:note>")
            else:
                out += html.escape(r)
        return out

    body, i = "", 0
    blocks = page.blocks
    while i < len(blocks):
        kind, content = blocks[i]
        if kind in ("h1", "h2"):
            body += (f'<text:h text:style-name="Heading_20_{kind[1]}" text:outline-level="{kind[1]}">{inline(content)}'
                     "</text:h>")
        elif kind in ("ul", "ol"):
            body += f'<text:list text:style-name="{kind}">'
            while i < len(blocks) and blocks[i][0] == kind:
                body += ('<text:list-item><text:p text:style-name="Body">'
                         f"{inline(blocks[i][1])}</text:p></text:list-item>")
                i += 1
            body += "</text:list>"
            continue
        elif kind == "table":
            body += f'<table:table><table:table-column table:number-columns-repeated="{len(content[0])}"/>'
            for row in content:
                body += "<table:table-row>" + "".join(
                    f'<table:table-cell office:value-type="string"><text:p text:style-name="Cell">{inline(c)}</text:p>'
                    "</table:table-cell>" for c in row) + "</table:table-row>"
            body += "</table:table>"
        else:
            style = "Quotations" if kind == "quote" else "Body"
            body += f'<text:p text:style-name="{style}">{inline(content)}</text:p>'
        i += 1
    right = 'fo:text-align="end" style:writing-mode="rl-tb"' if page.language == "ar" else ""
    country = {"zh": "CN", "ar": "EG", "ru": "RU", "de": "DE", "es": "ES", "en": "GB"}[page.language]
    said = (f'fo:language="{page.language}" fo:country="{country}" style:language-asian="zh" style:country-asian="CN" '
            'style:language-complex="ar" style:country-complex="EG" fo:hyphenate="true"')
    bullet = '<text:list-level-style-bullet text:level="1" text:bullet-char="•">{0}</text:list-level-style-bullet>'
    counted = '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">{0}' \
              "</text:list-level-style-number>"
    indent = ('<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
              '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" '
              'fo:margin-left="1.2cm"/></style:list-level-properties>')
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{html.escape(page.title)}</dc:title><dc:creator>{html.escape(page.author)}</dc:creator>
<meta:initial-creator>{html.escape(page.author)}</meta:initial-creator></office:meta>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties {right}/>
<style:text-properties fo:font-size="11pt" style:font-size-asian="11pt" style:font-size-complex="11pt" {said}/>
</style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"/>
<style:style style:name="Body" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-bottom="0.25cm" {right or 'fo:text-align="justify"'}/></style:style>
<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:margin-left="1cm" fo:margin-right="1cm" fo:margin-bottom="0.25cm"/></style:style>
<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard">
<style:text-properties fo:font-size="9pt" style:font-size-asian="9pt" style:font-size-complex="9pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1" style:parent-style-name="Standard"><style:paragraph-properties
 fo:margin-bottom="0.4cm"/><style:text-properties fo:font-size="18pt" fo:font-weight="bold"
 style:font-size-asian="18pt" style:font-size-complex="18pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:default-outline-level="2" style:parent-style-name="Standard"><style:paragraph-properties
 fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="14pt"
 fo:font-weight="bold" style:font-size-asian="14pt" style:font-size-complex="14pt"/></style:style>
<text:list-style style:name="ul">{bullet.format(indent)}</text:list-style>
<text:list-style style:name="ol">{counted.format(indent)}</text:list-style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties
 fo:page-width="{21 if columns > 1 else 14.8}cm"
 fo:page-height="{29.7 if columns > 1 else 21}cm" fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="1.5cm"
 fo:margin-right="1.5cm" {'style:writing-mode="rl-tb"' if right else ""}><style:columns fo:column-count="{columns}"
 fo:column-gap="0.7cm"/></style:page-layout-properties><style:header-style><style:header-footer-properties
 fo:min-height="0.8cm" fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style>
<style:header-footer-properties fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm"><style:header>
<text:p text:style-name="Standard">{html.escape(page.title)}</text:p></style:header><style:footer>
<text:p text:style-name="Standard"><text:page-number/></text:p></style:footer></style:master-page>
</office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def tei(page):
    """The page in TEI P5."""
    def inline(runs):
        return "".join(f'<note place="foot">{html.escape(r[1])}</note>' if isinstance(r, tuple) else html.escape(r)
                       for r in runs)

    out, open_list, section = "", "", False
    for kind, content in page.blocks:
        if open_list and kind != open_list:
            out, open_list = out + "</list>", ""
        if kind == "h1":
            out += f"<head>{inline(content)}</head>"
        elif kind == "h2":
            out += ("</div>" if section else "") + f"<div><head>{inline(content)}</head>"
            section = True
        elif kind in ("ul", "ol"):
            out += ("" if open_list else f'<list rend="{"bulleted" if kind == "ul" else "numbered"}">')
            out += f"<item>{inline(content)}</item>"
            open_list = kind
        elif kind == "table":
            out += "<table>" + "".join(
                "<row>" + "".join(f"<cell>{inline(c)}</cell>" for c in row) + "</row>" for row in content) + "</table>"
        elif kind == "quote":
            out += f"<quote><p>{inline(content)}</p></quote>"
        else:
            out += f"<p>{inline(content)}</p>"
    out += ("</list>" if open_list else "") + ("</div>" if section else "")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{page.language}"><teiHeader><fileDesc><titleStmt>
<title>{html.escape(page.title)}</title><author>{html.escape(page.author)}</author></titleStmt><publicationStmt><p/>
</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body><div>{out}</div></body></text></TEI>"""


def mail(source):
    """The page as a message in HTML."""
    return (b"From: editor@example.org\nSubject: A page\nMIME-Version: 1.0\n"
            b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
            + quopri.encodestring(source.encode()))


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"kinds: {' '.join(str(c) for c in command)}: {done.stdout}{done.stderr}")


def choose_fonts(work):
    """Lets the programs started from here see FONTS only, by RULES only."""
    accepted = "".join(f"<acceptfont><glob>/usr/share/fonts/*/{f}</glob></acceptfont>" for f in FONTS)
    rules = "".join(f'<include ignore_missing="yes">/etc/fonts/conf.d/{r}.conf</include>' for r in RULES)
    file = work / "fonts.conf"
    file.write_text(f"""<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><cachedir>{work}/fonts</cachedir>{rules}
<selectfont><rejectfont><glob>*.*</glob></rejectfont>{accepted}</selectfont></fontconfig>""")
    os.environ["FONTCONFIG_FILE"] = str(file)


def convert(work, files, to, out):
    out.mkdir(parents=True, exist_ok=True)
    run("soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", to, "--outdir", out,
        *files)


def chromium_pdf(work, pages, out, style):
    out.mkdir(parents=True)
    for p in pages:
        styled = work / "styled.html"
        styled.write_text(p.read_text().replace("</head>", f"<style>{style}</style></head>"))
        run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={work}/chromium",
            f"--print-to-pdf={out / (p.stem + '.pdf')}", f"file://{styled}")


def make(work):
    """Writes a folder a kind."""
    choose_fonts(work)
    pages = sorted(PAGES.glob("*.html"))
    parsed = {p.stem: Page(p.read_text()) for p in pages}
    for name in ("html", "mail", "tei", "one", "two"):
        (work / name).mkdir(parents=True)
    for p in pages:
        page = parsed[p.stem]
        shutil.copy(p, work / "html")
        (work / "mail" / f"{p.stem}.eml").write_bytes(mail(p.read_text()))
        (work / "tei" / f"{p.stem}.xml").write_text(tei(page))
        (work / "one" / f"{p.stem}.fodt").write_text(flat_text(page, 1))
        (work / "two" / f"{p.stem}.fodt").write_text(flat_text(page, 2))
    one, two = sorted((work / "one").glob("*.fodt")), sorted((work / "two").glob("*.fodt"))
    convert(work, one, "odt", work / "odt")
    for name in ("docx", "rtf", "epub"):
        convert(work, one, TEXT_FILTERS[name], work / name)
    convert(work, one, "pdf", work / "writer-pdf")
    convert(work, two, "pdf", work / "columns-pdf")
    convert(work, one, TAGGED, work / "tagged-pdf")
    convert(work, two, TAGGED, work / "tagged-columns-pdf")
    chromium_pdf(work, pages, work / "browser-pdf", "@page{size:A5;margin:15mm}")
    chromium_pdf(work, pages, work / "browser-columns-pdf",
                 "@page{size:A4;margin:15mm}body{columns:2;column-gap:9mm;text-align:justify}")


def rows(release, table):
    with open(release / "csv" / f"{table}.csv", newline="", encoding="utf-8") as f:
        yield from csv.DictReader(f)


def flat(text):
    """A text without white space, the number of an item of a list, and the arrow that leads back from a note: a page
    shows them, its text in HTML does not have them."""
    return re.sub(r"^[0-9]+\.(\s+|(?=[\u4e00-\u9fff]))|\s+", "", text.replace("↩", ""))


def tell(sourcebook, folder, notes):
    """What a build of a folder says, for each table: a count of (document, what)."""
    release = folder.parent / ("out-" + folder.name)
    run(sourcebook, "build", folder, "--out", release)
    shown = {}
    said = {"paragraphs": Counter(), "sentences": Counter(), "figures": Counter()}
    for r in rows(release, "paragraphs"):
        shown[r["paragraph_id"]] = r["role"] not in LEFT_OUT and flat(r["text"]) not in notes[r["document_id"]]
        if shown[r["paragraph_id"]]:
            said["paragraphs"][r["document_id"], flat(r["text"])] += 1
    for r in rows(release, "sentences"):
        if shown[r["paragraph_id"]]:
            said["sentences"][r["document_id"], flat(r["text"])] += 1
    for r in rows(release, "figures"):
        if shown[r["paragraph_id"]]:
            what = r["kind"], flat(r["surface"]), r["comparator"], r["value"], r["unit"]
            said["figures"][r["document_id"], *what] += 1
    return said


def score(got, want):
    same = sum((got & want).values())
    return 2 * same / max(1, sum(got.values()) + sum(want.values()))


def main():
    sourcebook = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else temporary).resolve()
        if not (work / "html").exists():
            make(work)
        notes = {p.stem: {flat(n) for n in Page(p.read_text()).notes.values()} for p in PAGES.glob("*.html")}
        failed = False
        want = tell(sourcebook, work / "html", notes)
        print(f"{'':22}paragraphs  sentences  figures")
        for kind in KINDS:
            got = tell(sourcebook, work / kind, notes)
            scores = {t: score(got[t], want[t]) for t in want}
            print(f"{kind:22}" + "  ".join(f"{scores[t]:9.3f}" for t in want))
            for t, least in zip(want, LEAST):
                if scores[t] < least:
                    failed = True
                    for sign, rest in (("-", want[t] - got[t]), ("+", got[t] - want[t])):
                        for key in sorted(rest):
                            print(f"    {sign} {t} {key}")
    if failed:
        sys.exit("kinds: an F1 below the least")


if __name__ == "__main__":
    main()
