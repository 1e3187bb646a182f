import * as api from "./api.js";
import { pause } from "./pause.js";
import { Problem } from "./problem.js";

const TRIES = 120;
const PAUSE_MILLIS = 500;

/** The metrics of a capture under a definition; those just asked for may take a moment. */
export async function metricsOf(captureId, definition, signal) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.metrics(captureId, definition, signal);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 404 || attempt === TRIES) {
        throw error;
      }
      await pause(PAUSE_MILLIS, signal);
    }
  }
}
