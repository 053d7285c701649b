// A browser may end a worker without a word, and a message to it is then lost. A lock tells: the browser takes it from a worker
// that has ended, however that came about, and gives it to whoever waits for it. Without TLS, or from a disk, there are none.

/** A name that no other worker has. */
export const named = (role) => `${role} ${crypto.randomUUID?.() ?? Math.random()}`;

/** Holds the lock of a name for as long as this worker lives; resolves when it is held, or cannot be. */
export const hold = (name) => new Promise((done) => {
  const held = navigator.locks?.request(name, () => {
    done();
    return new Promise(() => {});
  });
  if (held) held.catch(done);
  else done();
});

/** Calls when the worker that holds the lock of a name has ended. */
export const whenGone = (name, call) => void navigator.locks?.request(name, call).catch(() => {});
