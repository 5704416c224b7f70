// Seasoning: every link and form of a page works before this file arrives.
import htmx from "htmx.org/dist/htmx.esm.js";
import { dialogs } from "./dialog.js";
import { files, progress } from "./files.js";
import { small } from "./small.js";
import { tabs } from "./tabs.js";
import { islands } from "./islands.js";
import { passkeys } from "./passkey.js";

// The content policy allows neither inline styles nor eval; 422 carries the same page with its problems.
Object.assign(htmx.config, {
  includeIndicatorStyles: false,
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
});
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[23]..", swap: true },
  { code: "422", swap: true },
  { code: "[45]..", swap: false, error: true },
];

function enliven(root) {
  for (const part of [small, dialogs, tabs, files, progress, islands, passkeys]) part(root);
}
document.documentElement.classList.add("has-script");
enliven(document);
htmx.onLoad((part) => part !== document.body && enliven(part));
document.addEventListener("city:replaced", () => {
  htmx.process(document.body);
  enliven(document);
});
