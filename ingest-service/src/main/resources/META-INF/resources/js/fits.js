import * as api from "./api.js";
import { follow } from "./events.js";
import { pause } from "./pause.js";
import { Problem } from "./problem.js";

const POLL_MILLIS = 400;
const FIRST_FIT_MILLIS = 60_000;

/** Browsers open six connections to a server at most over HTTP/1.1, and an event stream holds one. */
const MOST_FOLLOWED = 3;

/** Whether nothing more will happen to a fit. */
export function isSettled(fit) {
  return fit.status === "done" || fit.status === "failed";
}

/**
 * Waits until every fit of a capture under one session definition is done or failed, and which of their models predicts best is known.
 *
 * @param {string} captureId the capture
 * @param {string} definition the session definition
 * @param {AbortSignal} signal ends the waiting
 * @param {{fits: (fits: Array) => void, progress: (fit: Object, progress: Object) => void}} listener `fits` hears of the list
 *     whenever it was read, `progress` of iterations of a chain
 * @returns {Promise<Array>} the fits, newest first
 */
export async function settledFits(captureId, definition, signal, listener) {
  const followed = new Set();
  const deadline = Date.now() + FIRST_FIT_MILLIS;
  for (;;) {
    const fits = await fitsUnder(captureId, definition, signal);
    listener.fits(fits);
    if (fits.length > 0 && fits.every(isSettled) && !await isComparing(fits, signal)) {
      // read anew: the default may have moved between the list and the word that nothing is compared any more
      return fitsUnder(captureId, definition, signal);
    }
    if (fits.length === 0 && Date.now() > deadline) {
      throw new Problem("No fit has begun", "A capture is fitted as soon as it is parsed, but after 60 s there is still none. Is fit-service running?");
    }
    followNew(fits, followed, signal, listener);
    await pause(POLL_MILLIS, signal);
  }
}

/** Whether models are still being scored on the capture's second half, so that another one may become the default. */
async function isComparing(fits, signal) {
  const any = bestSoFar(fits) ?? fits.find((fit) => fit.status === "done");
  return any !== undefined && (any.provisional === true || (await api.fit(any.id, signal)).comparing === true);
}

/** The default, or as long as other models are being fitted and scored the best until then; undefined where there is none. */
export function bestSoFar(fits) {
  return fits.find((fit) => fit.default) ?? fits.find((fit) => fit.provisional);
}

/** The fits of a capture alone under one session definition, newest first. */
export async function fitsUnder(captureId, definition, signal) {
  const fits = await api.fits(captureId, signal);
  return fits.filter((fit) => fit.definition === definition && fit.captures.length === 1);
}

/**
 * The fit to show: of the model asked for the newest, else the default, else the best so far, else the newest that is done, else the newest.
 *
 * @returns {Object|undefined} undefined where a model is asked for that has no fit
 */
export function chosenFit(fits, model) {
  if (model !== null) {
    return fits.find((fit) => fit.model === model);
  }
  return bestSoFar(fits) ?? fits.find((fit) => fit.status === "done") ?? fits[0];
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
