/** What the parameters of a model are, by the table of families that the product serves. */
export class Meanings {
  #table;
  #population;
  #arrivals;
  #durations;

  /**
   * @param {Object} table document of `/api/families`
   * @param {string} model name of the model
   */
  constructor(table, model) {
    const { arrivals, durations } = familiesOf(table, model);
    this.#table = table;
    this.#population = table.population;
    this.#arrivals = named(table.arrivals, arrivals);
    this.#durations = { tcp: named(table.durations, durations.tcp), udp: named(table.durations, durations.udp) };
  }

  /**
   * The meaning of a parameter in a few words, and in detail with its family's constants, where there is more to say. Both are empty
   * where the table does not have it.
   *
   * @param {string} name as draws have it, such as `tcp.hazard[2016]`
   * @returns {{text: string, detail: ?string}}
   */
  of(name) {
    const { share, standing, prefixes } = this.#table;
    const ofAll = [share, standing].find((each) => vectorOf(each.name) === vectorOf(name));
    if (ofAll !== undefined) {
      return { text: ofAll.meaning, detail: detail({ meaning: "", constants: [] }, ofAll) || null };
    }
    const protocol = Object.keys(prefixes).find((each) => name.startsWith(prefixes[each]));
    const families = protocol === undefined ? [this.#population, this.#arrivals, this.#durations.tcp] : [this.#durations[protocol]];
    const vector = vectorOf(protocol === undefined ? name : name.slice(prefixes[protocol].length));
    for (const family of families) {
      const parameter = family?.parameters.find((each) => vectorOf(each.name) === vector);
      if (parameter !== undefined) {
        return { text: protocol === undefined ? parameter.meaning : `${protocol.toUpperCase()} ${parameter.meaning}`, detail: detail(family, parameter) };
      }
    }
    return { text: "", detail: null };
  }
}

/** The families in the name of a model: those of the article's, else what the table's pattern finds in the name. */
function familiesOf({ article, combined }, model) {
  if (model === article.name) {
    return { arrivals: article.arrivals, durations: { tcp: article.durations, udp: article.durations } };
  }
  const { arrivals, tcp, udp = tcp } = new RegExp(`^(?:${combined.pattern})$`).exec(model)?.groups ?? {};
  return { arrivals, durations: { tcp, udp } };
}

function named(families, name) {
  return families.find((family) => family.name === name);
}

/** The name of a parameter without its indices: what the parameters of one vector share. */
export function vectorOf(name) {
  return name.split("[")[0];
}

function detail({ meaning, constants }, { name, unit, indices }) {
  const letters = indices.map((index) => `${index.name} in ${name}: ${index.meaning}.`);
  const values = constants.map((constant) => `${constant.name} = ${withUnit(constant.value, constant.unit)}: ${constant.meaning}.`);
  return [meaning, ...letters, ...values, unit === "1" ? "" : `Unit: ${unit}.`].filter(Boolean).join("\n");
}

function withUnit(value, unit) {
  return unit === "1" ? String(value) : `${value} ${unit}`;
}
