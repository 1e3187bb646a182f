const RETRY_MILLIS = 500;
const RETRIES = 20;
const ENDS = ["parsed", "done", "failed"];

/**
 * Follows server-sent progress until its `status` event says the end, or the signal does. A stream that is not there yet (the
 * upload that it tells of is only just beginning) is asked for again. Progress only informs: what polls goes on without it.
 *
 * @param {string} path of the event stream
 * @param {AbortSignal} signal ends it
 * @param {(progress: Object) => void} onProgress receives every `progress` event
 */
export function follow(path, signal, onProgress) {
  open(path, signal, onProgress, RETRIES);
}

function open(path, signal, onProgress, retries) {
  if (signal.aborted) {
    return;
  }
  const source = new EventSource(path);
  const close = () => source.close();
  signal.addEventListener("abort", close, { once: true });
  source.addEventListener("progress", (event) => onProgress(JSON.parse(event.data)));
  source.addEventListener("status", (event) => {
    if (ENDS.includes(JSON.parse(event.data).status)) {
      close();
    }
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED && retries > 0) {
      setTimeout(() => open(path, signal, onProgress, retries - 1), RETRY_MILLIS);
    }
  });
}
