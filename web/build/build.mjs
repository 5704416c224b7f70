// Builds everything a page may ask for into the web project's wwwroot/dist, and prints what it weighs.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import esbuild from "esbuild";
import { font, glyphs, icons } from "./assets.mjs";
import { tokens, tokensCss } from "./tokens.mjs";

const web = new URL("..", import.meta.url).pathname;
const dist = join(web, "../src/Shahr.Web/wwwroot/dist");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const tokensPlugin = {
  name: "tokens",
  setup(build) {
    build.onResolve({ filter: /^tokens:/ }, (a) => ({ path: a.path, namespace: "tokens" }));
    build.onLoad({ filter: /css$/, namespace: "tokens" }, () => ({ contents: tokensCss(), loader: "css" }));
    build.onLoad({ filter: /js$/, namespace: "tokens" }, () => ({
      contents: JSON.stringify(tokens.themes),
      loader: "json",
    }));
  },
};

const common = {
  bundle: true,
  minify: true,
  outdir: dist,
  plugins: [tokensPlugin],
  logLevel: "warning",
  legalComments: "none",
  target: ["chrome100", "firefox100", "safari15.4"],
  external: ["/dist/*"],
};
await esbuild.build({ ...common, entryPoints: { city: join(web, "css/city.css"), map: join(web, "map/map.css") } });
await esbuild.build({
  ...common,
  format: "esm",
  entryPoints: { city: join(web, "js/city.js"), map: join(web, "map/map.js"), push: join(web, "js/push.js") },
});
// A worker that is no module runs in every browser that has push.
await esbuild.build({ ...common, format: "iife", entryPoints: { "push-worker": join(web, "js/push-worker.js") } });

copyFileSync(join(web, "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs"), join(dist, "map-worker.js"));
copyFileSync(join(web, "css/mark.svg"), join(dist, "mark.svg"));
copyFileSync(join(web, "css/pattern.svg"), join(dist, "pattern.svg"));
const count = icons(dist);
await font(dist);
await glyphs(dist);

const budget = { "city.css": 20, "city.js": 24 };
const hash = createHash("sha256");
let failed = false;
for (const name of readdirSync(dist)
  .filter((n) => statSync(join(dist, n)).isFile())
  .sort()) {
  const bytes = readFileSync(join(dist, name));
  hash.update(name).update(bytes);
  const packed = gzipSync(bytes).length / 1024;
  const over = budget[name] !== undefined && packed > budget[name];
  failed ||= over;
  console.log(
    `${name.padEnd(18)} ${(bytes.length / 1024).toFixed(1).padStart(8)} KB ${packed.toFixed(1).padStart(8)} KB gz` +
      (over ? `  over its ${budget[name]} KB` : ""),
  );
}
writeFileSync(join(dist, "version.txt"), hash.digest("hex").slice(0, 12));
console.log(`${count} icons, glyphs of 2 weights`);
if (failed) process.exit(1);
