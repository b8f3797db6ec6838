-- The table of connections that several nodes share, version 1. Run it once:
--     psql droplets < droplets.sql
-- For PostgreSQL 15. It keeps to what CockroachDB and YugabyteDB take as well.

CREATE TABLE droplets_schema (
    -- Which version of the table this is. A release says on its set-up page which one it needs.
    version INTEGER NOT NULL
);
INSERT INTO droplets_schema (version) VALUES (1);

CREATE TABLE droplets_connection (
    -- SHA-256 of the handle that the browser's cookie holds.
    row_key    BYTEA PRIMARY KEY,
    -- The connection, by AES-256-GCM under DIGITAL_OCEAN_SESSION_KEY.
    sealed     BYTEA NOT NULL,
    -- Grows whenever tokens are put in place.
    version    INTEGER NOT NULL,
    -- Which node may send the refresh token, and since when.
    claimed_by UUID,
    claimed_at TIMESTAMP WITH TIME ZONE,
    -- When somebody came with it, to five minutes.
    seen_at    TIMESTAMP WITH TIME ZONE,
    -- When it ends unless somebody comes with it.
    ends_at    TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX droplets_connection_ends_at ON droplets_connection (ends_at);
