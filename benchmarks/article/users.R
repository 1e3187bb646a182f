# One run of the source article's last simulation: one to ten users for three hours, from pools of posterior predictive counts
# and durations. Each user opens a number of connections drawn afresh every second, each held for whole seconds, from an empty
# network. Every connection counts here; the article's own loop takes the first of each second only.
# Rscript users.R DRAWS RESULT: DRAWS is a CSV of nb_alpha, nb_beta, g_alpha, g_beta; RESULT receives the seconds of a run.
suppressPackageStartupMessages({
  library(dplyr)
  library(tidyr)
  library(purrr)
})
arguments <- commandArgs(trailingOnly = TRUE)
set.seed(1)
posterior <- read.csv(arguments[1])
pool <- posterior[rep(seq_len(nrow(posterior)), each = 100), ]
pool$count <- rnbinom(nrow(pool), size = pool$nb_alpha, prob = pool$nb_beta / (1 + pool$nb_beta))
pool$duration <- rgamma(nrow(pool), shape = pool$g_alpha, rate = pool$g_beta)
horizon <- 3 * 3600

changes <- function(durations) {
  change <- numeric(horizon)
  for (second in seq_len(horizon)) {
    change[second] <- change[second] + length(durations[[second]])
    ends <- second + ceiling(durations[[second]])
    for (end in ends[ends <= horizon]) change[end] <- change[end] - 1
  }
  change
}

one_run <- function(most_users) {
  map(seq_len(most_users), \(users) expand_grid(users = users, user = seq_len(users), second = seq_len(horizon))) |>
    bind_rows() |>
    mutate(
      count = sample(pool$count, size = n(), replace = TRUE),
      durations = map(count, \(size) sample(pool$duration, size = size, replace = TRUE))
    ) |>
    group_by(users, second) |>
    summarise(durations = list(unlist(durations)), .groups = "drop_last") |>
    mutate(concurrent = cumsum(changes(durations)))
}

took <- replicate(3, system.time(one_run(10))[["elapsed"]])
writeLines(paste("seconds", median(took)), arguments[2])
