import { el } from "./element.js";

/** What went wrong, in the words of a problem document (RFC 9457) or of the page itself. */
export class Problem extends Error {
  /**
   * @param {string} title what is wrong, the same for every occurrence
   * @param {string} detail what is wrong here: what, where, what was expected
   * @param {number} status HTTP status, 0 where no answer came
   */
  constructor(title, detail, status = 0) {
    super(detail === "" ? title : `${title}: ${detail}`);
    this.title = title;
    this.detail = detail;
    this.status = status;
  }

  /** The problem that an answer with an error status describes. */
  static async of(response) {
    return Problem.parse(response.status, await response.text(), new URL(response.url).pathname);
  }

  /** The problem in the body of an error answer; a body that is none is named by its status and path. */
  static parse(status, body, path) {
    const document = parsedOrEmpty(body);
    if (typeof document.title === "string") {
      return new Problem(document.title, document.detail ?? "", status);
    }
    return new Problem(`The service answered ${status}`, `${path} gave no further explanation.`, status);
  }

  /** No answer came at all. */
  static noAnswer(path) {
    return new Problem("The service does not answer", `${path} could not be reached. Is Tidemark still running?`);
  }
}

/** Whether this is only the word that a request is no longer wanted. */
export function isAbort(error) {
  return error instanceof DOMException && error.name === "AbortError";
}

/**
 * A notice of a problem, announced and focusable.
 *
 * @param {Error} error a Problem, or a mistake of the page
 * @param {...Node} actions what the reader can do about it
 */
export function problemNotice(error, ...actions) {
  const title = error instanceof Problem ? error.title : "The page made a mistake";
  const detail = error instanceof Problem ? error.detail : String(error);
  return el("div", { class: "notice bad", role: "alert", tabindex: "-1" },
    el("p", { class: "notice-title" }, title),
    detail === "" ? null : el("p", { class: "notice-detail" }, detail),
    actions.length === 0 ? null : el("p", { class: "actions" }, actions));
}

function parsedOrEmpty(body) {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}
