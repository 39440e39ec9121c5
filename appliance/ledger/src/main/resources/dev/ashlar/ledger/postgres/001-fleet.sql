-- Tables of the fleet. Columns that decide are real columns; the rest of a record is its JSON.

CREATE TABLE machine (
    name    text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    state   text   NOT NULL,
    body    jsonb  NOT NULL
);

CREATE TABLE ticket (
    hash       text        PRIMARY KEY,
    machine    text        NOT NULL,
    image      text        NOT NULL,
    generation bigint      NOT NULL,
    expires_at timestamptz NOT NULL,
    used_key   text,
    used_at    timestamptz
);
CREATE INDEX ticket_unspent ON ticket (machine) WHERE used_key IS NULL;

CREATE TABLE certificate (
    number      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    serial      text        PRIMARY KEY,
    machine     text        NOT NULL,
    key         text        NOT NULL,
    image       text        NOT NULL,
    provisional boolean     NOT NULL,
    expires_at  timestamptz NOT NULL,
    pem         text        NOT NULL,
    revoked_at  timestamptz
);
CREATE INDEX certificate_key ON certificate (key, provisional);
CREATE INDEX certificate_machine ON certificate (machine);

CREATE TABLE plan (
    generation bigint PRIMARY KEY,
    parent     bigint REFERENCES plan (generation),
    body       jsonb NOT NULL
);

-- Exactly one row: the target, null before the first plan.
CREATE TABLE plan_target (
    only_row   boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    generation bigint REFERENCES plan (generation) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO plan_target (generation) VALUES (NULL);

CREATE TABLE image (
    id           text PRIMARY KEY,
    reference    text COLLATE "C" NOT NULL UNIQUE,
    published_at timestamptz NOT NULL
);

CREATE TABLE channel (
    name     text COLLATE "C" PRIMARY KEY,
    image    text   NOT NULL REFERENCES image (id),
    sequence bigint NOT NULL
);

CREATE TABLE event (
    number  bigint PRIMARY KEY,
    at      timestamptz NOT NULL,
    kind    text NOT NULL,
    subject text NOT NULL,
    message text NOT NULL
);

-- Exactly one row. Its lock makes events commit in the order of their numbers, so a reader misses none.
CREATE TABLE event_counter (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last_number bigint NOT NULL
);
INSERT INTO event_counter (last_number) VALUES (0);
