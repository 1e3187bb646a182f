/**
 * The area between two lines as a series of one shape: from all low ends forwards and all high ends back. ECharts' stacked areas know neither logarithmic
 * axes nor a horizontal axis of values.
 *
 * @param {string} name of the series
 * @param {Array<[number, number]>} low the lower line
 * @param {Array<[number, number]>} high the upper line
 * @param {{fill: string, opacity: number}} style
 */
export function bandSeries(name, low, high, style) {
  const outline = [...low, ...[...high].reverse()];
  return {
    name, type: "custom", silent: true, data: outline, tooltip: { show: false }, z: 2, clip: true,
    renderItem: ({ dataIndex }, api) => (dataIndex > 0 ? null : {
      type: "polygon",
      shape: { points: outline.map((point) => api.coord(point)) },
      style,
    }),
  };
}
