// Durations gamma: shape and rate.
data {
  int<lower=0> connections;
  vector<lower=0>[connections] duration;
}
parameters {
  real<lower=0> g_alpha;
  real<lower=0> g_beta;
}
model {
  g_alpha ~ exponential(0.5);
  g_beta ~ exponential(0.5);
  duration ~ gamma(g_alpha, g_beta);
}
