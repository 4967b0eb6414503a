// Prints the rows of a Parquet file as JSON, a line each, as a library of JavaScript reads them.
//
//     node readers.mjs hyparquet|parquet-wasm FILE

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = resolve(process.env.READER_MODULES, 'node_modules');
const require = createRequire(resolve(modules, 'index.js'));
const load = (path) => import(pathToFileURL(resolve(modules, path)));
const [reader, file] = process.argv.slice(2);
const bytes = readFileSync(file);

// A value as JSON has it: integers of 64 bits are numbers, dates are texts.
const plain = (value) => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]));
  return value;
};

const print = (rows) => process.stdout.write(rows.map((r) => JSON.stringify(r) + '\n').join(''));

if (reader === 'hyparquet') {
  const { parquetReadObjects } = await load('hyparquet/src/index.js');
  const { compressors } = await load('hyparquet-compressors/src/index.js');
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  print((await parquetReadObjects({ file: buffer, compressors })).map(plain));
} else {
  const { readParquet } = require('parquet-wasm');
  const arrow = require('apache-arrow');
  const table = arrow.tableFromIPC(readParquet(new Uint8Array(bytes)).intoIPCStream());
  // Decimals arrive as four words of 32 bits, the lowest first; they are written out exactly.
  const decimal = (words, scale) => {
    let n = words.reduceRight((sum, w) => (sum << 32n) | BigInt(w), 0n);
    if (n >> 127n) n -= 1n << 128n;
    const digits = (n < 0n ? -n : n).toString().padStart(scale + 1, '0');
    const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
    return (n < 0n ? '-' : '') + text;
  };
  const cell = (value, type) => {
    if (value === null || value === undefined) return null;
    if (arrow.DataType.isDecimal(type)) return { decimal: decimal([...value], type.scale) };
    if (arrow.DataType.isDate(type)) return new Date(Number(value)).toISOString().slice(0, 10);
    if (arrow.DataType.isList(type)) return [...value].map((v) => cell(v, type.children[0].type));
    if (arrow.DataType.isStruct(type)) return Object.fromEntries(type.children.map((f) => [f.name, cell(value[f.name], f.type)]));
    return plain(value);
  };
  const columns = table.schema.fields.map((f) => [f, table.getChild(f.name)]);
  const rows = [];
  for (let i = 0; i < table.numRows; i += 1) {
    rows.push(Object.fromEntries(columns.map(([f, c]) => [f.name, cell(c.get(i), f.type)])));
  }
  print(rows);
}
