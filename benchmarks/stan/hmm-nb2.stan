// Arrivals hmm-nb2: counts of a two-state Markov chain that starts stationary, summed out by the forward algorithm.
data {
  int<lower=1> seconds;
  int<lower=0> counts[seconds];
}
parameters {
  ordered[2] log_mean;
  vector<lower=0>[2] phi;
  real<lower=0, upper=1> p12;
  real<lower=0, upper=1> p21;
}
model {
  vector[2] forward;
  vector[2] moved;
  log_mean ~ normal(0, 3);
  phi ~ exponential(0.5);
  p12 ~ beta(1, 4);
  p21 ~ beta(1, 4);
  moved[1] = log(p21) - log(p12 + p21);
  moved[2] = log(p12) - log(p12 + p21);
  for (second in 1:seconds) {
    for (state in 1:2)
      forward[state] = moved[state] + neg_binomial_2_log_lpmf(counts[second] | log_mean[state], phi[state]);
    moved[1] = log_sum_exp(forward[1] + log1m(p12), forward[2] + log(p21));
    moved[2] = log_sum_exp(forward[1] + log(p12), forward[2] + log1m(p21));
  }
  target += log_sum_exp(forward);
}
