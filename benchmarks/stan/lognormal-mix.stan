// Durations lognormal-mixK: parts in the order of their means.
data {
  int<lower=1> parts;
  int<lower=0> connections;
  vector<lower=0>[connections] duration;
}
parameters {
  simplex[parts] w;
  ordered[parts] mu;
  vector<lower=0>[parts] sigma;
}
model {
  vector[parts] log_w = log(w);
  w ~ dirichlet(rep_vector(2, parts));
  mu ~ normal(0, 5);
  sigma ~ lognormal(0, 0.75);
  for (i in 1:connections) {
    vector[parts] of_part = log_w;
    for (part in 1:parts)
      of_part[part] += lognormal_lpdf(duration[i] | mu[part], sigma[part]);
    target += log_sum_exp(of_part);
  }
}
