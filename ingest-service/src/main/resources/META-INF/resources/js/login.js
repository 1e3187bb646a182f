const PLACE = "tidemark.place";

/** Goes to the server of identities, and keeps the place in the page meanwhile: a fragment does not survive a redirect. Never settles. */
export function toLogin() {
  sessionStorage.setItem(PLACE, location.hash);
  location.assign("/login");
  return new Promise(() => {});
}

/** Goes back to the place that a login was asked for at. */
export function backToPlace() {
  const place = sessionStorage.getItem(PLACE);
  sessionStorage.removeItem(PLACE);
  if (place !== null && location.hash === "") {
    history.replaceState(null, "", `/${place}`);
  }
}
