// Joins a terminal in the page with the host over a WebSocket: bytes there and back, and the terminal's size. A token
// brings a person who was cut off back to the same place; it is kept for this tab alone.
"use strict";
(() => {
  const options = new URLSearchParams(location.search);
  const plain = options.has("lines");
  const terminal = new Terminal({
    allowProposedApi: true, fontSize: 15, fontFamily: "'Cascadia Mono','DejaVu Sans Mono',Menlo,Consolas,monospace",
    screenReaderMode: plain, scrollback: plain ? 5000 : 0, convertEol: true, theme: { background: "#0d1117", foreground: "#d0d7de" },
  });
  const fit = new FitAddon.FitAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(new UnicodeGraphemesAddon.UnicodeGraphemesAddon());
  terminal.open(document.getElementById("terminal"));
  fit.fit();
  // Sizes below the interface's least get a smaller letter.
  const shrink = () => {
    fit.fit();
    while (terminal.options.fontSize > 7 && (terminal.cols < 80 || terminal.rows < 24)) {
      terminal.options.fontSize -= 1;
      fit.fit();
    }
  };
  shrink();
  const write = new TextEncoder();
  let socket = null;
  let wait = 500;
  const send = (message) => { if (socket && socket.readyState === WebSocket.OPEN) socket.send(message); };
  const say = (message) => send(JSON.stringify(message));
  const join = () => {
    const at = (location.protocol === "https:" ? "wss://" : "ws://") + location.host + "/play";
    socket = new WebSocket(at);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      wait = 500;
      say({
        cols: terminal.cols, rows: terminal.rows, lang: options.get("lang") || (navigator.language || "").slice(0, 2),
        code: decodeURIComponent(location.hash.slice(1)), token: sessionStorage.getItem("token") || "", name: options.get("name") || "",
        lines: plain, still: matchMedia("(prefers-reduced-motion: reduce)").matches,
      });
    };
    socket.onmessage = (event) => {
      if (typeof event.data !== "string") {
        terminal.write(new Uint8Array(event.data));
        return;
      }
      const told = JSON.parse(event.data);
      if (told.token) sessionStorage.setItem("token", told.token);
      if (told.left) {
        sessionStorage.removeItem("token");
        socket.onclose = null;
        terminal.write("\r\n\x1b[0m" + told.left + "\r\n");
        const again = terminal.onKey((key) => { if (key.key === "\r") { again.dispose(); terminal.reset(); join(); } });
      }
    };
    socket.onclose = () => {
      setTimeout(join, wait);
      wait = Math.min(wait * 2, 10000);
    };
  };
  terminal.onData((text) => send(write.encode(text)));
  terminal.onBinary((text) => send(Uint8Array.from(text, (c) => c.charCodeAt(0))));
  terminal.onResize((size) => say({ cols: size.cols, rows: size.rows }));
  addEventListener("resize", () => fit.fit());
  terminal.focus();
  join();
})();
