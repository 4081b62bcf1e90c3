// Excalidraw with the notes, and what the measuring asks of a wall: window.wall
import { createRoot } from "react-dom/client";
import { convertToExcalidrawElements, Excalidraw } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";

window.EXCALIDRAW_ASSET_PATH = "/";

// its tool bars are put away as far as they can be
const shown = (api) => {
  const all = () => api.getSceneElements();
  const byId = (id) => all().find((one) => one.id === id);
  window.wall = {
    slow: 2.5, // what the wheel turns in a frame to be at a quarter of the zoom after thirty
    load(notes) {
      const skeletons = notes.map((note) => ({
        type: "rectangle",
        id: note.id,
        x: note.x,
        y: note.y,
        width: note.side,
        height: note.side,
        backgroundColor: note.hex,
        fillStyle: "solid",
        strokeWidth: 1,
        roughness: 0,
        label: { text: note.text, fontSize: note.px, fontFamily: 2 },
      }));
      api.updateScene({ elements: convertToExcalidrawElements(skeletons, { regenerateIds: false }) });
      return all().filter((one) => one.type === "rectangle").length;
    },
    look: (x, y, zoom) => void api.updateScene({ appState: { scrollX: -x, scrollY: -y, zoom: { value: zoom } } }),
    camera() {
      const { scrollX, scrollY, zoom } = api.getAppState();
      return [-scrollX, -scrollY, zoom.value];
    },
    select: (ids) =>
      void api.updateScene({ appState: { selectedElementIds: Object.fromEntries(ids.map((id) => [id, true])) } }),
    place(id) {
      const { x, y } = byId(id);
      return [x, y];
    },
    text: () => document.querySelector("textarea.excalidraw-wysiwyg")?.value ?? "",
  };
};

createRoot(document.getElementById("root")).render(<Excalidraw excalidrawAPI={shown} zenModeEnabled langCode="en" />);
