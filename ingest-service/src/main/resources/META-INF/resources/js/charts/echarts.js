// Apache ECharts as the web jar brings it: the one line that names its version. A test holds it against the pom.
export * from "/_static/echarts/6.0.0/dist/echarts.esm.min.js";
