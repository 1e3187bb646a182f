# Reads draws as a user of R does and summarises them: Rscript read-back.R DRAWS.json CHAIN-1.csv CHAIN-2.csv ...
# Prints a row for each form and parameter: form, name, mean, sd, R-hat, bulk and tail effective sample size, MCSE of the mean.
suppressPackageStartupMessages({
  library(posterior)
  library(jsonlite)
})

files <- commandArgs(trailingOnly = TRUE)

read_chain <- function(file) {
  as_draws_array(as_draws_matrix(as.matrix(read.csv(file, comment.char = "#", check.names = FALSE))))
}

summarise <- function(form, draws) {
  rows <- summarise_draws(draws, "mean", "sd", "rhat", "ess_bulk", "ess_tail", "mcse_mean")
  for (i in seq_len(nrow(rows))) {
    cat(form, rows$variable[i], sprintf("%.12g", unlist(rows[i, -1])), "\n", sep = "\t")
  }
}

json <- fromJSON(files[1])
summarise("json", as_draws_array(simplify2array(lapply(json$posterior, t))))

chains <- do.call(bind_draws, c(lapply(files[-1], read_chain), along = "chain"))
summarise("csv", subset_draws(chains, variable = grep("__$", variables(chains), value = TRUE, invert = TRUE)))

for (name in names(json$log_likelihood)) {
  stopifnot(
    identical(dim(json$log_likelihood[[name]])[1:2], dim(json$posterior[[1]])),
    dim(json$log_likelihood[[name]])[3] == length(json$observed_data[[name]]),
    is.finite(json$log_likelihood[[name]])
  )
}
