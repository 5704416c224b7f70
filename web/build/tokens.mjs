// Tokens are kept as data, because the stylesheet, the map's style and the contrast test must read the same colours.
import { readFileSync } from "node:fs";

export const tokens = JSON.parse(readFileSync(new URL("../css/tokens.json", import.meta.url), "utf8"));

const list = (theme) =>
  Object.entries(tokens.themes[theme])
    .map(([k, v]) => `--${k}:${v};`)
    .join("");

export function tokensCss() {
  const dark = list("dark") + "color-scheme:dark;";
  const contrastDark = list("contrast-dark") + "color-scheme:dark;";
  return [
    `:root{${list("light")}color-scheme:light;}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme]){${dark}}}`,
    `[data-theme=dark]{${dark}}`,
    `@media (prefers-contrast:more){:root:not([data-theme]),[data-theme=light]{${list("contrast")}}`,
    `[data-theme=dark]{${contrastDark}}}`,
    `@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root:not([data-theme]){${contrastDark}}}`,
    `[data-theme=contrast]{${list("contrast")}}`,
    `@media (prefers-color-scheme:dark){[data-theme=contrast]{${contrastDark}}}`,
    `@media print{:root:root:root{${list("contrast")}color-scheme:light;}}`,
  ].join("\n");
}
