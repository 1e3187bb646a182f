import * as api from "./api.js";
import { pause } from "./pause.js";
import { Problem } from "./problem.js";

const TRIES = 10;
const PAUSE_MILLIS = 1_000;

/** The backtest of a fit. Each try waits a minute for the fit of the first halves, which takes longer on a busy machine. */
export async function backtestOf(fitId, signal) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.backtest(fitId, signal);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 409 || attempt === TRIES) {
        throw error;
      }
      await pause(PAUSE_MILLIS, signal);
    }
  }
}
