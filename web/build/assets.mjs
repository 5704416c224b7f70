// Icons, font and glyphs: reduced to what the city uses and written to dist.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fontnik from "fontnik";
import subsetFont from "subset-font";

const modules = new URL("../node_modules/", import.meta.url).pathname;

export function icons(dist) {
  const names = readFileSync(new URL("../icons.txt", import.meta.url), "utf8")
    .split("\n")
    .map((l) => l.trim())
    .filter((l) => l && !l.startsWith("#"));
  const symbols = names.map((name) => {
    const svg = readFileSync(join(modules, "lucide-static/icons", name + ".svg"), "utf8");
    const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/\s*\n\s*/g, "")}</symbol>`;
  });
  writeFileSync(join(dist, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
  return names.length;
}

// Persian, Arabic and Latin letters, figures and the marks of both scripts.
const ranges = [
  [0x20, 0x17f],
  [0x600, 0x6ff],
  [0x750, 0x77f],
  [0x200b, 0x200f],
  [0x2010, 0x2027],
  [0x202a, 0x203a],
  [0x2066, 0x2069],
  [0x20ac, 0x20ac],
  [0x2116, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfeff],
];

export async function font(dist) {
  const source = readFileSync(join(modules, "vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2"));
  const text = ranges
    .flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => String.fromCodePoint(a + i)))
    .join("");
  const small = await subsetFont(source, text, {
    targetFormat: "woff2",
    variationAxes: { wght: { min: 400, max: 700 } },
  });
  writeFileSync(join(dist, "vazirmatn.woff2"), small);
}

// The map draws letters from distance fields in blocks of 256; presentation forms carry the joined letters.
const blocks = [0, 256, 512, 1536, 1792, 2048, 8192, 8448, 64256, 64512, 64768, 65024];

export async function glyphs(dist) {
  for (const weight of ["Regular", "Medium"]) {
    const ttf = readFileSync(join(modules, "vazirmatn/fonts/ttf", `Vazirmatn-${weight}.ttf`));
    const folder = join(dist, "glyphs", `Vazirmatn ${weight}`);
    mkdirSync(folder, { recursive: true });
    for (const start of blocks) {
      const end = start + 255;
      const pbf = await new Promise((ok, no) =>
        fontnik.range({ font: ttf, start, end }, (error, data) => (error ? no(error) : ok(data))),
      );
      writeFileSync(join(folder, `${start}-${end}.pbf`), pbf);
    }
  }
}
