// Writes formatted.txt: what ICU, in the form of Intl of Node.js, puts beside numbers in each language of the lexicon.
// Run it in this folder, with a Node.js that has full ICU: node formatted.js > formatted.txt
const fs = require("fs");
const lexicon = "../../../sources/lexicon/";
const regions = ["es-MX", "pt-PT", "en-GB", "en-IN", "en-AU", "en-CA", "de-CH", "de-AT", "fr-CH", "fr-CA", "ar-EG", "zh-TW"];
const tags = fs.readdirSync(lexicon).filter((tag) => tag !== "root" && fs.existsSync(lexicon + tag + "/dates.tsv")).concat(regions);
const units = { kilometer: "km", kilogram: "kg", celsius: "Cel", hour: "h", day: "d", year: "a", meter: "m", "kilometer-per-hour": "km/h" };
console.log("# ICU " + process.versions.icu + ", CLDR " + process.versions.cldr + ", by formatted.js: tag, class, text, value");
for (const tag of tags) {
  if (Intl.NumberFormat.supportedLocalesOf([tag]).length === 0) continue;
  const put = (kind, options, value, want) => {
    const text = new Intl.NumberFormat(tag, options).format(value);
    console.log([tag, kind, text, "expect:" + want].join("\t"));
  };
  put("percent", { style: "percent" }, 0.25, "%");
  for (const currency of ["EUR", "USD", "JPY", "INR"]) {
    put("currency", { style: "currency", currency, currencyDisplay: "name" }, 25, currency);
  }
  for (const currency of ["EUR", "USD", "CHF"]) put("currency", { style: "currency", currency }, 25, currency);
  for (const unit of Object.keys(units)) {
    put("measure", { style: "unit", unit, unitDisplay: "long" }, 25, units[unit]);
    if (unit.length > 4) put("measure", { style: "unit", unit, unitDisplay: "short" }, 25, units[unit]);
  }
  for (const exponent of [4, 6, 9]) {
    const format = new Intl.NumberFormat(tag, { notation: "compact", compactDisplay: "long" });
    const parts = format.formatToParts(2 * 10 ** exponent);
    const digits = parts.filter((p) => p.type === "integer").map((p) => p.value).join("");
    if (parts.some((p) => p.type === "compact")) {
      put("multiplier", { notation: "compact", compactDisplay: "long" }, 2 * 10 ** exponent, exponent - [...digits].length + 1);
    }
  }
}
