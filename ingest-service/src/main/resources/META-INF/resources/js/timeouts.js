/** The timeouts of a session profile, and what a reader changed of them: `fortigate~udp.first=30~udp.single=30` in an address. */

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

/** A timeout of a profile, `{seconds, source}`; null where it is not known. */
export function timeoutAt(profile, path) {
  const [protocol, state] = path.split(".");
  return profile[protocol]?.[state] ?? null;
}

/**
 * A profile with some timeouts changed.
 *
 * @param {Object} profile as `/api/profiles` shows it
 * @param {Map<string, number|null>} changes seconds by path, null for not known
 */
export function changed(profile, changes) {
  const { title, tcp, udp, services = [] } = profile;
  const copy = { name: "edited", title: `${title}, edited`, tcp: { ...tcp }, udp: { ...udp }, services };
  for (const [path, seconds] of changes) {
    const [protocol, state] = path.split(".");
    copy[protocol][state] = seconds === null ? null : { seconds, source: EDITED, verified: false };
  }
  return copy;
}

/** Writes what was changed of a profile for an address. */
export function formatChanges(name, changes) {
  return [name, ...[...changes].map(([path, seconds]) => `${path}=${seconds ?? ""}`)].join("~");
}

/** Reads it back; parts that name no timeout or no number are left out. */
export function parseChanges(text) {
  const [name, ...parts] = text.split("~");
  const changes = new Map();
  for (const part of parts) {
    const [path, value = ""] = part.split("=");
    const seconds = value === "" ? null : Number(value);
    if (STATES.some((state) => state.path === path) && (seconds === null || seconds >= 0)) {
      changes.set(path, seconds);
    }
  }
  return { name, changes };
}
