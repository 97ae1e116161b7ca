// Holds the structured data of a running site against two validators that are none of ours:
//   @adobe/structured-data-validator  schema.org's domains, and what Google asks of a rich result
//   the TypeScript compiler           each value against the ranges of schema-dts, schema.org's own types
// `node check.mjs http://127.0.0.1:8000 [PATH…]`: the paths, or a sample of each kind of page from the site's sitemaps.
import { execFileSync } from "node:child_process";
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";
import { graph, types, version } from "./vocabulary.mjs";

const [base, ...asked] = process.argv.slice(2);
const PER_KIND = 40;

async function get(path) {
  const response = await fetch(new URL(path, base));
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.text();
}

const locations = (xml) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((each) => new URL(each[1]).pathname);

async function sample() {
  const files = locations(await get("/sitemap.xml"));
  const found = [];
  for (const file of files) {
    const paths = locations(await get(file));
    const products = paths.filter((path) => path.includes("/marche/"));
    found.push(...paths.filter((path) => !path.includes("/marche/")), ...products.slice(0, 5), ...products.slice(5).slice(-PER_KIND));
  }
  return found;
}

const paths = asked.length ? asked : await sample();
const validator = new Validator(graph());
const counted = {};
const blocks = [];
let faults = 0;
let warnings = 0;
const warned = {};

for (const path of paths) {
  const text = await get(path);
  const extracted = new WebAutoExtractor({ addLocation: true, embedSource: ["rdfa", "microdata"] }).parse(text);
  for (const issue of await validator.validate(extracted)) {
    if (issue.severity === "ERROR" || issue.issueMessage.includes("schema.org specification")) {
      faults += 1;
      console.log(`${path}: ${issue.issueMessage} ${JSON.stringify(issue.path)}`);
    } else {
      warnings += 1;
      const told = `${issue.issueMessage} (${issue.path.at(-1)?.type})`;
      warned[told] = (warned[told] ?? 0) + 1;
    }
  }
  for (const block of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
    const data = JSON.parse(block[1]);
    blocks.push([path, data]);
    for (const each of data["@graph"] ?? [data]) counted[each["@type"]] = (counted[each["@type"]] ?? 0) + 1;
  }
}

const folder = mkdtempSync(join(tmpdir(), "structured-data-"));
const require = createRequire(import.meta.url);
symlinkSync(join(dirname(require.resolve("schema-dts/package.json")), ".."), join(folder, "node_modules"));
const known = types();
const declared = blocks.map(([path, data], place) => {
  const kind = data["@graph"] ? "Graph" : `WithContext<${known[data["@type"]] ? data["@type"] : "never"}>`;
  return `// ${path}\nexport const block${place}: ${kind} = ${JSON.stringify(data)};\n`;
});
writeFileSync(join(folder, "pages.ts"), `import type * as schema from "schema-dts";\n${[...new Set(blocks.map(([, data]) => data["@type"]).filter(Boolean))].map((name) => `type ${name} = schema.${name};\n`).join("")}type WithContext<T extends schema.Thing> = schema.WithContext<T>;\ntype Graph = schema.Graph;\n${declared.join("")}`);
try {
  const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
  execFileSync(process.execPath, [tsc, "--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext", "--target", "es2022", "pages.ts"], { cwd: folder });
} catch (refused) {
  faults += 1;
  console.log(String(refused.stdout ?? refused).slice(0, 6000));
}

console.log(`pages ${paths.length}, blocks ${blocks.length}, schema-dts ${version}`);
console.log(Object.entries(counted).sort().map(([type, number]) => `${type} ${number}`).join(", "));
for (const [told, number] of Object.entries(warned)) console.log(`advice, ${number} times: ${told}`);
console.log(`${faults} faults, ${warnings} pieces of advice`);
process.exit(faults ? 1 : 0);
