import { byId, el } from "./element.js";
import { bytes } from "./format.js";
import { checkFields } from "./field-problems.js";
import { readQuestion } from "./question-fields.js";
import { DEFAULT_QUESTION } from "./route.js";

/** The form that takes a capture: by drag and drop anywhere on it, or chosen; and what to size for. */
export class CaptureForm {
  #form = byId("capture-form");
  #drop = byId("drop");
  #input = byId("file");
  #nameTyped = false;

  /**
   * @param {Promise<Array>} profiles session definitions, `{name, title}`
   * @param {(request: {file: File, name: string, users: number, inside: string, definition: ?string, question: Object}) => void} onSubmit hears of a complete form;
   *     `definition` is the device's, null where none was chosen
   */
  constructor(profiles, onSubmit) {
    profiles.then((known) => byId("device").append(...known.map(({ name, title }) => el("option", { value: name }, title))));
    this.#input.addEventListener("change", () => this.#show(this.#input.files[0]));
    this.#form.elements.namedItem("name").addEventListener("input", (event) => {
      this.#nameTyped = event.target.value !== "";
    });
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
    this.#form.elements.namedItem("inside").value = networks.join(", ");
    this.#complain(`Choose ${name} again: the page does not hold it any more.`);
    this.focus();
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
    if (files.length !== 1) {
      this.#complain(files.length === 0 ? "That was no file." : `One capture at a time: ${files.length} files were dropped.`);
      return;
    }
    this.#input.files = files;
    this.#show(files[0]);
  }

  #show(file) {
    this.#complain("");
    this.#drop.classList.toggle("chosen", file !== undefined);
    byId("file-chosen").textContent = file === undefined ? "" : `${file.name}, ${bytes(file.size)}`;
    if (file !== undefined && !this.#nameTyped) {
      this.#form.elements.namedItem("name").value = file.name;
    }
  }

  #submit(onSubmit) {
    const file = this.#input.files[0];
    if (file === undefined) {
      this.#complain("Choose a capture first.");
      this.#input.focus();
      return;
    }
    if (checkFields(this.#form, byId("form-problem"))) {
      const { elements } = this.#form;
      const name = elements.namedItem("name").value.trim() || file.name;
      const users = elements.namedItem("captureUsers").valueAsNumber;
      const inside = elements.namedItem("inside").value.trim();
      const definition = elements.namedItem("device").value || null;
      onSubmit({ file, name, users, inside, definition, question: readQuestion(this.#form, DEFAULT_QUESTION) });
    }
  }

  #complain(text) {
    byId("file-problem").textContent = text;
  }
}
