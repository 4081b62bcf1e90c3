// tldraw with the notes, and what the measuring asks of a wall: window.wall
import { createRoot } from "react-dom/client";
import { getAssetUrls } from "@tldraw/assets/selfHosted";
import { Tldraw, toRichText } from "tldraw";
import "tldraw/tldraw.css";

const COLOURS = ["yellow", "orange", "grey", "light-red", "light-violet", "light-blue", "blue", "light-green"];
const SIDE = 200; // of its own note, unscaled

// limits that keep away what is measured are raised; its tool bars are hidden
const shown = (editor) => {
  const named = (id) => `shape:${id}`;
  window.wall = {
    slow: 4.6, // what the wheel turns in a frame to be at a quarter of the zoom after thirty
    load(notes) {
      editor.createShapes(
        notes.map((note) => ({
          id: named(note.id),
          type: "note",
          x: note.x,
          y: note.y,
          props: {
            color: COLOURS[note.colour],
            size: "s",
            font: "sans",
            scale: note.side / SIDE,
            richText: toRichText(note.text),
          },
        })),
      );
      return editor.getCurrentPageShapeIds().size;
    },
    look: (x, y, zoom) => void editor.setCamera({ x: -x, y: -y, z: zoom }, { immediate: true, force: true }),
    camera() {
      const { x, y, z } = editor.getCamera();
      return [-x, -y, z];
    },
    select: (ids) => void editor.select(...ids.map(named)),
    place(id) {
      const { x, y } = editor.getShape(named(id));
      return [x, y];
    },
    text: () => document.querySelector(".tl-rich-text [contenteditable=true]")?.textContent ?? "",
  };
};

createRoot(document.getElementById("root")).render(
  <div style={{ position: "fixed", inset: 0 }}>
    <Tldraw
      hideUi
      assetUrls={getAssetUrls({ baseUrl: "/tldraw/" })}
      options={{ maxShapesPerPage: 100_000 }}
      onMount={shown}
    />
  </div>,
);
