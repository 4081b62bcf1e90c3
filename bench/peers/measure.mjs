// One wall in a fresh browser: node measure.mjs PEER NOTES.json CHROMIUM; the last line told is JSON.
// A gesture's CPU is that of the browser's whole process tree from its first event until the tree is quiet again.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";

const [, , peer, notesFile, executablePath] = process.argv;
const FRAMES = 60;
const LONGEST = 45_000; // ms of a gesture; what isn't done by then is left out, and told
const QUIET = 20; // ms of CPU in a look
const LOOK = 500; // ms
const TICK = 10; // ms, as Linux counts
const [WIDTH, HEIGHT] = [1920, 1080];
const board = JSON.parse(readFileSync(notesFile, "utf8"));
const isEmpty = peer === "empty";

// this process's children and theirs, with those already gone

function treeCpu() {
  const children = new Map();
  const spent = new Map();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const line = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = line.slice(line.lastIndexOf(")") + 2).split(" ").map(Number);
      children.set(fields[1], [...(children.get(fields[1]) ?? []), Number(pid)]);
      spent.set(Number(pid), (fields[11] + fields[12] + fields[13] + fields[14]) * TICK);
    } catch {
      // it ended meanwhile
    }
  }
  let sum = 0;
  const waiting = [...(children.get(process.pid) ?? [])];
  while (waiting.length) {
    const pid = waiting.pop();
    sum += spent.get(pid) ?? 0;
    waiting.push(...(children.get(pid) ?? []));
  }
  return sum;
}

// The tree's CPU once it does next to nothing for a while. Gives up after half a minute: then what it was at first,
// so that nothing is laid to a gesture that may be the browser's own
async function quiet() {
  const first = treeCpu();
  let before = first;
  for (let n = 0; n < 30_000 / LOOK; n++) {
    await pause(LOOK);
    const now = treeCpu();
    if (now - before <= QUIET) return before;
    before = now;
  }
  found.notes.push("never quiet");
  return first;
}

const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
const server = createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://here").pathname));
  try {
    const bytes = await readFile(join("built", path));
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

const profile = mkdtempSync(join(tmpdir(), "rusdesk-peers-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath,
  headless: true,
  viewport: { width: WIDTH, height: HEIGHT },
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
  ],
});
const version = browser.browser()?.version() ?? "";
const found = { peer, count: board.notes.length, browser: version, ms: {}, frames: {}, notes: [] };

async function main() {
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(180_000);
  await page.goto(`http://localhost:${server.address().port}/${peer}.html`);
  if (isEmpty) await page.evaluate(() => (window.wall = { slow: 3, look() {}, select() {}, text: () => "" }));
  await page.waitForFunction(() => window.wall);
  await page.evaluate(() => {
    window.painted = () =>
      new Promise((done) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done();
          port2.postMessage(0);
        }),
      );
  });
  const session = await browser.newCDPSession(page);
  const painted = () => session.send("Runtime.evaluate", { expression: "painted()", awaitPromise: true });
  const wall = (name, ...rest) => page.evaluate(([called, given]) => window.wall[called](...given), [name, rest]);
  const mouse = (type, x, y, more = {}) =>
    session.send("Input.dispatchMouseEvent", { type, x: Math.round(x), y: Math.round(y), ...more });
  const wheel = (deltaX, deltaY, modifiers = 0) => mouse("mouseWheel", 900, 500, { deltaX, deltaY, modifiers });
  const held = { button: "left", buttons: 1, clickCount: 1 };

  async function gesture(name, step) {
    await quiet();
    const start = treeCpu();
    const end = Date.now() + LONGEST;
    let n = 0;
    for (; n < FRAMES && Date.now() < end; n++) {
      await step(n);
      await painted();
    }
    found.ms[name] = ((await quiet()) - start) / n;
    found.frames[name] = n;
  }

  const must = (isSo, what) => {
    if (!isSo && !isEmpty) throw new Error(what);
  };

  // the notes
  const empty = await quiet();
  if (!isEmpty) must((await wall("load", board.notes)) === board.notes.length, "not every note came onto the wall");
  await painted();
  found.load = (await quiet()) - empty;

  // the whole wall
  const zoom = Math.min(WIDTH / board.width, HEIGHT / board.height) * 0.95;
  await wall("look", -40, -40, zoom);
  found.zoom = isEmpty ? 1 : (await wall("camera"))[2];
  const percent = (part) => `${(part * 100).toFixed(1)} %`;
  if (found.zoom > zoom * 1.01)
    found.notes.push(`stops at ${percent(found.zoom)}, the whole wall asks for ${percent(zoom)}`);
  await gesture("pan of the whole wall", (n) => (n < FRAMES / 2 ? wheel(5, 3) : wheel(-5, -3)));

  // at 100 %
  await wall("look", -50, -50, 1);
  const from = isEmpty ? [0, 0, 1] : await wall("camera");
  await gesture("pan at 100 %", () => wheel(40, 25));
  if (!isEmpty) {
    const to = await wall("camera");
    const way = (to[0] - from[0]) / found.frames["pan at 100 %"];
    must(Math.abs(way - 40) < 2, `a frame of panning went ${way} instead of 40`);
  }

  // out and in again by a factor of four
  const slow = await page.evaluate(() => window.wall.slow);
  let least = 1;
  await gesture("zoom", async (n) => {
    await wheel(0, n < FRAMES / 2 ? slow : -slow, 2);
    if (n === FRAMES / 2 - 1 && !isEmpty) least = (await wall("camera"))[2];
  });
  must(least > 0.2 && least < 0.3, `the zoom went to ${least} instead of 0.25`);

  // carrying: what is in sight first, then others
  const inSight = (note) => note.x < WIDTH - 50 && note.y < HEIGHT - 50;
  const ids = [...board.notes.filter(inSight), ...board.notes.filter((note) => !inSight(note))].map((note) => note.id);
  const near = (note) => Math.hypot(note.x - 350, note.y - 250);
  const first = board.notes.reduce((best, note) => (near(note) < near(best) ? note : best));
  const [x, y] = [first.x + 50 + 20, first.y + 50 + 20];
  for (const carried of [1, 200]) {
    await wall("look", -50, -50, 1);
    await wall("select", [first.id, ...ids.filter((id) => id !== first.id)].slice(0, carried));
    await quiet();
    const other = ids.find((id) => id !== first.id);
    const before = isEmpty ? null : [await wall("place", first.id), await wall("place", other)];
    await mouse("mouseMoved", x, y);
    await mouse("mousePressed", x, y, held);
    await mouse("mouseMoved", x + 30, y + 20, held);
    await gesture(`drag of ${carried}`, (n) => mouse("mouseMoved", x + 40 + 6 * n, y + 30 + 4 * n, held));
    if (!isEmpty) {
      const last = found.frames[`drag of ${carried}`] - 1;
      const after = [await wall("place", first.id), await wall("place", other)];
      const ways = after.map((place, n) => place[0] - before[n][0]);
      must(ways[0] > 6 * last && ways[1] > 6 * last === carried > 1, `a drag of ${carried} went ${ways}`);
    }
    // laid back where they were
    await mouse("mouseMoved", x + 2, y + 2, held);
    await painted();
    await mouse("mouseMoved", x, y, held);
    await painted();
    await mouse("mouseReleased", x, y, { ...held, buttons: 0 });
    await painted();
    await page.keyboard.press("Escape");
    await wall("select", []);
    await quiet();
  }

  // writing in a note, in place
  await wall("look", -50, -50, 1);
  const short = board.notes.filter(inSight).reduce((best, note) => (note.text.length < best.text.length ? note : best));
  await page.mouse.dblclick(short.x + 50 + short.side / 2, short.y + 50 + short.side / 2);
  await painted();
  await page.keyboard.press("End");
  const typed = "Samverkan mellan regioner och kommuner är det som vi vill ";
  const written = await wall("text");
  must(written.trim().startsWith(short.text.split(" ")[0]), "the note didn't open for writing");
  await gesture("key to painted text", async (n) => {
    const letter = typed[n % typed.length];
    const key = (type, more = {}) => session.send("Input.dispatchKeyEvent", { type, key: letter, ...more });
    await key("keyDown", { text: letter, unmodifiedText: letter });
    await key("keyUp");
  });
  const more = (await wall("text")).length - written.length;
  must(more === found.frames["key to painted text"], `${more} letters came`);
}

try {
  await main();
} catch (error) {
  found.failed = String(error.message ?? error).split("\n")[0];
}
const picture = process.env.RUSDESK_BENCH_PEERS_PICTURE;
if (picture) await browser.pages()[0].screenshot({ path: picture }).catch(() => {});
console.log(JSON.stringify(found));
await browser.close();
server.close();
rmSync(profile, { recursive: true, force: true });
process.exit(0);
