CREATE TABLE about (
  name VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  CONSTRAINT pk_about PRIMARY KEY (name)
);

CREATE TABLE alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE document (
  kind VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  body VARCHAR NOT NULL,
  CONSTRAINT pk_document PRIMARY KEY (kind, id)
);

CREATE TABLE event (
  scenario_id VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  start VARCHAR NOT NULL,
  months INTEGER NOT NULL,
  target VARCHAR NOT NULL,
  members VARCHAR NOT NULL,
  operation VARCHAR NOT NULL,
  value FLOAT NOT NULL,
  changed_by VARCHAR NOT NULL,
  changed_at VARCHAR NOT NULL,
  why VARCHAR NOT NULL,
  CONSTRAINT pk_event PRIMARY KEY (scenario_id, id),
  CONSTRAINT fk_event_scenario_id FOREIGN KEY(scenario_id) REFERENCES scenario (id) ON DELETE CASCADE
);

CREATE TABLE history (
  id INTEGER NOT NULL,
  label VARCHAR NOT NULL,
  changed_by VARCHAR NOT NULL,
  changed_at VARCHAR NOT NULL,
  undone BOOLEAN NOT NULL,
  edits VARCHAR NOT NULL,
  CONSTRAINT pk_history PRIMARY KEY (id)
);

CREATE INDEX ix_scenario_parent_id ON scenario (parent_id);

CREATE TABLE model (
  mark VARCHAR NOT NULL,
  version VARCHAR NOT NULL,
  body BLOB NOT NULL,
  CONSTRAINT pk_model PRIMARY KEY (mark)
);

CREATE TABLE observation (
  id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  variable VARCHAR NOT NULL,
  members VARCHAR NOT NULL,
  month VARCHAR NOT NULL,
  yearly BOOLEAN NOT NULL,
  value FLOAT,
  low FLOAT,
  high FLOAT,
  source VARCHAR NOT NULL,
  note VARCHAR NOT NULL,
  CONSTRAINT pk_observation PRIMARY KEY (id)
);

CREATE TABLE override (
  scenario_id VARCHAR NOT NULL,
  lever VARCHAR NOT NULL,
  members VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  schedule VARCHAR NOT NULL,
  changed_by VARCHAR NOT NULL,
  changed_at VARCHAR NOT NULL,
  why VARCHAR NOT NULL,
  CONSTRAINT pk_override PRIMARY KEY (scenario_id, lever, members),
  CONSTRAINT fk_override_scenario_id FOREIGN KEY(scenario_id) REFERENCES scenario (id) ON DELETE CASCADE
);

CREATE TABLE play (
  id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  began VARCHAR NOT NULL,
  exercise VARCHAR NOT NULL,
  CONSTRAINT pk_play PRIMARY KEY (id)
);

CREATE TABLE play_entry (
  play_id VARCHAR NOT NULL,
  number INTEGER NOT NULL,
  body VARCHAR NOT NULL,
  CONSTRAINT pk_play_entry PRIMARY KEY (play_id, number),
  CONSTRAINT fk_play_entry_play_id FOREIGN KEY(play_id) REFERENCES play (id) ON DELETE CASCADE
);

CREATE TABLE result (
  fingerprint VARCHAR NOT NULL,
  start VARCHAR NOT NULL,
  months INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  draw_count INTEGER NOT NULL,
  draws_kept BOOLEAN NOT NULL,
  used INTEGER NOT NULL,
  size INTEGER NOT NULL, world VARCHAR DEFAULT 'steady' NOT NULL, model VARCHAR DEFAULT '' NOT NULL,
  CONSTRAINT pk_result PRIMARY KEY (fingerprint)
);

CREATE TABLE result_draws (
  fingerprint VARCHAR NOT NULL,
  series VARCHAR NOT NULL,
  body BLOB NOT NULL,
  CONSTRAINT pk_result_draws PRIMARY KEY (fingerprint, series),
  CONSTRAINT fk_result_draws_fingerprint FOREIGN KEY(fingerprint) REFERENCES result (fingerprint) ON DELETE CASCADE
);

CREATE TABLE result_summary (
  fingerprint VARCHAR NOT NULL,
  body BLOB NOT NULL,
  CONSTRAINT pk_result_summary PRIMARY KEY (fingerprint),
  CONSTRAINT fk_result_summary_fingerprint FOREIGN KEY(fingerprint) REFERENCES result (fingerprint) ON DELETE CASCADE
);

CREATE TABLE scenario (
  id VARCHAR NOT NULL,
  situation_id VARCHAR NOT NULL,
  parent_id VARCHAR,
  position INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  status VARCHAR NOT NULL,
  bookmarked BOOLEAN NOT NULL,
  letter VARCHAR NOT NULL,
  colour INTEGER NOT NULL,
  dash INTEGER NOT NULL,
  description VARCHAR NOT NULL,
  CONSTRAINT pk_scenario PRIMARY KEY (id),
  CONSTRAINT fk_scenario_situation_id FOREIGN KEY(situation_id) REFERENCES situation (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT fk_scenario_parent_id FOREIGN KEY(parent_id) REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE settings (
  id INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  marking VARCHAR NOT NULL,
  vocabulary VARCHAR NOT NULL,
  draws INTEGER NOT NULL,
  seed INTEGER NOT NULL,
  months INTEGER NOT NULL, world VARCHAR DEFAULT 'turning' NOT NULL,
  CONSTRAINT pk_settings PRIMARY KEY (id),
  CONSTRAINT ck_settings_one_row CHECK (id = 1)
);

CREATE TABLE situation (
  id VARCHAR NOT NULL,
  position INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  CONSTRAINT pk_situation PRIMARY KEY (id)
);

CREATE TABLE "view" (
  name VARCHAR NOT NULL,
  value VARCHAR NOT NULL,
  CONSTRAINT pk_view PRIMARY KEY (name)
);
