# Samples a Stan program as rstan's users do, and says how long its chains took and what their draws are worth.
# Medians of three seeds. Rscript fit.R PROGRAM DATA RESULT: DATA assigns the program's data; RESULT receives one "name value" a line.
suppressPackageStartupMessages(library(rstan))
arguments <- commandArgs(trailingOnly = TRUE)
data <- new.env()
sys.source(arguments[2], data)
program <- stan_model(arguments[1], boost_lib = "/usr/include")
runs <- sapply(1:3, function(seed) {
  fit <- sampling(program, as.list(data), chains = 4, warmup = 1000, iter = 2000, cores = 2, seed = seed, refresh = 0)
  summary <- as.data.frame(rstan::monitor(fit, warmup = 0, print = FALSE))
  varying <- summary[rownames(summary) != "lp__" & summary[["sd"]] > 0, ]
  c(chainSeconds = sum(get_elapsed_time(fit)),
    smallestBulkEss = min(varying[["Bulk_ESS"]]),
    largestRhat = max(varying[["Rhat"]]))
})
medians <- apply(runs, 1, median)
writeLines(paste(names(medians), medians), arguments[3])
