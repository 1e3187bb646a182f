import { WIRE } from "./route.js";
import { changed, knownServices, parseChanges } from "./timeouts.js";

/** The session definition that a route asks for: one the product knows, or a profile with timeouts or rules changed. */
export class Session {
  /**
   * @param {{definition: string, timeouts: string|null}} route
   * @param {Array<Object>} profiles as `/api/profiles` shows them
   */
  constructor({ definition, timeouts }, profiles) {
    const { name, changes } = parseChanges(timeouts ?? definition);
    this.name = definition;
    this.base = profiles.find((profile) => profile.name === name) ?? { name, title: name, tcp: null, udp: null };
    this.changes = changes;
    this.services = knownServices(profiles);
  }

  get isWire() {
    return this.name === WIRE;
  }

  get isEdited() {
    return this.changes.size > 0;
  }

  get title() {
    return this.isEdited ? `${this.base.title}, edited` : this.base.title;
  }

  /** What it counts. */
  get entries() {
    return this.isWire ? "concurrent connections" : `session table entries of ${this.title}`;
  }

  /** What the service is asked to measure: its name, or the whole of it. */
  get asked() {
    return this.isEdited ? changed(this.base, this.changes, this.services) : this.name;
  }
}
