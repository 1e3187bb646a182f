import * as api from "./api.js";
import { CaptureForm } from "./capture-form.js";
import { CaptureView } from "./capture-view.js";
import { byId } from "./element.js";
import { backToPlace } from "./login.js";
import { isAbort, Problem, problemNotice } from "./problem.js";
import { Progress } from "./progress.js";
import { showRecent } from "./recent.js";
import { formatRoute, parseRoute, WIRE } from "./route.js";
import { upload } from "./upload.js";
import { greet } from "./visitor.js";

/** The page: shows the form or a capture's answer, as its address says. */

const WIRE_ONLY = [{ name: WIRE, title: "connections on the wire (the article's)" }];

const profiles = sessionDefinitions();
const form = new CaptureForm(profiles, startUpload);
const view = new CaptureView(byId("result"), profiles, {
  change: (part) => replace({ ...parseRoute(location.hash), ...part }),
  leave: () => go("#/"),
  again: () => visit(),
  take: takeAs,
});
/** Status of the answer to files that are not one capture. */
const NOT_ONE_CAPTURE = 409;

/** What was uploaded last, to send it again as that of another number of users: the id of a capture follows from both. */
let uploaded = { captureId: null, files: [], person: "", inside: "" };
let visiting = new AbortController();

window.addEventListener("hashchange", visit);
byId("skip").addEventListener("click", () => byId("main").focus());
byId("another").addEventListener("click", () => form.focus());
backToPlace();
greet();
visit();

/** Shows what the address asks for; what was under way for an earlier one ends. */
async function visit() {
  visiting.abort();
  visiting = new AbortController();
  const { signal } = visiting;
  const route = parseRoute(location.hash);
  if (route.captureId === null) {
    show("start");
    document.title = "Tidemark";
    await showRecent(signal);
  } else {
    show("result");
    await view.show(route, signal);
  }
}

/** Uploads captures one after the other. That of one is answered; of several the list is shown. */
async function startUpload({ captures, users, person, inside, definition, question }) {
  const { signal } = visiting;
  byId("start-problem").replaceChildren();
  show("uploading");
  byId("cancel-upload").onclick = visit;
  try {
    const ids = [];
    for (const capture of captures) {
      ids.push(...await uploadAsFound({ ...capture, users, person, inside }, signal));
    }
    if (ids.length === 1) {
      go(formatRoute({ captureId: ids[0], definition, question }));
    } else {
      visit();
    }
  } catch (error) {
    uploadFailed(error);
  }
}

/** Uploads a capture. Files whose times do not adjoin as their names do are captures of their own. */
async function uploadAsFound(capture, signal) {
  try {
    return [await uploadOne(capture, signal)];
  } catch (error) {
    if (!capture.mustAdjoin || error.status !== NOT_ONE_CAPTURE) {
      throw error;
    }
    byId("start-problem").replaceChildren(problemNotice(new Problem("Each file was taken as a capture of its own", error.detail)));
  }
  const ids = [];
  for (const file of capture.files) {
    ids.push(await uploadOne({ ...capture, files: [file], name: file.name, mustAdjoin: false }, signal));
  }
  return ids;
}

async function uploadOne({ files, ...about }, signal) {
  const progress = new Progress(byId("uploading-steps"));
  const bytes = files.reduce((total, { size }) => total + size, 0);
  byId("uploading-heading").textContent = `Uploading ${files.length === 1 ? files[0].name : about.name}`;
  byId("uploading-heading").focus();
  const captureId = await upload(files, about, signal, {
    sent: (sent) => progress.sent(Math.min(sent, bytes), bytes),
    read: (read) => progress.read(read),
  });
  uploaded = { captureId, files, person: about.person, inside: about.inside };
  return captureId;
}

/** Takes a capture as that of another number of users: sends the file again, or asks for it. */
function takeAs({ id, name, hosts }, users) {
  if (uploaded.captureId === id) {
    const { definition, question } = parseRoute(location.hash);
    startUpload({ captures: [{ files: uploaded.files, name, mustAdjoin: false }], users, person: uploaded.person, inside: uploaded.inside, definition, question });
  } else {
    show("start");
    form.askFor(name || "the capture", users, hosts.networks);
    go("#/");
  }
}

function uploadFailed(error) {
  show("start");
  if (!isAbort(error)) {
    const notice = problemNotice(error);
    byId("start-problem").replaceChildren(notice);
    notice.focus();
  }
}

function show(id) {
  for (const part of ["start", "uploading", "result"]) {
    byId(part).hidden = part !== id;
  }
  byId("another").hidden = id !== "result";
}

/** Goes to another address, as a link does. */
function go(hash) {
  location.hash = hash;
}

/** Changes the address in place: a question asked anew is no new page. */
function replace(route) {
  history.replaceState(null, "", formatRoute(route));
  visit();
}

/** The session definitions that the product knows; `wire` alone where it does not tell. */
async function sessionDefinitions() {
  try {
    return await api.profiles();
  } catch {
    return WIRE_ONLY;
  }
}
