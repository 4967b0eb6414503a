// Opens the reading page of a release in Chromium, light, dark and as it is printed, narrow and wide: axe-core must find
// no violation, the page must not scroll sideways, ask for nothing but itself, and complain of nothing.
//
//     node page.mjs RELEASE_DIR...

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(resolve(process.env.PAGE_MODULES, 'index.js'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
let faults = 0;
const fault = (...words) => { faults += 1; console.error(...words); };
for (const release of process.argv.slice(2)) {
  const address = 'file://' + resolve(release, 'index.html');
  for (const look of ['light', 'dark', 'print']) {
    for (const width of [320, 1280]) {
      const where = `${release} ${look} ${width} px:`;
      const colorScheme = look === 'dark' ? 'dark' : 'light';
      // The policy of the page forbids the checker's script too, so it is set aside for that alone.
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      page.on('request', (r) => r.url().split('#')[0] === address || fault(where, 'asks for', r.url()));
      page.on('console', (m) => m.type() === 'error' && fault(where, m.text()));
      page.on('pageerror', (e) => fault(where, e.message));
      await page.goto(address);
      if (look === 'print') await page.emulateMedia({ media: 'print' });
      await page.evaluate(axe);
      const result = await page.evaluate(() => globalThis.axe.run());
      for (const v of result.violations) {
        fault(where, `${v.id}: ${v.help}; ${v.nodes.length} times, first at ${v.nodes[0].html.slice(0, 120)}`);
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) fault(where, `scrolls sideways by ${over} px`);
      await context.close();
    }
  }
  // With its policy in force the page's own script must run: the filter hides what does not fit.
  const page = await browser.newPage();
  page.on('console', (m) => m.type() === 'error' && fault(release, m.text()));
  await page.goto(address);
  const rows = () => page.locator('.filtered tbody tr:visible, .text .row:visible').count();
  const before = await rows();
  await page.fill('input[type=search]', 'a text that no row has');
  if (before === 0 || await rows() !== 0) fault(release, 'the filter of rows does not work');
  await page.close();
}
await browser.close();
if (faults > 0) process.exit(1);
console.log(`${process.argv.length - 2} reading pages: no violation, no request, no error`);
