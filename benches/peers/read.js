// Reads a file in slices of 4 MiB, the next one on its way while the last is looked at, as the engine does.
onmessage = async ({ data: file }) => {
  const SLICE = 4 << 20;
  const ask = (at) => (at < file.size ? file.slice(at, at + SLICE).arrayBuffer() : undefined);
  let [bytes, at, next] = [0, 0, ask(0)];
  while (next) {
    const slice = new Uint8Array(await next);
    at += SLICE;
    next = ask(at);
    bytes += slice.length;
  }
  postMessage({ bytes });
};
