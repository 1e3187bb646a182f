// Arrivals nb: independent counts, one a second.
data {
  int<lower=0> seconds;
  int<lower=0> counts[seconds];
}
parameters {
  real<lower=0> nb_alpha;
  real<lower=0> nb_beta;
}
model {
  nb_alpha ~ exponential(0.5);
  nb_beta ~ exponential(0.5);
  counts ~ neg_binomial(nb_alpha, nb_beta);
}
