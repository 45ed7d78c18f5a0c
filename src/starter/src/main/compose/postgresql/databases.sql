-- Runs once, when the server is made. The passwords come from its environment.
\getenv customers_password CUSTOMERS_DATABASE_PASSWORD
\getenv keycloak_password KEYCLOAK_DATABASE_PASSWORD

CREATE ROLE customers LOGIN PASSWORD :'customers_password';
CREATE ROLE keycloak LOGIN PASSWORD :'keycloak_password';
CREATE DATABASE customers OWNER customers;
CREATE DATABASE keycloak OWNER keycloak;

-- By default anybody who can log in may open any database.
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
REVOKE ALL ON DATABASE customers FROM PUBLIC;
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
