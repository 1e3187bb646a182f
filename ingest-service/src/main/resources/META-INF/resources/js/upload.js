import { address } from "./api.js";
import { follow } from "./events.js";
import { Problem } from "./problem.js";

const PATH = "/api/captures";

/**
 * Sends a capture as it is, and tells how far it is while it travels.
 *
 * @param {File[]} files the capture; several are read as one
 * @param {{name: string, users: number, person: string, inside: string, mustAdjoin: boolean}} about its name, the number of people whose traffic it
 *     holds, who it is where it is one, empty where nobody says, the networks they are in, empty for the private ones, and whether several files are one capture only where their times adjoin (`mustAdjoin`)
 * @param {AbortSignal} signal cancels it
 * @param {{sent: (bytes: number) => void, read: (progress: {bytes: number, packets: number, streams: number}) => void}} listener
 *     `sent` hears of bytes that left, `read` of what the service has made of them
 * @returns {Promise<string>} the capture's id, once all of it is stored
 */
export async function upload(files, { name, users, person, inside, mustAdjoin }, signal, listener) {
  const token = crypto.randomUUID ? crypto.randomUUID() : randomToken();
  const done = new AbortController();
  follow(`/api/uploads/${token}/events`, AbortSignal.any([signal, done.signal]), listener.read);
  try {
    const query = { name, users, person: users === 1 && person ? person : undefined, inside: inside || undefined, adjoining: mustAdjoin || undefined, upload: token };
    return await send(address(PATH, query), files, signal, listener.sent);
  } finally {
    done.abort();
  }
}

/** One file goes as it is, several as a form. */
function bodyOf(files) {
  if (files.length === 1) {
    return files[0];
  }
  const form = new FormData();
  files.forEach((file) => form.append("file", file));
  return form;
}

function send(path, files, signal, onSent) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    if (files.length === 1) {
      request.setRequestHeader("content-type", "application/octet-stream");
    }
    request.setRequestHeader("accept", "application/json");
    request.upload.addEventListener("progress", (event) => onSent(event.loaded));
    request.addEventListener("load", () => settle(request, resolve, reject));
    request.addEventListener("error", () => reject(brokeOff()));
    request.addEventListener("abort", () => reject(new DOMException("cancelled", "AbortError")));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(bodyOf(files));
  });
}

function settle(request, resolve, reject) {
  if (request.status === 202) {
    resolve(JSON.parse(request.responseText).id);
  } else {
    reject(Problem.parse(request.status, request.responseText, PATH));
  }
}

function brokeOff() {
  return new Problem("The upload broke off",
    "The connection ended before the service had answered. Nothing of it is kept. Is Tidemark still running, and is the file still readable?");
}

/** Where the page is not served from a secure context, `crypto.randomUUID` is missing. */
function randomToken() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
