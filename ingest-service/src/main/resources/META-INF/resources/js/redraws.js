/**
 * How long a changed question takes, as measures of the browser's performance timeline: `redraw` until the page shows what it can say at once,
 * `answer` until the service's answer stands there.
 */
export const redraws = {
  /** A question has changed. */
  asked() {
    performance.clearMarks("asked");
    performance.mark("asked");
  },
  /** Everything that can be said at once is drawn. */
  drawn() {
    performance.measure("redraw", "asked");
  },
  /** The answer stands there. */
  answered() {
    if (performance.getEntriesByName("asked").length > 0) {
      performance.measure("answer", "asked");
      performance.clearMarks("asked");
    }
  },
};
