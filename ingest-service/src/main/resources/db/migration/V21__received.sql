-- How many bytes a team has uploaded on a day (UTC), whatever became of them; the team is empty where nobody logs in.
CREATE TABLE received (
  team  text   NOT NULL,
  day   date   NOT NULL,
  bytes bigint NOT NULL,
  PRIMARY KEY (team, day)
);
