import { rotationNames } from "./api.js";
import { byId, el } from "./element.js";
import { bytes } from "./format.js";
import { checkFields } from "./field-problems.js";
import { readQuestion } from "./question-fields.js";
import { rotationsOf } from "./rotations.js";
import { DEFAULT_QUESTION } from "./route.js";

/** The form that takes a capture: by drag and drop anywhere on it, or chosen; and what to size for. */
export class CaptureForm {
  #form = byId("capture-form");
  #drop = byId("drop");
  #input = byId("file");
  #nameTyped = false;

  /**
   * @param {Promise<Array>} profiles session definitions, `{name, title}`
   * @param {(request: {captures: {files: File[], name: string, mustAdjoin: boolean}[], users: number, person: string, inside: string, definition: ?string, question: Object}) => void} onSubmit hears of a complete form;
   *     `definition` is the device's, null where none was chosen
   */
  constructor(profiles, onSubmit) {
    profiles.then((known) => byId("device").append(...known.map(({ name, title }) => el("option", { value: name }, title))));
    this.#input.addEventListener("change", () => this.#show(this.#input.files));
    this.#form.elements.namedItem("name").addEventListener("input", (event) => {
      this.#nameTyped = event.target.value !== "";
    });
    this.#form.elements.namedItem("captureUsers").addEventListener("input", () => this.#offerPerson());
    this.#listenToDrops();
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(onSubmit);
    });
  }

  /** Puts the focus where a capture is chosen. */
  focus() {
    this.#input.focus();
  }

  /** Asks for a capture that the page does not hold any more, to be taken as that of so many users in these networks. */
  askFor(name, users, networks) {
    this.#form.elements.namedItem("captureUsers").value = users;
    this.#offerPerson();
    this.#form.elements.namedItem("inside").value = networks.join(", ");
    this.#complain(`Choose ${name} again: the page does not hold it any more.`);
    this.focus();
  }

  /** A capture of one person only is somebody's. */
  #offerPerson() {
    const { elements } = this.#form;
    elements.namedItem("person").disabled = elements.namedItem("captureUsers").valueAsNumber !== 1;
  }

  #listenToDrops() {
    this.#form.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.#drop.classList.add("over");
    });
    this.#form.addEventListener("dragleave", (event) => {
      if (!this.#form.contains(event.relatedTarget)) {
        this.#drop.classList.remove("over");
      }
    });
    this.#form.addEventListener("drop", (event) => {
      event.preventDefault();
      this.#drop.classList.remove("over");
      this.#take(event.dataTransfer.files);
    });
  }

  #take(files) {
    if (files.length === 0) {
      this.#complain("That was no file.");
      return;
    }
    this.#input.files = files;
    this.#show(files);
  }

  #show(chosen) {
    const files = [...chosen];
    this.#complain("");
    this.#drop.classList.toggle("chosen", files.length > 0);
    byId("file-chosen").textContent = files.length === 0 ? "" : `${nameOf(files)}, ${bytes(sizeOf(files))}`;
    byId("several").hidden = files.length < 2;
    if (files.length > 0 && !this.#nameTyped) {
      this.#form.elements.namedItem("name").value = nameOf(files);
    }
  }

  async #submit(onSubmit) {
    const files = [...this.#input.files];
    if (files.length === 0) {
      this.#complain("Choose a capture first.");
      this.#input.focus();
      return;
    }
    if (checkFields(this.#form, byId("form-problem"))) {
      const { elements } = this.#form;
      const users = elements.namedItem("captureUsers").valueAsNumber;
      const person = elements.namedItem("person").value.trim();
      const inside = elements.namedItem("inside").value.trim();
      const definition = elements.namedItem("device").value || null;
      const question = readQuestion(this.#form, DEFAULT_QUESTION);
      onSubmit({ captures: await this.#captures(files), users, person, inside, definition, question });
    }
  }

  /** What is uploaded: one capture with the name that was typed, or several, each with the name of its files. */
  async #captures(files) {
    const { elements } = this.#form;
    const several = elements.namedItem("several").value;
    const groups = files.length === 1 || several === "one" ? [files] : await grouped(files, several);
    const typed = groups.length === 1 ? elements.namedItem("name").value.trim() : "";
    return groups.map((group) => ({
      files: group,
      name: typed || nameOf(group),
      mustAdjoin: several === "told" && group.length > 1,
    }));
  }

  #complain(text) {
    byId("file-problem").textContent = text;
  }
}

/** Files as captures; where nobody tells how rotations are named, each is one. */
async function grouped(files, several) {
  return several === "own" ? files.map((file) => [file]) : rotationsOf(files, await rotationNames().catch(() => []));
}

function nameOf(files) {
  return files.length === 1 ? files[0].name : `${files[0].name} to ${files[files.length - 1].name}`.slice(0, 200);
}

function sizeOf(files) {
  return files.reduce((total, { size }) => total + size, 0);
}
