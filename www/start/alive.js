// A browser may end a worker without a word, and a message to it is then lost. A lock tells: the browser takes it from a worker
// that has ended, however that came about, and gives it to whoever waits for it. Without TLS, or from a disk, there are none.

/** A name that no other worker has. */
export const named = (role) => `${role} ${crypto.randomUUID?.() ?? Math.random()}`;

/** Holds the lock of a name for as long as this worker lives; resolves when it is held, or cannot be. */
export const hold = (name) => new Promise((done) => {
  // A name that another worker has is none to wait for.
  const held = navigator.locks?.request(name, { ifAvailable: true }, (lock) => {
    done();
    return lock && new Promise(() => {});
  });
  if (held) held.catch(done);
  else done();
});

/** Calls when the worker that holds the lock of a name has ended; `unheld` where nobody holds it. */
export const whenGone = (name, call, unheld = () => {}) => void navigator.locks?.request(name, { ifAvailable: true }, (lock) => {
  if (lock) unheld();
  else navigator.locks.request(name, call).catch(() => {});
}).catch(() => {});

/**
 * A worker of this name that ends without a word has an `error` event all the same. It holds its lock when it says its first
 * word: whoever hears of that late, because it was busy, may find that the worker has ended since (`mayBeLate`). Else one that
 * holds no lock is one that could not get it.
 */
export function watch(worker, name, mayBeLate) {
  const tell = () => worker.dispatchEvent(new ErrorEvent("error", { message: "the worker has ended without a word" }));
  worker.addEventListener("message", () => whenGone(name, tell, mayBeLate ? tell : undefined), { once: true });
}
