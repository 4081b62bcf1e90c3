// Bundles the pages into ./built, with the fonts and pictures they ask for: node build.mjs
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

rmSync("built", { recursive: true, force: true });
mkdirSync("built");
const peers = ["excalidraw", "tldraw"];
await build({
  entryPoints: peers.map((name) => `${name}.jsx`),
  outdir: "built",
  bundle: true,
  format: "esm",
  splitting: true,
  minify: true,
  jsx: "automatic",
  target: "es2022",
  conditions: ["production"],
  define: { "process.env.NODE_ENV": '"production"', "process.env.IS_PREACT": '"false"' },
  loader: { ".woff2": "file", ".woff": "file", ".ttf": "file", ".svg": "file", ".png": "file" },
  logLevel: "error",
});
cpSync("node_modules/@excalidraw/excalidraw/dist/prod/fonts", "built/fonts", { recursive: true });
for (const kind of ["fonts", "icons", "translations", "embed-icons"]) {
  cpSync(`node_modules/@tldraw/assets/${kind}`, `built/tldraw/${kind}`, { recursive: true });
}
for (const name of [...peers, "empty"]) {
  const style = "html,body,#root{margin:0;width:100%;height:100%;overflow:hidden}";
  const linked = `<link rel="stylesheet" href="${name}.css"><script type="module" src="${name}.js"></script>`;
  const head = `<meta charset="utf-8"><title>${name}</title><style>${style}</style>${name === "empty" ? "" : linked}`;
  const body = '<div id="root"></div>';
  writeFileSync(`built/${name}.html`, `<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
}
