// Writes dates as ICU formats them: node cldr-dates.mjs SEED COUNT LOCALE… > file
// A line is: locale, style, text, first day, last day. The calendar is the Gregorian one; digits are the locale's own.
const [seed, count, ...locales] = process.argv.slice(2);
let state = BigInt(seed);
function random(n) { // splitmix64, so that equal seeds give equal dates
  state = (state + 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn;
  let z = state;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & 0xffffffffffffffffn;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & 0xffffffffffffffffn;
  return Number((z ^ (z >> 31n)) % BigInt(n));
}
const iso = d => d.toISOString().slice(0, 10);
const lastOf = d => new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0));
for (const locale of locales) {
  const format = options => new Intl.DateTimeFormat(locale, { calendar: 'gregory', timeZone: 'UTC', ...options });
  const styles = ['full', 'long', 'medium', 'short'].map(s => [s, format({ dateStyle: s })]);
  const month = format({ year: 'numeric', month: 'long' });
  const short = format({ year: 'numeric', month: 'short' });
  const long = format({ year: 'numeric', month: 'long', day: 'numeric' });
  const middle = format({ year: 'numeric', month: 'short', day: 'numeric' });
  const day = format({ month: 'long', day: 'numeric' });
  for (let n = 0; n < Number(count); n++) {
    const d = new Date(Date.UTC(1950 + random(90), random(12), 1 + random(31)));
    const line = (style, text, first, last) => console.log([locale, style, text, first, last].join('\t'));
    for (const [s, f] of styles) line(s, f.format(d), iso(d), iso(d));
    const first = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), 1));
    line('month', month.format(d), iso(first), iso(lastOf(d)));
    line('shortmonth', short.format(d), iso(first), iso(lastOf(d)));
    for (const [s, f] of [['range', long], ['shortrange', middle]]) {
      const e = new Date(d.getTime() + 864e5 * [1 + random(9), 20 + random(90), 300 + random(900)][n % 3]);
      line(s, f.formatRange(d, e), iso(d), iso(e));
    }
    const e = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1 + random(14), 1));
    line('monthrange', month.formatRange(d, e), iso(first), iso(lastOf(e)));
  }
}
