/**
 * The timeouts of a session profile and its rules for services, and what a reader changed of them:
 * `fortigate~udp.first=30~services.DNS=on` in an address.
 */

/** Each timeout by its path in a profile, in words. */
export const STATES = [
  { path: "tcp.synSent", protocol: "TCP", name: "SYN, not answered yet" },
  { path: "tcp.synReceived", protocol: "TCP", name: "SYN answered" },
  { path: "tcp.established", protocol: "TCP", name: "established and idle" },
  { path: "tcp.halfClosed", protocol: "TCP", name: "closed by one side" },
  { path: "tcp.closed", protocol: "TCP", name: "closed by both sides" },
  { path: "tcp.reset", protocol: "TCP", name: "reset" },
  { path: "udp.first", protocol: "UDP", name: "a single packet" },
  { path: "udp.single", protocol: "UDP", name: "packets of one side" },
  { path: "udp.multiple", protocol: "UDP", name: "packets of both sides" },
];

const EDITED = "changed on Tidemark's page";
const SERVICE = "services.";
const SWITCH = new Map([["on", true], ["off", false]]);

/** A timeout of a profile, `{seconds, source}`; null where it is not known. */
export function timeoutAt(profile, path) {
  const [protocol, state] = path.split(".");
  return profile[protocol]?.[state] ?? null;
}

/** The rules for services that are known of any of some profiles, the first of each name. */
export function knownServices(profiles) {
  const byName = new Map();
  for (const rule of profiles.flatMap(({ services = [] }) => services)) {
    if (!byName.has(rule.name)) {
      byName.set(rule.name, rule);
    }
  }
  return [...byName.values()];
}

/** Where a rule stands among the changes. */
export function servicePath({ name }) {
  return SERVICE + name;
}

/** Whether a profile has a rule for a service. */
export function hasService(profile, { name }) {
  return (profile.services ?? []).some((rule) => rule.name === name);
}

/**
 * A profile with some timeouts and rules changed.
 *
 * @param {Object} profile as `/api/profiles` shows it
 * @param {Map<string, number|null|boolean>} changes by path: seconds, null for not known; whether a rule holds
 * @param {Array<Object>} known the rules that may be added
 */
export function changed(profile, changes, known) {
  const { title, tcp, udp, services = [] } = profile;
  const copy = { name: "edited", title: `${title}, edited`, tcp: { ...tcp }, udp: { ...udp } };
  for (const { path } of STATES.filter(({ path }) => changes.has(path))) {
    const [protocol, state] = path.split(".");
    const seconds = changes.get(path);
    copy[protocol][state] = seconds === null ? null : { seconds, source: EDITED, verified: false };
  }
  const kept = services.filter((rule) => changes.get(servicePath(rule)) !== false);
  const added = known.filter((rule) => changes.get(servicePath(rule)) === true && !hasService(profile, rule))
    .map((rule) => ({ ...rule, source: EDITED, verified: false }));
  return { ...copy, services: [...kept, ...added] };
}

/** Writes what was changed of a profile for an address. */
export function formatChanges(name, changes) {
  return [name, ...[...changes].map(([path, value]) => `${path}=${written(value)}`)].join("~");
}

function written(value) {
  return typeof value === "boolean" ? (value ? "on" : "off") : value ?? "";
}

/** Reads it back; parts that name no timeout, no service or no value are left out. */
export function parseChanges(text) {
  const [name, ...parts] = text.split("~");
  const changes = new Map();
  for (const part of parts) {
    const [path, value = ""] = part.split("=");
    if (path.startsWith(SERVICE) && SWITCH.has(value)) {
      changes.set(path, SWITCH.get(value));
    }
    const seconds = value === "" ? null : Number(value);
    if (STATES.some((state) => state.path === path) && (seconds === null || seconds >= 0)) {
      changes.set(path, seconds);
    }
  }
  return { name, changes };
}
