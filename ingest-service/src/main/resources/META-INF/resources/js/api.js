import { toLogin } from "./login.js";
import { pause } from "./pause.js";
import { Problem } from "./problem.js";
import { DEFAULT_QUESTION, ofPeople } from "./route.js";

/** The calls of the HTTP interface that the page makes; each throws a Problem where the answer is none. */

/** Who looks at the page, and what they may. */
export const me = (signal) => getJson("/api/me", {}, signal);
export const captures = (signal) => getJson("/api/captures", {}, signal);
export const capture = (id, signal) => getJson(`/api/captures/${id}`, {}, signal);
export const metrics = (id, definition, signal) => getJson(`/api/captures/${id}/metrics`, { definition }, signal);
export const hosts = (id, signal) => getJson(`/api/captures/${id}/hosts`, {}, signal);
export const profiles = (signal) => getJson("/api/profiles", {}, signal);
/** What the parameters of every model are. */
export const families = (signal) => getJson("/api/families", {}, signal);
export const fits = (captureId, signal) => getJson("/api/fits", { capture: captureId }, signal);
export const fit = (id, signal) => getJson(`/api/fits/${id}`, {}, signal);
/** The default of a capture, or what is going on, status `comparing`, until it is final or `wait` is over; null where no fit can be trusted, undefined where there is none. */
export const bestFit = (captureId, definition, wait, signal) => getJson("/api/fits/best", { capture: captureId, definition, wait }, signal).catch(insteadWhere(409, null)).catch(insteadWhere(404, undefined));
export const draws = (id, signal) => getJson(`/api/fits/${id}/draws`, { format: "json" }, signal);
/** The laws of some numbers of users, with what a question takes of people. */
export const concurrency = (fitId, users, question, signal) => getJson("/api/concurrency", { fit: fitId, users, horizon: unlessDefault("horizon", question.horizon), ...takenOfPeople(question) }, signal);
export const sizing = (fitId, question, signal) => getJson(sizingAddress(fitId, question), {}, signal);
export const comparison = (fitId, signal) => getJson("/api/concurrency/comparison", { fit: fitId }, signal);
/** The backtest of a fit; waits a minute at most for the fit of the first halves, then the status is 409. */
export const backtest = (fitId, signal) => getJson("/api/backtest", { fit: fitId, wait: "PT1M" }, signal);
/** The checks of a fit against data sets drawn from it; null where the service has none. */
export const checks = (fitId, signal) => getJson(`/api/fits/${fitId}/checks`, {}, signal).catch(insteadWhere(404, null));
/** The people whom a fit rests on; null where the service has none. */
export const people = (fitId, signal) => getJson(`/api/fits/${fitId}/people`, {}, signal).catch(insteadWhere(404, null));
/** How the hours of the day differ, by a fit; null where the service has no such document. */
export const tide = (fitId, signal) => getJson(`/api/fits/${fitId}/tide`, {}, signal).catch(insteadWhere(404, null));
/** What runs on in the names of a rotation's files. */
export const rotationNames = () => getJson("/rotation-names.json", {});
/** The guide to findings, in Markdown. */
export const findingsGuide = async () => (await call("/FINDINGS.md")).text();
export const deleteCapture = (id) => call(`/api/captures/${id}`, { method: "DELETE" });
export const publishDefinition = (id, definition, signal) => postJson(`/api/captures/${id}/definitions`, { definition }, signal);
/** Starts the fit of a model, or where none is named those of all models that compete. */
export const startFit = (request, signal) => postJson("/api/fits", request, signal);

/** The sizes with all devices, and the whole answer of the most demanding. */
export const profileSizes = (captureId, question, signal) => getJson(address("/api/sizing/profiles", { capture: captureId, ...parameters(question) }), {}, signal);

/** Address of the sizing document; what has no effect is left out. */
export function sizingAddress(fitId, question) {
  return address("/api/sizing", { fit: fitId, ...parameters(question) });
}

/** Address of all draws as CSV in CmdStan's form. */
export function drawsAddress(fitId) {
  return `/api/fits/${fitId}/draws`;
}

/** The stream table of a capture as CSV text. */
export async function streamsCsv(id) {
  const response = await call(`/api/captures/${id}/streams`, { headers: { accept: "text/csv" } });
  return response.text();
}

/** A path with its query; parameters without value are left out. */
export function address(path, parameters) {
  const present = Object.entries(parameters).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(present);
  return present.length === 0 ? path : `${path}?${query}`;
}

function parameters(question) {
  const { users, certainty, horizon, growth, years, utilisation } = question;
  const grows = growth !== 0 && years !== 0;
  return {
    users, certainty, horizon,
    growth: grows ? growth : undefined,
    years: grows ? years : undefined,
    utilisation: unlessDefault("utilisation", utilisation),
    ...takenOfPeople(question),
  };
}

function takenOfPeople(question) {
  return Object.fromEntries(["people", ...ofPeople(question)].map((name) => [name, unlessDefault(name, question[name])]));
}

function unlessDefault(name, value) {
  return value === DEFAULT_QUESTION[name] ? undefined : value;
}

function insteadWhere(status, value) {
  return (error) => {
    if (error instanceof Problem && error.status === status) {
      return value;
    }
    throw error;
  };
}

async function getJson(path, parameters, signal) {
  const response = await call(address(path, parameters), { signal, headers: { accept: "application/json" } });
  return response.json();
}

async function postJson(path, body, signal) {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const response = await call(path, { method: "POST", headers, body: JSON.stringify(body), signal });
  const text = await response.text();
  return text === "" ? {} : JSON.parse(text);
}

/** How often a read is tried again that a service has no room for now. */
const TRIES_WHILE_BUSY = 4;

/** Status of an answer to somebody who has not logged in, or not lately. */
const NOT_LOGGED_IN = 401;

async function call(path, options = {}) {
  const response = await fetchOnceThereIsRoom(path, options);
  if (response.status === NOT_LOGGED_IN) {
    await toLogin();
  }
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response;
}

async function fetchOnceThereIsRoom(path, options) {
  for (let tries = 1; ; tries++) {
    const response = await fetch(path, options).catch((error) => {
      throw error instanceof TypeError ? Problem.noAnswer(path) : error;
    });
    const seconds = Number(response.headers.get("retry-after"));
    if (response.status !== 503 || options.method !== undefined || seconds === 0 || tries === TRIES_WHILE_BUSY) {
      return response;
    }
    await pause(1000 * seconds, options.signal);
  }
}
