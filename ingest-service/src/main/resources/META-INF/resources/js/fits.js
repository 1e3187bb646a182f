import * as api from "./api.js";
import { follow } from "./events.js";
import { mayChange } from "./visitor.js";

/** How long the service holds a question whose answer is not final: so often progress is told. */
const LOOK = "PT0.4S";

/** Browsers open six connections to a server at most over HTTP/1.1, and an event stream holds one. */
const MOST_FOLLOWED = 3;

/** Whether nothing more will happen to a fit. */
export function isSettled(fit) {
  return fit.status === "done" || fit.status === "failed";
}

/**
 * Waits until the default of a capture under one session definition is final.
 *
 * @param {string} captureId the capture
 * @param {string} definition the session definition
 * @param {AbortSignal} signal ends the waiting
 * @param {{start: () => Promise<void>, comparing: (document: Object) => void, progress: (fit: Object, progress: Object) => void}} listener `start` has all
 *     models fitted where nobody asked for that yet, `comparing` hears what is going on, `{provisional, fits}`, whenever that was asked, `progress` of
 *     iterations of a chain
 * @returns {Promise<?Object>} document of the default; null where all fits have ended and none can be trusted
 */
export async function finalDefault(captureId, definition, signal, listener) {
  const followed = new Set();
  for (let isStarted = false; ;) {
    const answer = await api.bestFit(captureId, definition, LOOK, signal);
    if (!isStarted && isUnasked(answer) && await mayChange()) {
      isStarted = true;
      await listener.start();
      continue;
    }
    if (answer?.status !== "comparing") {
      return answer;
    }
    listener.comparing(answer);
    followNew(answer.fits, followed, signal, listener);
  }
}

/**
 * Waits until there is a default under each of some session definitions, or none can be trusted; the quick model is fitted where there is no fit.
 *
 * @param {string} captureId the capture
 * @param {string[]} definitions names of built-in session definitions
 * @param {AbortSignal} signal ends the waiting
 * @param {(document: Object) => void} comparing hears what is going on
 * @returns {Promise<boolean>} whether there is a default under any of them
 */
export async function quickDefaults(captureId, definitions, signal, comparing) {
  for (const definition of await mayChange() ? definitions : []) {
    await api.startFit({ captures: [captureId], definition, quick: true }, signal);
  }
  let isAny = false;
  for (const definition of definitions) {
    let answer = await api.bestFit(captureId, definition, LOOK, signal);
    while (answer?.status === "comparing") {
      comparing(answer);
      answer = await api.bestFit(captureId, definition, LOOK, signal);
    }
    isAny ||= Boolean(answer);
  }
  return isAny;
}

/** Whether there is no fit, or none but the quick model that nobody asked for. */
function isUnasked(answer) {
  return answer === undefined || answer?.quick === true;
}

/** The fits of a capture alone under one session definition, newest first. */
export async function fitsUnder(captureId, definition, signal) {
  const fits = await api.fits(captureId, signal);
  return fits.filter((fit) => fit.definition === definition && fit.captures.length === 1);
}

/**
 * The fit to show where the default is not asked for or there is none: of the model asked for the newest, else the newest that is done, else the newest.
 *
 * @returns {Object|undefined} undefined where a model is asked for that has no fit
 */
export function listedFit(fits, model) {
  return model === null ? fits.find((fit) => fit.status === "done") ?? fits[0] : fits.find((fit) => fit.model === model);
}

/** The newest fit of every model. */
export function newestByModel(fits) {
  const byModel = new Map();
  for (const fit of fits) {
    if (!byModel.has(fit.model)) {
      byModel.set(fit.model, fit);
    }
  }
  return [...byModel.values()];
}

function followNew(fits, followed, signal, listener) {
  const running = fits.filter((fit) => fit.status === "running");
  const open = running.filter((fit) => followed.has(fit.id)).length;
  for (const fit of running.filter((candidate) => !followed.has(candidate.id)).slice(0, Math.max(0, MOST_FOLLOWED - open))) {
    followed.add(fit.id);
    follow(`/api/fits/${fit.id}/events`, signal, (progress) => listener.progress(fit, progress));
  }
}
