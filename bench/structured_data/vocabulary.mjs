// schema.org's vocabulary, read from the types that the package schema-dts generates from it: no network is needed.
// `node vocabulary.mjs OUT.json TYPE…` writes what the tests hold pages against (tests/schema_org.json).
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const home = dirname(require.resolve("schema-dts/package.json"));
export const version = JSON.parse(readFileSync(join(home, "package.json"), "utf8")).version;

// {name: {parents, properties}}, by the names of the interfaces (PlaceBase, CityLeaf…)
function interfaces() {
  const text = readFileSync(join(home, "dist", "schema.d.ts"), "utf8");
  const found = new Map();
  const heads = /^(?:export )?interface (\w+)(?: extends ([^{]+))? \{$/gm;
  for (const match of text.matchAll(heads)) {
    const body = text.slice(match.index, text.indexOf("\n}", match.index));
    const properties = [...body.matchAll(/^ {4}"([@\w]+)"\??:/gm)].map((each) => each[1]);
    const parents = (match[2] ?? "").split(",").map((name) => name.trim().replace(/^Partial<(\w+)>$/, "$1")).filter(Boolean);
    found.set(match[1], { parents, properties });
  }
  return found;
}

const known = interfaces();

function inherited(name, seen = new Set()) {
  if (seen.has(name) || !known.has(name)) return seen;
  seen.add(name);
  known.get(name).parents.forEach((parent) => inherited(parent, seen));
  return seen;
}

// {type: [properties]}, those of its parents included
export function types() {
  const found = {};
  for (const name of known.keys()) {
    if (!name.endsWith("Leaf")) continue;
    const own = [...inherited(name)].flatMap((each) => known.get(each).properties);
    found[name.slice(0, -4)] = [...new Set(own)].filter((each) => !each.startsWith("@")).sort();
  }
  return found;
}

// The same in the shape in which schema.org publishes itself, as validators take it.
export function graph() {
  const domains = {};
  const classes = Object.entries(types()).map(([type, properties]) => {
    for (const property of properties) (domains[property] ??= []).push({ "@id": `schema:${type}` });
    return { "@id": `schema:${type}`, "@type": "rdfs:Class" };
  });
  const properties = Object.entries(domains).map(([name, where]) => ({
    "@id": `schema:${name}`,
    "@type": "rdf:Property",
    "schema:domainIncludes": where,
  }));
  return { "@graph": [...classes, ...properties] };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [out, ...wanted] = process.argv.slice(2);
  const all = types();
  const missing = wanted.filter((type) => !all[type]);
  if (missing.length) throw new Error(`not in schema.org: ${missing.join(", ")}`);
  const kept = Object.fromEntries(wanted.sort().map((type) => [type, all[type]]));
  writeFileSync(out, `${JSON.stringify({ source: `schema.org, by schema-dts ${version}`, types: kept }, null, 1)}\n`);
  console.log(`${wanted.length} types of ${Object.keys(all).length} into ${out}`);
}
